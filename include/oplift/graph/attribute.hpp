#ifndef OPLIFT_GRAPH_ATTRIBUTE_HPP
#define OPLIFT_GRAPH_ATTRIBUTE_HPP

#include <oplift/one_of.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
    one_of<std::string, std::int64_t, float, bool, data_type, stated_shape, tensor, function_name,
           std::vector<std::string>, std::vector<std::int64_t>, std::vector<float>, std::vector<bool>,
           std::vector<data_type>, std::vector<stated_shape>, std::vector<tensor>, std::vector<function_name>>;

/// A node's attributes, sorted by name. Cheap to copy.
///
/// Many rules reach this header, so that what fills a map is a template: it is compiled where a map is filled, not
/// where one is asked.
class attribute_map {
public:
    using entry = std::pair<std::string, attribute_value>;

    attribute_map() = default;

    /// Of two attributes with one name, the first is found.
    template <typename Entries = std::vector<entry>>
    explicit attribute_map(Entries entries)
    {
        if (!std::ranges::is_sorted(entries, {}, &entry::first)) // they are, in most files
            std::ranges::stable_sort(entries, {}, &entry::first);
        auto sorted = std::make_shared<const Entries>(std::move(entries));
        first_      = sorted->data();
        count_      = sorted->size();
        owner_      = std::move(sorted);
    }

    /// The attribute of that name and type, or null.
    template <typename T>
    const T* find(std::string_view name) const
    {
        const entry* found = std::lower_bound(begin(), end(), name,
                                              [](const auto& at, std::string_view asked) { return at.first < asked; });
        return found != end() && found->first == name ? found->second.template get_if<T>() : nullptr;
    }

    /// The attribute of that name and type, or `otherwise`.
    template <typename T>
    T get(std::string_view name, T otherwise) const
    {
        const T* value = find<T>(name);
        return value ? *value : otherwise;
    }

    const entry* begin() const { return first_; }
    const entry* end() const { return first_ + count_; }

private:
    std::shared_ptr<const void> owner_;
    const entry* first_ = nullptr;
    std::size_t count_  = 0;
};

} // namespace oplift

#endif
