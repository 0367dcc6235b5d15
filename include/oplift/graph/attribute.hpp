#ifndef OPLIFT_GRAPH_ATTRIBUTE_HPP
#define OPLIFT_GRAPH_ATTRIBUTE_HPP

#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace oplift {

/// A shape as TensorFlow's files state it: -1 for a dimension that is not known, no value where the rank is not known.
using stated_shape = std::optional<std::vector<std::int64_t>>;

/// The name of a function in the graph's library.
struct function_name {
    std::string name;
};

/// The value of a node's attribute. Lists are homogeneous; an empty list is an empty vector of integers.
using attribute_value =
    std::variant<std::monostate, std::string, std::int64_t, float, bool, data_type, stated_shape, tensor, function_name,
                 std::vector<std::string>, std::vector<std::int64_t>, std::vector<float>, std::vector<bool>,
                 std::vector<data_type>, std::vector<stated_shape>, std::vector<tensor>, std::vector<function_name>>;

/// A node's attributes, sorted by name.
class attribute_map {
public:
    attribute_map() = default;
    explicit attribute_map(std::vector<std::pair<std::string, attribute_value>> entries) : entries_{std::move(entries)}
    {
        std::ranges::sort(entries_, {}, &std::pair<std::string, attribute_value>::first);
    }

    /// The attribute of that name and type, or null.
    template <typename T>
    const T* find(std::string_view name) const
    {
        const auto entry = std::ranges::lower_bound(entries_, name, {}, &std::pair<std::string, attribute_value>::first);
        return entry != entries_.end() && entry->first == name ? std::get_if<T>(&entry->second) : nullptr;
    }

    /// The attribute of that name and type, or `otherwise`.
    template <typename T>
    T get(std::string_view name, T otherwise) const
    {
        const T* value = find<T>(name);
        return value ? *value : otherwise;
    }

    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }

private:
    std::vector<std::pair<std::string, attribute_value>> entries_;
};

} // namespace oplift

#endif
