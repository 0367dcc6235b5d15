#include <oplift/emit/tensorflow/code/frame.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

TEST_CASE("shapes in a docstring say which extent is the batch")
{
    CHECK(shape_text(std::nullopt) == "of any shape");
    CHECK(shape_text(integers{}) == "()");
    CHECK(shape_text(integers{-1}) == "(batch,)");
    CHECK(shape_text(integers{-1, -1, 3}) == "(batch, ?, 3)");
}

TEST_CASE("a paragraph has short lines")
{
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "word ";
    const std::string shown = paragraph(text, 4, 8);
    CHECK(shown.starts_with("    word word"));
    CHECK(shown.find("\n        word") <= 100);
    CHECK(paragraph(std::string(200, 'a'), 0, 4) == std::string(200, 'a') + "\n");
}

TEST_CASE("the docstring tells source, inputs and outputs, and what their numbers are")
{
    program_builder builder;
    const result x = builder.input("images", {-1, 8, 8, 3});
    builder.output("prob", builder.add(functions::softmax, {x, argument{}}, "prob"));
    builder.made.calls.back().shapes = {integers{-1, 10}};
    const std::string text           = file_head(builder.made, {.train = true, .source = "a \"\"\" b"});
    CHECK(text.find("It comes from a ''' b.\n") != std::string::npos);
    CHECK(text.find("    images: float32 (batch, 8, 8, 3), height, width, channels, scaled as in training\n") !=
          std::string::npos);
    CHECK(text.find("    prob: float32 (batch, 10), probabilities") != std::string::npos);
    CHECK(text.find("\nis_train = True\n") != std::string::npos);
    CHECK(file_head(builder.made, {}).find("\nis_train = False\n") != std::string::npos);
}

TEST_CASE("a model without weights has no functions for them")
{
    CHECK(weight_functions({}).find("def variable(") == std::string::npos);
    program_builder builder;
    builder.weight("a", "weights", "a", {1});
    CHECK(weight_functions(builder.made).find("def variable(") != std::string::npos);
}
