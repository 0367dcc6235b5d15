#ifndef OPLIFT_IR_READ_NPY_HPP
#define OPLIFT_IR_READ_NPY_HPP

#include <oplift/error.hpp>
#include <oplift/ir/read/byte_spelling.hpp>
#include <oplift/ir/read/npy_header.hpp>
#include <oplift/ir/read/number_list.hpp>
#include <oplift/ir/read/numpy_object.hpp>
#include <oplift/ir/read/pickle.hpp>
#include <oplift/ir/read/pickle_global.hpp>
#include <oplift/ir/read/pickle_value.hpp>
#include <oplift/ir/read/shown_text.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/weights/weight.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oplift::ir {

namespace detail {

/// Makes the values of a pickle a table of weights.
class weight_table_reader {
public:
    weight_table_reader(const pickle_values& values, std::shared_ptr<const mapped_file> file)
        : values_{values}, arrays_{values, std::move(file)}, numbers_{values}
    {
    }

    weight_table read(pickle_handle dictionary)
    {
        weight_table table;
        for (auto& [node, value] : entries(dictionary, "the file's dictionary")) {
            const std::string of = " of node '" + shown(node) + "'";
            named_weights weights;
            for (auto& [name, w] : entries(value, "the entry" + of)) {
                weight read = to_weight(w, "weight '" + shown(name) + "'" + of);
                weights.emplace_back(std::move(name), std::move(read));
            }
            table.emplace_back(std::move(node), std::move(weights));
        }
        return table;
    }

    /// The one element of an array of objects, which is what numpy.save makes of a dictionary.
    pickle_handle only_object(pickle_handle handle)
    {
        const std::string what = "the file's array";
        if (!arrays_.is_array(handle))
            values_.fail(handle, "the file holds " + std::string{name_of(values_.kind(handle))} +
                                     " where numpy.save puts an array that holds a dictionary");
        const numpy_array array = arrays_.array(handle, what);
        if (!array.element.objects)
            values_.fail(handle, what + " is one of numbers, not a dictionary of weights");
        if (values_.kind(array.data) != pickle_kind::list || values_.items(array.data).size() != 1)
            values_.fail(array.data, what + " does not hold exactly one dictionary");
        for (const std::int64_t extent : array.stored)
            if (extent != 1)
                values_.fail(handle, what + " has a shape for more or less than one dictionary");
        return values_.items(array.data)[0];
    }

private:
    using kind  = pickle_kind;
    using entry = std::pair<std::string, pickle_handle>;

    /// Names, shapes and numbers that are no views of the file take memory, and a value that is used often takes it
    /// often: a few bytes of a file must not take much.
    void charge(pickle_handle handle, std::uint64_t bytes)
    {
        if (bytes > memory_left_)
            values_.fail(handle, "the names, shapes and lists of numbers of the file take more than 512 MiB of memory");
        memory_left_ -= bytes;
    }

    weight to_weight(pickle_handle handle, const std::string& what)
    {
        charge(handle, 512);
        if (!arrays_.is_array(handle))
            return numbers_.to_weight(handle, what, [&](std::uint64_t bytes) { charge(handle, bytes); });
        weight w = arrays_.to_weight(handle, what);
        charge(handle, (2 * w.source_shape.size() + w.permutation.size()) * sizeof(std::int64_t));
        return w;
    }

    /// Keys and values of a dictionary. Of entries with one key, the last counts, in the place of the first, as in
    /// Python.
    std::vector<entry> entries(pickle_handle dictionary, const std::string& what)
    {
        const kind k = values_.kind(dictionary);
        if (k != kind::dictionary && k != kind::ordered_pairs)
            values_.fail(dictionary, what + " is " + std::string{name_of(k)} + " instead of a dictionary");
        std::vector<entry> result;
        std::map<std::string, std::pair<std::size_t, bool>, std::less<>> known;
        const auto add = [&](pickle_handle key, pickle_handle value) {
            std::string name         = name_of_key(key, what);
            const bool bytes         = values_.kind(key) == kind::bytes;
            const auto [at, is_new]  = known.try_emplace(name, result.size(), bytes);
            const auto [index, form] = at->second;
            if (is_new)
                result.emplace_back(std::move(name), value);
            else if (form != bytes)
                values_.fail(key, what + " has the key '" + shown(name) + "' as a text and as bytes");
            else
                result[index].second = value;
        };
        const std::span<const pickle_handle> items = values_.items(dictionary);
        if (k == kind::dictionary) {
            for (std::size_t i = 0; i < items.size(); i += 2)
                add(items[i], items[i + 1]);
            return result;
        }
        for (const pickle_handle pair : values_.items(items[0])) {
            const std::span<const pickle_handle> parts = values_.items(pair);
            if ((values_.kind(pair) != kind::list && values_.kind(pair) != kind::tuple) || parts.size() != 2)
                values_.fail(pair, what + " is an OrderedDict of something else than pairs");
            add(parts[0], parts[1]);
        }
        return result;
    }

    std::string name_of_key(pickle_handle key, const std::string& what)
    {
        const kind k = values_.kind(key);
        if (k != kind::text && k != kind::bytes && k != kind::string)
            values_.fail(key, what + " has " + std::string{name_of(k)} + " as a key instead of a text");
        const spelled name = values_.text(key);
        charge(key, 256 + 3 * name.text.size());
        std::optional<std::string> text = utf8_of(name);
        if (!text)
            values_.fail(key, what + " has a key that is not UTF-8");
        return std::move(*text);
    }

    const pickle_values& values_;
    numpy_objects arrays_;
    number_lists numbers_;
    std::uint64_t memory_left_ = std::uint64_t{512} << 20;
};

} // namespace detail

/// Reads PREFIX.npy: what numpy.save writes, in any version of its format and of Python, for a dictionary from node
/// names to dictionaries from weight names to arrays, and a pickle of such a dictionary alone, which numpy.load takes
/// too. Numbers and lists of numbers are weights as well. The weights view the file, which lives as long as they do;
/// bytes that are big-endian or spelled as a text are converted when a weight is read.
///
/// Of two entries with one key the last counts, as in Python. Throws input_error if the file holds anything else than
/// that, or is damaged; nothing in it is ever executed.
inline weight_table read_npy(const std::shared_ptr<const mapped_file>& file)
{
    const std::string_view bytes{reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size()};
    const auto fail = [&](const std::string& reason) { throw input_error{file->path(), "byte 0", reason}; };
    if (bytes.empty())
        fail("the file is empty");
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        fail("the file is an archive of arrays (.npz); oplift reads the single .npy file that numpy.save writes");
    std::size_t begin = 0;
    if (is_npy(bytes)) {
        const npy_header header = read_npy_header(bytes, file->path());
        const bool objects      = header.type == "O" || header.type == "|O" || header.type == "|O8" ||
                             header.type == "|O4" || header.type == "O8" || header.type == "O4";
        if (!objects)
            fail("the file holds one array of numpy's type '" + shown(header.type) + "', not a dictionary of weights");
        for (const std::int64_t extent : header.shape)
            if (extent != 1)
                fail("the file holds an array of more or less than one dictionary");
        begin = header.end;
    } else if (std::string_view{"\x80(}c"}.find(bytes[0]) == std::string_view::npos) {
        fail("the file does not begin as .npy files do");
    }
    const pickle_values values = pickle_reader{bytes, begin, file->path()}.read();
    detail::weight_table_reader reader{values, file};
    const bool plain = begin == 0 && !values.is_call_of(values.root, pickle_global::reconstruct);
    return reader.read(plain ? values.root : reader.only_object(values.root));
}

} // namespace oplift::ir

#endif
