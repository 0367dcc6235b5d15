#include <oplift/lift/model_outputs.hpp>

#include <doctest/doctest.h>

#include <string>
#include <support/graph_text.hpp>
#include <vector>

using namespace oplift;

namespace {

loaded_model model_of(const std::string& lines)
{
    loaded_model model;
    model.file.graph = test::graph_text::parse("x = Placeholder() dtype=float32 shape=<2>\n" + lines);
    return model;
}

using names = std::vector<std::string>;

} // namespace

TEST_CASE("the only node that can be an output is one")
{
    CHECK(model_outputs(model_of("a = Exp(x) T=float32\ny = Exp(a) T=float32\n")) == names{"y"});
}

TEST_CASE("a signature says what the outputs are, that for serving before others")
{
    loaded_model model                                      = model_of("a = Exp(x) T=float32\nb = Exp(x) T=float32\n");
    model.file.signatures["other"].outputs["result"].tensor = "a:0";
    CHECK(model_outputs(model) == names{"a:0"});
    model.file.signatures["serving_default"].outputs["result"].tensor = "b:0";
    CHECK(model_outputs(model) == names{"b:0"});
}

TEST_CASE("several possible outputs, or none, are for the user to choose")
{
    try {
        model_outputs(model_of("a = Exp(x) T=float32\nb = Exp(a) T=float32\nc = Exp(x) T=float32\n"));
        FAIL("nothing was thrown");
    } catch (const usage_error& error) {
        const std::string text = error.what();
        CHECK(text.find("b (computed from 3 nodes)\n  c (computed from 2 nodes)") != std::string::npos);
    }
    try {
        model_outputs(model_of(""));
        FAIL("nothing was thrown");
    } catch (const usage_error& error) {
        CHECK(std::string{error.what()}.find("no evident output") != std::string::npos);
    }
}
