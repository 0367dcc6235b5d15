#ifndef OPLIFT_IR_READ_NUMBER_LIST_HPP
#define OPLIFT_IR_READ_NUMBER_LIST_HPP

#include <oplift/ir/read/pickle_value.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace oplift::ir {

/// Python's own numbers, and lists and tuples of them, as weights: what numpy.array would make of them. Booleans are
/// booleans, integers int64 and other numbers float64, to which the former are converted where they are mixed.
class number_lists {
public:
    explicit number_lists(const pickle_values& values) : values_{values} {}

    /// Throws input_error if the value is neither a number nor a list of numbers, or if lists within it differ in
    /// length. `charge` is called with a number of bytes before they are taken, and throws where that is too much.
    template <typename Charge>
    weight to_weight(pickle_handle handle, const std::string& what, Charge charge) const
    {
        walk w{what, shape_of(handle, what)};
        measure(handle, 0, w, charge);
        switch (w.widest) {
        case kind::boolean:
            return collected<std::uint8_t>(handle, w, data_type::boolean);
        case kind::integer:
            return collected<std::int64_t>(handle, w, data_type::int64);
        default:
            return collected<double>(handle, w, data_type::float64);
        }
    }

private:
    using kind = pickle_kind;

    static constexpr std::size_t most_axes = 64; // as in numpy 2; also bounds the recursion

    struct walk {
        const std::string& what;
        std::vector<std::int64_t> shape;
        kind widest      = kind::none; ///< of the numbers seen
        std::size_t size = 0;          ///< of how many
    };

    bool is_list(pickle_handle handle) const
    {
        return values_.kind(handle) == kind::list || values_.kind(handle) == kind::tuple;
    }

    std::vector<std::int64_t> shape_of(pickle_handle handle, const std::string& what) const
    {
        std::vector<std::int64_t> shape;
        for (pickle_handle part = handle; is_list(part); part = values_.items(part)[0]) {
            if (shape.size() == most_axes)
                values_.fail(handle, what + " is a list that is nested more than 64 deep");
            shape.push_back(static_cast<std::int64_t>(values_.items(part).size()));
            if (shape.back() == 0)
                break;
        }
        return shape;
    }

    /// Checks that all lists at one depth are of one length, and all that is in the deepest numbers.
    template <typename Charge>
    void measure(pickle_handle handle, std::size_t depth, walk& w, Charge& charge) const
    {
        charge(4 * sizeof(double)); // time, too: a list that is shared is walked often
        const kind k = values_.kind(handle);
        if (depth == w.shape.size()) {
            if (k != kind::boolean && k != kind::integer && k != kind::floating)
                values_.fail(handle, w.what + " is or holds " + std::string{name_of(k)} + " instead of a number");
            w.widest = std::max(w.widest, k);
            ++w.size;
            return;
        }
        if (!is_list(handle) || values_.items(handle).size() != static_cast<std::size_t>(w.shape[depth]))
            values_.fail(handle, w.what + " holds lists of different lengths");
        for (const pickle_handle item : values_.items(handle))
            measure(item, depth + 1, w, charge);
    }

    template <typename Number>
    weight collected(pickle_handle handle, const walk& w, data_type type) const
    {
        std::vector<Number> numbers;
        numbers.reserve(w.size);
        collect(handle, 0, w.shape.size(), numbers);
        weight result;
        result.type         = type;
        result.source_shape = w.shape;
        result.read         = [value = tensor::of(type, w.shape, std::move(numbers))] { return value; };
        return result;
    }

    template <typename Number>
    void collect(pickle_handle handle, std::size_t depth, std::size_t deepest, std::vector<Number>& numbers) const
    {
        if (depth < deepest) {
            for (const pickle_handle item : values_.items(handle))
                collect(item, depth + 1, deepest, numbers);
        } else if (values_.kind(handle) == kind::floating) {
            numbers.push_back(static_cast<Number>(values_.floating(handle)));
        } else {
            numbers.push_back(static_cast<Number>(values_.integer(handle)));
        }
    }

    const pickle_values& values_;
};

} // namespace oplift::ir

#endif
