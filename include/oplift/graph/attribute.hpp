#ifndef OPLIFT_GRAPH_ATTRIBUTE_HPP
#define OPLIFT_GRAPH_ATTRIBUTE_HPP

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

/// A node's attributes, sorted by name. Cheap to copy.
///
/// Every rule reaches this header. To handle a variant of that many types takes the compiler half a second, so that
/// what does so is a template: it is compiled where a map is filled, not where one is asked.
class attribute_map {
public:
    using entry = std::pair<std::string, attribute_value>;

    attribute_map() = default;

    template <typename Entries = std::vector<entry>>
    explicit attribute_map(Entries entries)
    {
        // Positions are sorted, not the entries: nothing exchanges two variants.
        std::vector<std::size_t> order(entries.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const int comparison = entries[a].first.compare(entries[b].first);
            return comparison != 0 ? comparison < 0 : a < b;
        });
        auto sorted = std::make_shared<Entries>();
        sorted->reserve(entries.size());
        for (const std::size_t i : order)
            sorted->push_back(std::move(entries[i]));
        first_ = sorted->data();
        count_ = sorted->size();
        owner_ = std::move(sorted);
    }

    /// The attribute of that name and type, or null.
    template <typename T>
    const T* find(std::string_view name) const
    {
        const entry* found = std::lower_bound(begin(), end(), name,
                                              [](const auto& at, std::string_view asked) { return at.first < asked; });
        return found != end() && found->first == name ? std::get_if<T>(&found->second) : nullptr;
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
