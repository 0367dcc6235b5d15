#include <oplift/emit/tensorflow/code/to_python.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <emit/tensorflow/code/program_builder.hpp>
#include <filesystem>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>

using namespace oplift::emit::tensorflow;

namespace {

/// A residual net of 152 layers.
program_builder residual_net()
{
    program_builder builder;
    result x           = builder.layer(builder.input("input", {-1, 224, 224, 3}), "net/conv1", 7, 3, 64, 2);
    std::int64_t depth = 64;
    const int units[]  = {3, 8, 36, 3};
    for (int block = 0; block < 4; ++block)
        for (int unit = 1; unit <= units[block]; ++unit) {
            const std::int64_t inner = std::int64_t{64} << block;
            x                        = builder.unit(x,
                                                    "net/block" + std::to_string(block + 1) + "/unit_" + std::to_string(unit) + "/bottleneck",
                                                    depth, inner, 4 * inner, unit == units[block] && block < 3 ? 2 : 1);
            depth                    = 4 * inner;
        }
    x = builder.add(functions::global_average_pool, {x}, "net/pool5");
    builder.output("logits", builder.convolution(x, "net/logits", 1, depth, 1000));
    return builder;
}

bool compiles(const std::string& text, const char* errors_go_to = "")
{
    const auto folder = std::filesystem::temp_directory_path() / "oplift_to_python_test";
    std::filesystem::create_directories(folder);
    const auto file = folder / "model.py";
    std::ofstream{file} << text;
    const std::string command = "cd '" + folder.string() + "' && python3 -m py_compile model.py" + errors_go_to;
    const bool is_fine        = std::system(command.c_str()) == 0;
    std::filesystem::remove_all(folder);
    return is_fine;
}

std::size_t longest_line(const std::string& text)
{
    std::size_t longest = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        longest               = std::max(longest, end - i);
        i                     = end + 1;
    }
    return longest;
}

} // namespace

TEST_CASE("a residual net of 152 layers is a short file")
{
    const program_builder builder = residual_net();
    const std::string text        = to_python(builder.made, {.source = "net.pb"});
    CHECK(std::count(text.begin(), text.end(), '\n') < 300);
    CHECK(longest_line(text) <= code::line_length);
    CHECK(text.find("for unit in range(2, 36):") != std::string::npos);
    CHECK(text.find("    return input_, logits\n") != std::string::npos);
    CHECK(text == to_python(builder.made, {.source = "net.pb"}));
}

TEST_CASE("a file has the helpers that it uses and no others")
{
    const std::string text = to_python(residual_net().made, {});
    CHECK(text.find("\ndef convolution(") != std::string::npos);
    CHECK(text.find("\ndef padded(") < text.find("\ndef convolution("));
    CHECK(text.find("\ndef dropout(") == std::string::npos);
}

TEST_CASE("the phase is the only difference between the forms for training and inference")
{
    program_builder builder;
    const result x = builder.input("x", {-1, 4});
    builder.output("y", builder.add(functions::dropout, {x, 0.5, argument{}}, "y"));
    CHECK(to_python(builder.made, {}).find("is_train = False\n") != std::string::npos);
    CHECK(to_python(builder.made, {.train = true}).find("is_train = True\n") != std::string::npos);
    CHECK(to_python(builder.made, {}).find("y = dropout(x, keep_prob=0.5, name='y')") != std::string::npos);
}

TEST_CASE("one value alone is returned as a tuple")
{
    program_builder builder;
    builder.input("x", {-1, 4});
    CHECK(to_python(builder.made, {}).find("    return x,\n") != std::string::npos);
}

TEST_CASE("a helper that is not known is an error")
{
    static constexpr function unknown = describe::helper("no_such_helper", describe::operand("x"));
    program_builder builder;
    builder.add(unknown, {builder.input("x", {-1, 4})}, "y");
    CHECK_THROWS_AS(to_python(builder.made, {}), std::logic_error);
}

TEST_CASE("generated files are Python, whatever names and numbers are in them")
{
    if (std::system("python3 -c pass") != 0) {
        MESSAGE("SKIPPED: there is no python3");
        return;
    }
    CHECK(compiles(to_python(residual_net().made, {.source = "net.pb"})));

    program_builder builder;
    const result x = builder.input("class", {-1, 4});
    const auto odd = builder.weight("it's \"odd\" \\ \n\xc3\xa9\xff", "k'ey", "lambda/\xc3\xa9", {4, 4});
    result y       = builder.add(functions::dense, {x, odd, argument{}}, "def/\xe2\x82\xac//'\"");
    y              = builder.add(functions::elu_alpha, {y, -std::numeric_limits<double>::infinity()}, "Def/1");
    y              = builder.add(functions::dense, {y, odd, argument{}}, "DEF/1");
    builder.output("\xc3\xa9\"\"\"", y);
    builder.add(functions::flatten, {y}, "for");
    const std::string text = to_python(builder.made, {.source = "a\\\"\"\"b\n'''"});
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    CHECK(compiles(text));
    std::string helpers = "is_train = False\n";
    for (const code::helper_text& helper : code::helper_texts)
        helpers += helper.text;
    CHECK(compiles(helpers));
    CHECK(!compiles("def (:", " 2>/dev/null"));
}
