#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_OUTPUT_FOLDER_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_OUTPUT_FOLDER_HPP

#include <oplift/error.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// A folder that appears under its name only once it is complete; until then it is a folder of a temporary name beside
/// it, which the destructor removes. If there is a folder of the name already, files are put into that.
class output_folder {
public:
    /// Throws output_error if the folder cannot be made.
    explicit output_folder(std::filesystem::path path)
        : path_{path.has_filename() ? std::move(path) : path.parent_path()}, place_{path_}
    {
        if (is_folder(path_))
            return;
        std::error_code problem;
        if (exists(path_, problem))
            throw output_error{path_.string(), "is a file, where a folder is to be written"};
        for (int attempt = 0; attempt < 100 && !is_temporary_; ++attempt) {
            place_ = path_.string() + ".part" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
            // False without a problem means that an earlier run, which was killed, has left one behind.
            is_temporary_ = create_directory(place_, problem);
            if (problem)
                break;
        }
        if (!is_temporary_)
            fail("cannot be created", problem);
    }

    output_folder(const output_folder&)            = delete;
    output_folder& operator=(const output_folder&) = delete;

    ~output_folder()
    {
        std::error_code ignored;
        if (is_temporary_)
            remove_all(place_, ignored);
        else if (!published_)
            for (const auto& folder : made_)
                remove(folder, ignored); // unless there are files in it
    }

    const std::filesystem::path& path() const { return path_; }

    /// Where the files are written, until publish() gives the folder its name.
    const std::filesystem::path& place() const { return place_; }

    /// Makes a folder within it, unless there is one.
    std::filesystem::path sub_folder(std::string_view name)
    {
        std::filesystem::path folder = place_ / name;
        std::error_code problem;
        if (create_directory(folder, problem))
            made_.push_back(folder);
        else if (!is_folder(folder))
            fail("cannot be created", problem);
        return folder;
    }

    /// Gives the folder its name.
    void publish()
    {
        if (is_temporary_) {
            std::error_code problem;
            rename(place_, path_, problem);
            if (problem)
                fail("cannot be created", problem);
        }
        is_temporary_ = false;
        published_    = true;
    }

private:
    static bool is_folder(const std::filesystem::path& path)
    {
        std::error_code ignored;
        return is_directory(path, ignored);
    }

    [[noreturn]] void fail(const std::string& what, const std::error_code& problem) const
    {
        throw output_error{path_.string(), what + (problem ? ": " + problem.message() : "")};
    }

    std::filesystem::path path_;
    std::filesystem::path place_;
    bool is_temporary_ = false;
    bool published_    = false;
    std::vector<std::filesystem::path> made_;
};

} // namespace oplift::emit::tensorflow::model

#endif
