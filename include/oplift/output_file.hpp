#ifndef OPLIFT_OUTPUT_FILE_HPP
#define OPLIFT_OUTPUT_FILE_HPP

#include <oplift/background_writer.hpp>
#include <oplift/error.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace oplift {

/// A file that appears under its name only once it is complete. Until then its bytes are in a file without a name or,
/// where the file system has no such files, under a temporary name in the same folder, which the destructor removes.
/// An existing file of the name stays as it is until then.
class output_file {
public:
    /// Throws output_error if the folder does not exist or cannot be written to.
    explicit output_file(std::filesystem::path path) : path_{std::move(path)}
    {
        std::error_code ignored;
        if (is_directory(path_, ignored))
            throw output_error{path_.string(), "is a folder"};
        const std::filesystem::path folder = path_.has_parent_path() ? path_.parent_path() : ".";
        file_                              = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
        if (file_ < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
            take_temporary_name([this](const char* name) {
                file_ = ::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
                return file_ >= 0;
            });
        }
        if (file_ < 0)
            fail("cannot be created");
        writer_.emplace([this](std::span<const std::byte> bytes) { write_all(bytes.data(), bytes.size()); });
    }

    output_file(const output_file&)            = delete;
    output_file& operator=(const output_file&) = delete;

    ~output_file()
    {
        writer_.reset(); // which writes to the file
        if (file_ >= 0)
            ::close(file_);
        if (!temporary_.empty())
            ::unlink(temporary_.c_str());
    }

    const std::filesystem::path& path() const { return path_; }

    /// Appends bytes. Throws output_error if those before could not be written, for instance since the disk is full.
    void operator()(std::span<const std::byte> bytes) { (*writer_)(bytes); }

    /// Brings all bytes to the file and gives it its temporary name, so that only the renaming is left.
    void finish()
    {
        writer_->finish();
        if (temporary_.empty()) {
            const std::string descriptor = "/proc/self/fd/" + std::to_string(file_);
            if (!take_temporary_name([&](const char* name) {
                    return ::linkat(AT_FDCWD, descriptor.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
                }))
                fail("cannot be created");
        }
        // Some file systems report a full disk only here.
        const int problem = ::close(std::exchange(file_, -1));
        if (problem != 0)
            fail("cannot be written");
    }

    /// Gives the finished file its name, in place of an existing file.
    void publish()
    {
        if (::rename(temporary_.c_str(), path_.c_str()) != 0)
            fail("cannot be replaced");
        temporary_.clear();
    }

private:
    [[noreturn]] void fail(const std::string& what) const
    {
        const int code = errno;
        throw output_error{path_.string(), what + ": " + std::generic_category().message(code)};
    }

    /// Calls `create` with temporary names until it succeeds with one that is free; an earlier run that was killed may
    /// have left files behind.
    template <typename Create>
    bool take_temporary_name(Create create)
    {
        for (int attempt = 0; attempt < 100; ++attempt) {
            std::string name = path_.string() + ".part" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
            if (create(name.c_str())) {
                temporary_ = std::move(name);
                return true;
            }
            if (errno != EEXIST)
                break;
        }
        return false;
    }

    void write_all(const void* data, std::size_t size)
    {
        const char* at = static_cast<const char*>(data);
        while (size > 0) {
            const ssize_t written = ::write(file_, at, size);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                fail("cannot be written");
            at += written;
            size -= static_cast<std::size_t>(written);
        }
    }

    std::filesystem::path path_;
    std::string temporary_; ///< empty while the file has no name
    int file_ = -1;
    std::optional<background_writer> writer_; ///< for the destructor to end before the file is closed
};

} // namespace oplift

#endif
