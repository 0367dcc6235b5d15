#ifndef OPLIFT_IR_WRITE_NPY_HPP
#define OPLIFT_IR_WRITE_NPY_HPP

#include <oplift/ir/numpy_type.hpp>
#include <oplift/ir/operator_graph.hpp>
#include <oplift/ir/record.hpp>
#include <oplift/weights/data_type.hpp>
#include <oplift/weights/write_elements.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace oplift::ir {

namespace detail {

/// Writes Python's pickle format, as far as dictionaries of arrays need it, without memo.
template <byte_sink Sink>
class pickle_writer {
public:
    explicit pickle_writer(Sink& sink) : sink_{sink} {}

    void raw(std::string_view text) { sink_(std::as_bytes(std::span{text})); }

    void little_endian(std::uint64_t value, std::size_t bytes)
    {
        std::string text;
        for (std::size_t i = 0; i < bytes; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xffu);
        raw(text);
    }

    void integer(std::int64_t value)
    {
        if (value >= 0 && value < 0x100) {
            raw("K");
            little_endian(static_cast<std::uint64_t>(value), 1);
        } else if (value >= 0 && value < 0x10000) {
            raw("M");
            little_endian(static_cast<std::uint64_t>(value), 2);
        } else if (value >= std::numeric_limits<std::int32_t>::min() &&
                   value <= std::numeric_limits<std::int32_t>::max()) {
            raw("J");
            little_endian(static_cast<std::uint64_t>(value), 4);
        } else {
            raw("\x8a\x08"); // LONG1
            little_endian(static_cast<std::uint64_t>(value), 8);
        }
    }

    void text(std::string_view value)
    {
        raw("X");
        little_endian(value.size(), 4);
        raw(value);
    }

    /// Announces so many bytes, which the caller writes.
    void bytes(std::uint64_t count)
    {
        if (count < 0x100) {
            raw("C");
            little_endian(count, 1);
        } else if (count <= 0xffffffffu) {
            raw("B");
            little_endian(count, 4);
        } else {
            raw("\x8e"); // BINBYTES8, of protocol 4
            little_endian(count, 8);
        }
    }

    void shape(const std::vector<std::int64_t>& extents)
    {
        if (extents.size() > 3)
            raw("(");
        for (const std::int64_t extent : extents)
            integer(extent);
        static constexpr std::string_view ends[] = {")", "\x85", "\x86", "\x87"}; // tuples of 0 to 3 elements
        raw(extents.size() > 3 ? "t" : ends[extents.size()]);
    }

    /// The constructor call that numpy's arrays begin with; their state follows.
    void new_array()
    {
        raw("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n");
        shape({0});
        bytes(1);
        raw("b\x87R");
    }

    void type(std::string_view name, char order, int flags)
    {
        raw("cnumpy\ndtype\n");
        text(name);
        raw("\x89\x88\x87R("); // (name, False, True), call; the state is a tuple
        integer(3);
        text({&order, 1});
        raw("NNN");
        integer(-1);
        integer(-1);
        integer(flags);
        raw("tb");
    }

    void array(const weight& w)
    {
        const std::string_view name = numpy_type(w.type);
        if (name.empty())
            throw std::logic_error{"numpy has no type " + std::string{name_of(w.type)}};
        new_array();
        raw("(");
        integer(1);
        shape(w.shape());
        type(name, size_of(w.type) == 1 ? '|' : '<', 0);
        raw("\x89"); // not in Fortran's order
        bytes(byte_count(w));
        write_elements(w, sink_);
        raw("tb");
    }

    static std::uint64_t byte_count(const weight& w)
    {
        return static_cast<std::uint64_t>(w.element_count()) * size_of(w.type);
    }

private:
    Sink& sink_;
};

} // namespace detail

/// Writes PREFIX.npy: what numpy.save makes of a dictionary from node names to dictionaries from weight names to
/// arrays. Nodes are in the order of the IR, weights in the order of their names. All weights must have values.
/// Throws what reading a weight throws.
template <byte_sink Sink>
void write_npy(const operator_graph& graph, Sink&& sink)
{
    const std::vector<operator_vertex> order = topological_order(graph);
    bool large                               = false;
    bool any                                 = false;
    for (const operator_vertex node : order)
        for (const auto& [name, w] : graph[node].op.weights) {
            any   = true;
            large = large || detail::pickle_writer<Sink>::byte_count(w) > 0xffffffffu;
        }

    detail::pickle_writer pickle{sink};
    std::string header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
    header.resize(117, ' '); // with the ten bytes before it and the line's end, a multiple of 64
    pickle.raw("\x93NUMPY\x01");
    pickle.little_endian(0, 1);
    pickle.little_endian(header.size() + 1, 2);
    pickle.raw(header + "\n");

    pickle.raw(large ? "\x80\x04" : "\x80\x03");
    pickle.new_array();
    pickle.raw("(");
    pickle.integer(1);
    pickle.shape({});
    pickle.type("O8", '|', 63);
    pickle.raw("\x89]}");
    if (any)
        pickle.raw("(");
    for (const operator_vertex node : order) {
        if (graph[node].op.weights.empty())
            continue;
        pickle.text(graph[node].name);
        pickle.raw("}(");
        for (const auto& [name, w] : graph[node].op.weights) {
            pickle.text(name);
            pickle.array(w);
        }
        pickle.raw("u");
    }
    if (any)
        pickle.raw("u");
    pickle.raw("atb.");
}

} // namespace oplift::ir

#endif
