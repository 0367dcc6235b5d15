#include <oplift/emit/tensorflow/code/identifier.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace oplift::emit::tensorflow::code;

TEST_CASE("identifiers are in lower case, words divided by underscores")
{
    CHECK(identifier("MaxPool") == "max_pool");
    CHECK(identifier("Conv2D") == "conv2d");
    CHECK(identifier("Branch_0") == "branch_0");
    CHECK(identifier("Conv2d_1a_7x7") == "conv2d_1a_7x7");
    CHECK(identifier("FusedBatchNormV3") == "fused_batch_norm_v3");
}

TEST_CASE("any text gives a legal identifier")
{
    CHECK(identifier("") == "value");
    CHECK(identifier("///") == "value");
    CHECK(identifier("3d") == "n3d");
    CHECK(identifier("caf\xc3\xa9 '\"") == "caf");
    CHECK(identifier("lambda") == "lambda_");
    CHECK(identifier("Input") == "input_");
    CHECK(identifier("tf") == "tf_");
    CHECK(identifier(std::string(1000, 'a')).size() == 40);
}

TEST_CASE("a taken identifier is numbered")
{
    const std::set<std::string> taken{"x", "x_2", "input_"};
    const auto is_taken = [&](const std::string& name) { return taken.contains(name); };
    CHECK(unused("y", is_taken) == "y");
    CHECK(unused("x", is_taken) == "x_3");
    CHECK(unused("input_", is_taken) == "input_2");
}

TEST_CASE("node names are what TensorFlow accepts")
{
    CHECK(node_name("a/b_1/c-d.e>f") == "a/b_1/c-d.e>f");
    CHECK(node_name("a b:c") == "a_b_c");
    CHECK(node_name("_a") == "n_a");
    CHECK(node_name("/a") == "n_/a");
    CHECK(node_name("a//b/") == "a/_/b/_");
    CHECK(node_name("") == "n_");
    CHECK(node_name("\xc3\xa9") == "n__");
}

TEST_CASE("equal names are numbered as TensorFlow does")
{
    distinct_names names;
    CHECK(names.take("a_1") == "a_1");
    CHECK(names.take("a") == "a");
    CHECK(names.take("a") == "a_2");
    CHECK(names.take("a") == "a_3");
}
