#ifndef OPLIFT_WEIGHTS_READABLE_FILE_HPP
#define OPLIFT_WEIGHTS_READABLE_FILE_HPP

#include <cstddef>
#include <span>

namespace oplift {

/// A mapped file of which parts can also be read into memory. That is for whoever goes through many bytes once: the
/// system maps page after page as they are touched, which takes longer than to copy them.
class readable_file {
public:
    virtual ~readable_file() = default;

    /// The whole file, where it is mapped.
    virtual std::span<const std::byte> bytes() const = 0;

    /// Fills `to` with the bytes of the file from `offset` on. Throws input_error if there are not as many.
    virtual void read(std::size_t offset, std::span<std::byte> to) const = 0;
};

} // namespace oplift

#endif
