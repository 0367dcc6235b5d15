#ifndef OPLIFT_IR_READ_NUMPY_OBJECT_HPP
#define OPLIFT_IR_READ_NUMPY_OBJECT_HPP

#include <oplift/ir/numpy_type.hpp>
#include <oplift/ir/read/byte_spelling.hpp>
#include <oplift/ir/read/pickle_global.hpp>
#include <oplift/ir/read/pickle_value.hpp>
#include <oplift/ir/read/shown_text.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace oplift::ir {

/// The element type of an array of numpy's.
struct numpy_element {
    data_type type  = data_type::invalid;
    bool objects    = false; ///< the elements are Python objects, not numbers
    bool big_endian = false;
};

/// An array or a number of numpy's, as a pickle holds it.
struct numpy_array {
    numpy_element element;
    std::vector<std::int64_t> stored;     ///< the extents in which the elements lie, row-major
    std::vector<std::size_t> permutation; ///< axis i of the array is axis permutation[i] of these; empty: as they are
    pickle_handle data = 0;               ///< the bytes; of objects, the list of them
};

namespace detail {

/// Makes bytes of Python's a tensor: a view of the file, or a copy where they are spelled as a text or big-endian.
inline tensor numpy_tensor(const std::shared_ptr<const mapped_file>& file, const spelled& content,
                           const numpy_element& element, const std::vector<std::int64_t>& shape, std::size_t byte_count)
{
    tensor result;
    result.type  = element.type;
    result.shape = shape;
    if (content.how == spelling::bytes && !element.big_endian) {
        result.bytes = std::as_bytes(std::span{content.text});
        result.owner = file;
        result.file  = file;
        return result;
    }
    std::vector<std::byte> bytes = bytes_of(content, byte_count);
    if (element.big_endian) {
        const bool complex     = element.type == data_type::complex64 || element.type == data_type::complex128;
        const std::size_t size = size_of(element.type) / (complex ? 2 : 1);
        for (auto at = bytes.begin(); at != bytes.end(); at += static_cast<std::ptrdiff_t>(size))
            std::reverse(at, at + static_cast<std::ptrdiff_t>(size));
    }
    auto storage = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    result.bytes = *storage;
    result.owner = std::move(storage);
    return result;
}

} // namespace detail

/// Reads numpy's arrays, numbers and element types among the values of a pickle: what `_reconstruct` and its state,
/// `scalar` and `_frombuffer` would make. All functions throw input_error, whose sentence begins with `what` it is
/// about.
class numpy_objects {
public:
    numpy_objects(const pickle_values& values, std::shared_ptr<const mapped_file> file)
        : values_{values}, file_{std::move(file)}
    {
    }

    /// Whether the value is an array or a number of numpy's.
    bool is_array(pickle_handle handle) const
    {
        return values_.is_call_of(handle, pickle_global::reconstruct) ||
               values_.is_call_of(handle, pickle_global::scalar) ||
               values_.is_call_of(handle, pickle_global::from_buffer);
    }

    /// The parts of a value of which is_array holds. The bytes of arrays of numbers are as many as type and shape say.
    numpy_array array(pickle_handle handle, const std::string& what)
    {
        numpy_array result;
        if (values_.is_call_of(handle, pickle_global::reconstruct))
            result = reconstructed(handle, what);
        else if (values_.is_call_of(handle, pickle_global::scalar))
            result = scalar(handle, what);
        else
            result = from_buffer(handle, what);
        if (!result.element.objects)
            check_bytes(result, what);
        return result;
    }

    /// An array of numbers as a weight, whose bytes are converted when it is read.
    weight to_weight(pickle_handle handle, const std::string& what)
    {
        numpy_array a = array(handle, what);
        if (a.element.objects)
            values_.fail(handle, what + " is an array of Python objects, not of numbers");
        weight w;
        w.type         = a.element.type;
        w.source_shape = std::move(a.stored);
        w.permutation  = std::move(a.permutation);
        w.read         = [file = file_, content = values_.text(a.data), element = a.element, shape = w.source_shape,
                  size = byte_count_of(w)] { return detail::numpy_tensor(file, content, element, shape, size); };
        return w;
    }

private:
    using kind = pickle_kind;

    static constexpr std::size_t most_axes = 64; // as in numpy 2

    static std::size_t byte_count_of(const weight& w)
    {
        return static_cast<std::size_t>(w.element_count()) * size_of(w.type);
    }

    bool is_bytes(pickle_handle handle) const
    {
        return values_.kind(handle) == kind::bytes || values_.kind(handle) == kind::string;
    }

    std::span<const pickle_handle> tuple(pickle_handle handle, const std::string& what, std::string_view part) const
    {
        if (values_.kind(handle) != kind::tuple)
            values_.fail(handle, what + ": " + std::string{part} + " is " + std::string{name_of(values_.kind(handle))} +
                                     " instead of a tuple");
        return values_.items(handle);
    }

    std::int64_t integer(pickle_handle handle, const std::string& what, std::string_view part) const
    {
        if (values_.kind(handle) != kind::integer && values_.kind(handle) != kind::boolean)
            values_.fail(handle, what + ": " + std::string{part} + " is " + std::string{name_of(values_.kind(handle))} +
                                     " instead of an integer");
        return values_.integer(handle);
    }

    /// A short text; longer ones have no meaning where one is expected.
    std::string short_text(pickle_handle handle, const std::string& what, std::string_view part) const
    {
        const kind k = values_.kind(handle);
        std::optional<std::string> text;
        if ((k == kind::text || is_bytes(handle)) && values_.text(handle).text.size() <= 64)
            text = utf8_of(values_.text(handle));
        if (!text)
            values_.fail(handle, what + ": " + std::string{part} + " is no short text");
        return *text;
    }

    std::vector<std::int64_t> shape(pickle_handle handle, const std::string& what) const
    {
        const std::span<const pickle_handle> items = tuple(handle, what, "the shape");
        if (items.size() > most_axes)
            values_.fail(handle, what + " has " + std::to_string(items.size()) + " axes; numpy has at most 64");
        std::vector<std::int64_t> extents;
        // Empty arrays, too: strides are products of all extents but one.
        std::int64_t product = 1;
        for (const pickle_handle item : items) {
            extents.push_back(integer(item, what, "an extent"));
            if (extents.back() < 0)
                values_.fail(item, what + ": an extent of " + std::to_string(extents.back()));
            const std::int64_t factor = std::max(extents.back(), std::int64_t{1});
            if (product > std::numeric_limits<std::int64_t>::max() / 16 / factor)
                values_.fail(handle, what + ": the extents' product does not fit into 64 bits");
            product *= factor;
        }
        return extents;
    }

    numpy_element element(pickle_handle handle, const std::string& what) const
    {
        if (!values_.is_call_of(handle, pickle_global::type))
            values_.fail(handle, what + ": the element type is " + std::string{name_of(values_.kind(handle))} +
                                     " instead of a numpy.dtype");
        const std::span<const pickle_handle> arguments = values_.arguments(handle);
        if (arguments.empty())
            values_.fail(handle, what + ": the element type has no name");
        const std::string name  = short_text(arguments[0], what, "the element type's name");
        std::string_view letter = name;
        char order              = '|';
        if (!letter.empty() && std::string_view{"<>|="}.find(letter[0]) != std::string_view::npos) {
            order = letter[0];
            letter.remove_prefix(1);
        }
        if (values_.has_state(handle))
            order = stated_order(values_.state(handle), what);
        numpy_element result;
        result.objects    = letter == "O" || letter == "O4" || letter == "O8";
        result.type       = type_of_numpy(letter == "?" ? "b1" : letter);
        result.big_endian = order == '>' && size_of(result.type) > 1;
        if (!result.objects && result.type == data_type::invalid)
            values_.fail(handle, what + " has numpy's element type '" + shown(name) +
                                     "', which is none of an operator's parameters");
        return result;
    }

    /// The byte order in the state of a numpy.dtype: (version, order, subarray, names, fields, size, alignment, flags),
    /// with metadata behind them in version 4.
    char stated_order(pickle_handle handle, const std::string& what) const
    {
        const std::span<const pickle_handle> state = tuple(handle, what, "the element type's state");
        if (state.size() != 8 && state.size() != 9)
            values_.fail(handle, what + ": the element type's state has " + std::to_string(state.size()) + " parts");
        const std::int64_t version = integer(state[0], what, "the version of the element type");
        if (version != 3 && version != 4)
            values_.fail(handle, what + ": an element type of version " + std::to_string(version));
        for (const pickle_handle part : state.subspan(2, 3))
            if (values_.kind(part) != kind::none)
                values_.fail(handle, what + " has elements of several fields");
        const std::string order = short_text(state[1], what, "the byte order");
        if (order.size() != 1 || std::string_view{"<>|="}.find(order[0]) == std::string_view::npos)
            values_.fail(handle, what + ": '" + shown(order) + "' is no byte order");
        return order[0];
    }

    /// State: (version, shape, element type, whether in Fortran's order, bytes).
    numpy_array reconstructed(pickle_handle handle, const std::string& what) const
    {
        const std::span<const pickle_handle> arguments = values_.arguments(handle);
        if (arguments.empty() || values_.kind(arguments[0]) != kind::global ||
            values_.global(arguments[0]) != pickle_global::array)
            values_.fail(handle, what + " is an array of another class than numpy.ndarray");
        if (!values_.has_state(handle))
            values_.fail(handle, what + " is an array without a value");
        const std::span<const pickle_handle> state = tuple(values_.state(handle), what, "the array's state");
        if (state.size() != 5)
            values_.fail(handle,
                         what + ": the array's state has " + std::to_string(state.size()) + " parts instead of 5");
        numpy_array result;
        result.stored  = shape(state[1], what);
        result.element = element(state[2], what);
        result.data    = state[4];
        if (integer(state[3], what, "the order of elements") != 0)
            from_fortran(result);
        return result;
    }

    numpy_array scalar(pickle_handle handle, const std::string& what) const
    {
        const std::span<const pickle_handle> arguments = values_.arguments(handle);
        if (arguments.size() != 2)
            values_.fail(handle, what + ": a number with " + std::to_string(arguments.size()) + " parts instead of 2");
        numpy_array result;
        result.element = element(arguments[0], what);
        result.data    = arguments[1];
        return result;
    }

    /// Arguments: bytes, element type, shape, "C" or "F"; or "K" and the permutation (numpy 2.3).
    numpy_array from_buffer(pickle_handle handle, const std::string& what) const
    {
        const std::span<const pickle_handle> arguments = values_.arguments(handle);
        if (arguments.size() != 4 && arguments.size() != 5)
            values_.fail(handle,
                         what + ": an array with " + std::to_string(arguments.size()) + " parts instead of 4 or 5");
        numpy_array result;
        result.data             = arguments[0];
        result.element          = element(arguments[1], what);
        result.stored           = shape(arguments[2], what);
        const std::string order = short_text(arguments[3], what, "the order of elements");
        const bool permuted     = arguments.size() == 5 && values_.kind(arguments[4]) != kind::none;
        if (order == "F")
            from_fortran(result);
        else if (order == "K" && permuted)
            permute(result, arguments[4], what);
        else if (order != "C")
            values_.fail(handle, what + ": '" + shown(order) + "' is no order of elements");
        return result;
    }

    static void from_fortran(numpy_array& a)
    {
        if (a.stored.size() < 2)
            return;
        std::reverse(a.stored.begin(), a.stored.end());
        for (std::size_t axis = a.stored.size(); axis-- > 0;)
            a.permutation.push_back(axis);
    }

    void permute(numpy_array& a, pickle_handle axes, const std::string& what) const
    {
        const std::span<const pickle_handle> items = tuple(axes, what, "the order of axes");
        std::vector<bool> used(a.stored.size());
        for (const pickle_handle item : items) {
            const auto axis = static_cast<std::uint64_t>(integer(item, what, "an axis"));
            if (axis >= used.size() || used[axis])
                break;
            used[axis] = true;
            a.permutation.push_back(axis);
        }
        if (items.size() != used.size() || a.permutation.size() != used.size())
            values_.fail(axes, what + ": the order of axes is no permutation of them");
    }

    void check_bytes(const numpy_array& a, const std::string& what)
    {
        if (!is_bytes(a.data))
            values_.fail(a.data, what + ": the elements are " + std::string{name_of(values_.kind(a.data))} +
                                     " instead of bytes");
        std::uint64_t expected = size_of(a.element.type);
        for (const std::int64_t extent : a.stored)
            expected *= static_cast<std::uint64_t>(extent);
        const std::uint64_t found = byte_count_of(a.data, what);
        if (found != expected)
            values_.fail(a.data,
                         what + " needs " + std::to_string(expected) + " bytes and has " + std::to_string(found));
    }

    /// Counts each text once, however many arrays share it.
    std::uint64_t byte_count_of(pickle_handle data, const std::string& what)
    {
        const spelled content = values_.text(data);
        if (content.how == spelling::bytes)
            return content.text.size();
        const auto [known, is_new] = byte_counts_.try_emplace(values_[data].place);
        if (is_new)
            known->second = byte_count(content);
        if (!known->second)
            values_.fail(data, what + ": the text in place of its bytes is not spelled as bytes are");
        return *known->second;
    }

    const pickle_values& values_;
    std::shared_ptr<const mapped_file> file_;
    std::unordered_map<std::uint64_t, std::optional<std::uint64_t>> byte_counts_; ///< by place
};

} // namespace oplift::ir

#endif
