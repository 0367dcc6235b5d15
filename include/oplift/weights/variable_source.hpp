#ifndef OPLIFT_WEIGHTS_VARIABLE_SOURCE_HPP
#define OPLIFT_WEIGHTS_VARIABLE_SOURCE_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/value_reader.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oplift {

/// Where the values of a graph's variables come from. A variable is named by its node.
class variable_source {
public:
    struct description {
        data_type                 type = data_type::invalid;
        std::vector<std::int64_t> shape;
    };

    virtual ~variable_source() = default;

    /// Type and shape of a stored variable, without reading its bytes; nothing if it is not stored.
    virtual std::optional<description> describe(std::string_view variable) const = 0;

    /// The value, as a view where the file allows it. Its integrity is checked on the first call.
    /// Throws input_error if the variable is not stored or its bytes are damaged.
    virtual tensor read(std::string_view variable) const = 0;

    /// What reads a variable later, in order too where the source can do that. Must not be used after the source is
    /// gone.
    virtual value_reader reader(std::string_view variable) const
    {
        return [this, name = std::string{variable}] { return read(name); };
    }
};

} // namespace oplift

#endif
