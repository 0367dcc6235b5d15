#ifndef OPLIFT_IR_READ_PICKLE_GLOBAL_HPP
#define OPLIFT_IR_READ_PICKLE_GLOBAL_HPP

#include <cstdint>
#include <optional>
#include <string_view>

namespace oplift::ir {

/// The functions and classes that dictionaries of arrays are made of; a pickle with any other is refused.
enum class pickle_global : std::uint8_t {
    ordered_dictionary,
    encode,      ///< _codecs.encode: how bytes are written up to protocol 2
    bytes,       ///< the class bytes: how empty bytes are written up to protocol 2
    array,       ///< the class numpy.ndarray
    type,        ///< the class numpy.dtype
    reconstruct, ///< makes an array, whose state follows
    scalar,      ///< makes a number of one of numpy's types
    from_buffer, ///< makes an array, as protocol 5 does
};

/// The function or class of this name, if arrays are made with it. numpy 2 calls its module _core, and Python 2 its
/// module of builtins __builtin__.
inline std::optional<pickle_global> global_of(std::string_view module_name, std::string_view name)
{
    struct known {
        std::string_view module_name;
        std::string_view name;
        pickle_global global;
    };
    static constexpr known all[] = {
        {"collections", "OrderedDict", pickle_global::ordered_dictionary},
        {"_codecs", "encode", pickle_global::encode},
        {"__builtin__", "bytes", pickle_global::bytes},
        {"builtins", "bytes", pickle_global::bytes},
        {"numpy", "ndarray", pickle_global::array},
        {"numpy", "dtype", pickle_global::type},
        {"numpy.core.multiarray", "_reconstruct", pickle_global::reconstruct},
        {"numpy._core.multiarray", "_reconstruct", pickle_global::reconstruct},
        {"numpy.core.multiarray", "scalar", pickle_global::scalar},
        {"numpy._core.multiarray", "scalar", pickle_global::scalar},
        {"numpy.core.numeric", "_frombuffer", pickle_global::from_buffer},
        {"numpy._core.numeric", "_frombuffer", pickle_global::from_buffer},
    };
    for (const known& k : all)
        if (k.module_name == module_name && k.name == name)
            return k.global;
    return std::nullopt;
}

} // namespace oplift::ir

#endif
