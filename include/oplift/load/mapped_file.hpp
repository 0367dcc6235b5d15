#ifndef OPLIFT_LOAD_MAPPED_FILE_HPP
#define OPLIFT_LOAD_MAPPED_FILE_HPP

#include <oplift/error.hpp>
#include <oplift/weights/readable_file.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace oplift {

/// A file, mapped into memory to be read. Tensors view its bytes and share its ownership.
class mapped_file : public readable_file {
public:
    /// Maps a file, which may be empty. Throws input_error if it is missing, not a regular file or not readable.
    static std::shared_ptr<const mapped_file> open(const std::filesystem::path& path)
    {
        return std::make_shared<const mapped_file>(path);
    }

    explicit mapped_file(const std::filesystem::path& path) : path_{path.string()}
    {
        // Without O_NONBLOCK, opening a pipe waits for a writer.
        file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file_ < 0)
            throw input_error{path_, "", reason(errno)};
        struct ::stat status = {};
        std::string problem;
        if (::fstat(file_, &status) != 0)
            problem = reason(errno);
        else if (S_ISDIR(status.st_mode))
            problem = "is a folder, not a file";
        else if (!S_ISREG(status.st_mode))
            problem = "is not a regular file";
        else if (status.st_size > 0) {
            size_         = static_cast<std::size_t>(status.st_size);
            void* address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file_, 0);
            if (address == MAP_FAILED)
                problem = "cannot be mapped into memory: " + std::generic_category().message(errno);
            else
                data_ = static_cast<const std::byte*>(address);
        }
        // A checkpoint may have thousands of shards, and a program a thousand descriptors.
        if (!problem.empty() || file_ >= most_descriptors)
            ::close(std::exchange(file_, -1));
        if (!problem.empty())
            throw input_error{path_, "", problem};
    }

    mapped_file(const mapped_file&)            = delete;
    mapped_file& operator=(const mapped_file&) = delete;

    ~mapped_file() override
    {
        if (data_)
            ::munmap(const_cast<std::byte*>(data_), size_);
        if (file_ >= 0)
            ::close(file_);
    }

    std::span<const std::byte> bytes() const override { return {data_, size_}; }
    const std::string& path() const { return path_; }

    void read(std::size_t offset, std::span<std::byte> to) const override
    {
        if (offset > size_ || to.size() > size_ - offset)
            throw input_error{path_, "byte " + std::to_string(offset),
                              std::to_string(to.size()) + " bytes are asked for, but the file has " +
                                  std::to_string(size_)};
        if (file_ < 0)
            return static_cast<void>(std::ranges::copy(bytes().subspan(offset, to.size()), to.begin()));
        while (!to.empty()) {
            const ssize_t count = ::pread(file_, to.data(), to.size(), static_cast<off_t>(offset));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                throw input_error{path_, "byte " + std::to_string(offset),
                                  "cannot be read: " + std::generic_category().message(errno)};
            if (count == 0)
                throw input_error{path_, "byte " + std::to_string(offset), "the file was cut off while it was read"};
            offset += static_cast<std::size_t>(count);
            to = to.subspan(static_cast<std::size_t>(count));
        }
    }

private:
    static constexpr int most_descriptors = 256;

    static std::string reason(int error)
    {
        switch (error) {
        case ENOENT:
            return "there is no such file";
        case EACCES:
            return "permission to read it is denied";
        default:
            return "cannot be opened: " + std::generic_category().message(error);
        }
    }

    std::string path_;
    int file_              = -1;
    const std::byte* data_ = nullptr;
    std::size_t size_      = 0;
};

} // namespace oplift

#endif
