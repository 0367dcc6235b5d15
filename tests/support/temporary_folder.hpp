#ifndef OPLIFT_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP
#define OPLIFT_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

namespace oplift::test {

/// A folder of a test's own, removed with all its files at the end.
class temporary_folder {
public:
    temporary_folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "oplift_test_XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error{"no folder for temporary files"};
        path_ = name;
    }
    temporary_folder(const temporary_folder&)            = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder()
    {
        std::error_code problem;
        std::filesystem::remove_all(path_, problem);
    }

    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

    std::filesystem::path write(std::string_view name, std::string_view content) const
    {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << content;
        return file;
    }

    /// The content of a file of the folder, or of one whose path is absolute.
    std::string read(const std::filesystem::path& name) const
    {
        std::ifstream file{path_ / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    /// The names of what is in the folder itself.
    std::set<std::string> names() const
    {
        std::set<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{path_})
            found.insert(entry.path().filename().string());
        return found;
    }

private:
    std::filesystem::path path_;
};

/// The message of the exception of type Error that the call throws, or "nothing was thrown".
template <typename Error, typename Call>
std::string message_of(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

} // namespace oplift::test

#endif
