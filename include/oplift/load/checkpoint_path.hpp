#ifndef OPLIFT_LOAD_CHECKPOINT_PATH_HPP
#define OPLIFT_LOAD_CHECKPOINT_PATH_HPP

#include <oplift/error.hpp>
#include <oplift/load/mapped_file.hpp>
#include <oplift/load/table.hpp>
#include <oplift/load/text_format.hpp>
#include <oplift/load/wire.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace oplift {

namespace detail {

inline bool is_there(const std::filesystem::path& path)
{
    std::error_code problem;
    return std::filesystem::exists(path, problem);
}

inline bool is_folder(const std::filesystem::path& path)
{
    std::error_code problem;
    return std::filesystem::is_directory(path, problem);
}

inline std::filesystem::path with_suffix(std::filesystem::path path, std::string_view suffix)
{
    path += suffix;
    return path;
}

/// The name without ".index", ".meta" or ".data-00000-of-00001".
inline std::string without_suffix(std::string name)
{
    for (const std::string_view suffix : {".index", ".meta"})
        if (name.ends_with(suffix))
            return name.substr(0, name.size() - suffix.size());
    const std::size_t data = name.rfind(".data-");
    if (data == std::string::npos)
        return name;
    const std::string_view shard = std::string_view{name}.substr(data + 6);
    const std::size_t of         = shard.find("-of-");
    const auto digits            = [](std::string_view t) {
        return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return of != std::string_view::npos && digits(shard.substr(0, of)) && digits(shard.substr(of + 4))
               ? name.substr(0, data)
               : name;
}

/// The newest checkpoint that the file "checkpoint" of a training folder names.
inline std::filesystem::path latest_checkpoint(const std::filesystem::path& state_file)
{
    const auto file = mapped_file::open(state_file);
    const wire::range bytes{file->bytes(), 0, &file->path()};
    const auto state = parse_text<tensorflow::CheckpointState>(bytes.text(), file->path());
    if (state.model_checkpoint_path().empty())
        throw input_error{file->path(), "", "names no checkpoint (model_checkpoint_path)"};
    const std::filesystem::path named{state.model_checkpoint_path()};
    const std::filesystem::path folder = state_file.parent_path();
    if (named.is_relative())
        return folder / named;
    // A folder that was moved keeps its absolute paths.
    return is_there(with_suffix(named, ".index")) || is_there(named) ? named : folder / named.filename();
}

} // namespace detail

/// What the files of a checkpoint of format V2 have in common: PREFIX.index, PREFIX.data-00000-of-00001. The path may
/// be that prefix, any of these files, the .meta beside them, a training folder or its file "checkpoint", or a
/// SavedModel's folder. Throws input_error if no checkpoint is found, or if it is of format V1.
inline std::filesystem::path checkpoint_prefix(const std::filesystem::path& path)
{
    using detail::is_folder;
    using detail::is_there;
    using detail::with_suffix;
    std::filesystem::path prefix = detail::without_suffix(path.string());
    if (is_folder(path)) {
        if (is_there(path / "checkpoint") && !is_folder(path / "checkpoint"))
            prefix = detail::latest_checkpoint(path / "checkpoint");
        else if (is_there(path / "variables" / "variables.index"))
            prefix = path / "variables" / "variables";
        else
            throw input_error{path.string(), "",
                              "is a folder without a file 'checkpoint' or 'variables/variables.index'"};
    } else if (path.filename() == "checkpoint" && is_there(path) && !is_there(with_suffix(path, ".index"))) {
        prefix = detail::latest_checkpoint(path);
    } else if (is_there(with_suffix(path, ".index"))) {
        prefix = path; // whatever its name ends with
    }
    if (is_there(with_suffix(prefix, ".index")))
        return prefix;
    if (!is_there(prefix) || is_folder(prefix))
        throw input_error{prefix.string(), "",
                          "there is no checkpoint: neither this file nor " + with_suffix(prefix, ".index").string() +
                              " exists"};
    if (table::is_one(mapped_file::open(prefix)->bytes()))
        throw input_error{prefix.string(), "",
                          "is a checkpoint of TensorFlow's old format V1 (a single file), which is not read yet"};
    throw input_error{prefix.string(), "", "is not a checkpoint"};
}

} // namespace oplift

#endif
