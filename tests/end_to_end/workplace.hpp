#ifndef OPLIFT_TESTS_END_TO_END_WORKPLACE_HPP
#define OPLIFT_TESTS_END_TO_END_WORKPLACE_HPP

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <support/temporary_folder.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace oplift::test {

/// How a program ended, and what it printed.
struct ended_program {
    int status = 0; ///< negative: the signal that killed it
    std::string output;
    std::string error;
};

/// The value of an environment variable that ctest sets.
inline std::string setting(const char* name)
{
    const char* value = std::getenv(name);
    if (!value)
        throw std::runtime_error{std::string{name} + " is not set: run this by ctest"};
    return value;
}

/// A folder in which the programs are run. Their printed texts are kept elsewhere.
class workplace : public temporary_folder {
public:
    /// Runs the driver in this folder. What takes more than `seconds` of processor time is killed.
    ended_program oplift(const std::vector<std::string>& arguments, unsigned seconds = 120) const
    {
        return run(setting("OPLIFT_DRIVER"), arguments, seconds);
    }

    /// to-ir of a network to the prefix "ir", with further arguments.
    ended_program to_ir(const std::string& network, std::vector<std::string> further = {}) const
    {
        further.insert(further.begin(), {"to-ir", "-n", network, "-d", "ir"});
        return oplift(further);
    }

    /// Writes demo.meta, demo.index and demo.data-00000-of-00001 here.
    void make_demo_model(const std::string& prefix = "demo", std::vector<std::string> further = {}) const
    {
        further.insert(further.begin(), prefix);
        if (run(setting("OPLIFT_MAKE_DEMO_MODEL"), further, 120).status != 0)
            throw std::runtime_error{"the demo model cannot be made"};
    }

    /// All files here with their contents.
    std::map<std::string, std::string> files() const
    {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{path()})
            found[entry.path().filename().string()] =
                entry.is_regular_file() ? read(entry.path().filename().string()) : "a folder";
        return found;
    }

    /// Copies a fixture here.
    std::string fixture(const std::string& name) const
    {
        std::filesystem::copy_file(std::filesystem::path{setting("OPLIFT_FIXTURES")} / name, path() / name,
                                   std::filesystem::copy_options::overwrite_existing);
        return name;
    }

    nlohmann::json json(const std::string& name) const { return nlohmann::json::parse(read(name)); }

    /// The operators of ir.json, in a line each: "Conv conv1/Conv2D <- input".
    std::string operators() const
    {
        std::string lines;
        const nlohmann::json ir = json("ir.json");
        for (const auto& node : ir.at("node")) {
            lines += node.at("op").get<std::string>() + " " + node.at("name").get<std::string>();
            const char* before = " <- ";
            if (node.contains("input"))
                for (const auto& input : node.at("input")) {
                    lines += before + input.get<std::string>();
                    before = ", ";
                }
            lines += "\n";
        }
        return lines;
    }

private:
    ended_program run(const std::string& program, const std::vector<std::string>& arguments, unsigned seconds) const
    {
        std::vector<char*> argv{const_cast<char*>(program.c_str())};
        for (const std::string& argument : arguments)
            argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        const std::string output = (printed_ / "output").string();
        const std::string error  = (printed_ / "error").string();

        const pid_t child = ::fork();
        if (child < 0)
            throw std::runtime_error{"no process can be started"};
        if (child == 0) {
            const int flags = O_WRONLY | O_CREAT | O_TRUNC;
            const ::rlimit limit{seconds, seconds + 1};
            if (::dup2(::open(output.c_str(), flags, 0600), 1) == 1 &&
                ::dup2(::open(error.c_str(), flags, 0600), 2) == 2 && ::setrlimit(RLIMIT_CPU, &limit) == 0 &&
                ::chdir(path().c_str()) == 0)
                ::execv(program.c_str(), argv.data());
            ::_exit(127);
        }
        int status = 0;
        if (::waitpid(child, &status, 0) != child)
            throw std::runtime_error{"a process got lost"};
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), printed_.read("output"),
                printed_.read("error")};
    }

    temporary_folder printed_;
};

/// Whether a text contains another.
inline bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

} // namespace oplift::test

#endif
