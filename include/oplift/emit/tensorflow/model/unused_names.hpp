#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_UNUSED_NAMES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_UNUSED_NAMES_HPP

#include <oplift/emit/tensorflow/model/graph.hpp>

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace oplift::emit::tensorflow::model {

/// Names for further nodes of a graph. Those that are taken get a number, as in TensorFlow: read, read_1, read_2.
class unused_names {
public:
    explicit unused_names(std::span<const node> nodes)
    {
        for (const node& n : nodes)
            taken_.insert(n.definition.name());
    }

    /// A name that no node has; it is taken from then on.
    std::string take(const std::string& wanted)
    {
        return numbered(wanted, [this](const std::string& name) { return taken_.insert(name).second; });
    }

    /// A scope such as "save" in which there is no node, and whose name no node has.
    std::string scope(const std::string& wanted) const
    {
        return numbered(wanted, [this](const std::string& name) {
            const auto within = taken_.lower_bound(name + "/");
            return !taken_.contains(name) && (within == taken_.end() || !within->starts_with(name + "/"));
        });
    }

private:
    template <typename Accept>
    static std::string numbered(const std::string& wanted, Accept accept)
    {
        std::string name = wanted;
        for (int number = 1; !accept(name); ++number)
            name = wanted + "_" + std::to_string(number);
        return name;
    }

    std::set<std::string, std::less<>> taken_;
};

} // namespace oplift::emit::tensorflow::model

#endif
