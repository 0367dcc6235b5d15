#include "../small_model.hpp"
#include <oplift/ir/write/json.hpp>
#include <oplift/ir/write/message.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace oplift;

TEST_CASE("the text is exact")
{
    ir::operator_graph graph;
    const ir::record input{"DataInput", {{"dtype", data_type::float32}, {"shape", stated_shape{{-1, 3}}}}, {}};
    ir::add_operator(graph, {"x", input, {stated_shape{{-1, 3}}}}, {});
    const ir::record mean{"ReduceMean", {{"axes", std::vector<std::int64_t>{1}}, {"keepdims", false}}, {}};
    ir::add_operator(graph, {"y", mean, {stated_shape{{0}}}}, {{0, 0}});
    outputs_of(graph).push_back({"y", {1, 0}});
    CHECK(ir::to_json(ir::to_message(graph)) == R"({
  "node": [
    {
      "name": "x",
      "op": "DataInput",
      "attr": {
        "_output_shapes": {
          "list": {
            "shape": [
              {
                "dim": [
                  {
                    "size": "-1"
                  },
                  {
                    "size": "3"
                  }
                ]
              }
            ]
          }
        },
        "dtype": {
          "type": "DT_FLOAT32"
        },
        "scope": {
          "s": ""
        },
        "shape": {
          "shape": {
            "dim": [
              {
                "size": "-1"
              },
              {
                "size": "3"
              }
            ]
          }
        }
      }
    },
    {
      "name": "y",
      "op": "ReduceMean",
      "input": [
        "x"
      ],
      "attr": {
        "_output_shapes": {
          "list": {
            "shape": [
              {
                "dim": [
                  {}
                ]
              }
            ]
          }
        },
        "axes": {
          "list": {
            "i": [
              "1"
            ]
          }
        },
        "keepdims": {
          "b": false
        },
        "oplift_output": {
          "list": {
            "i": [
              "0"
            ]
          }
        },
        "scope": {
          "s": ""
        }
      }
    }
  ]
})");
}

namespace {

std::string text_of(const ir::attribute& value)
{
    return ir::detail::attribute_json(ir::detail::to_message(value)).dump();
}

} // namespace

TEST_CASE("numbers, bytes, types and shapes are written as proto3 writes them")
{
    CHECK(text_of(std::int64_t{0}) == R"({"i":"0"})");
    CHECK(text_of(std::string{"NHWC"}) == R"({"s":"TkhXQw=="})");
    CHECK(text_of(std::string{"VALID"}) == R"({"s":"VkFMSUQ="})");
    CHECK(text_of(std::string{"\xff\xfe\xfd"}) == R"({"s":"//79"})");
    CHECK(text_of(data_type::float16) == R"({"type":"DT_FLOAT16"})");
    CHECK(text_of(stated_shape{}) == R"({"shape":{"unknown_rank":true}})");
    CHECK(text_of(stated_shape{std::vector<std::int64_t>{}}) == R"({"shape":{}})");
    CHECK(text_of(std::vector<std::int64_t>{}) == R"({"list":{}})");
    CHECK(text_of(std::vector<double>{0.5, 2}) == R"({"list":{"f":[0.5,2.0]}})");
}

TEST_CASE("floats are the shortest numbers that are read back as the same float")
{
    CHECK(text_of(1.0) == R"({"f":1.0})");
    CHECK(text_of(0.001) == R"({"f":0.001})");
    CHECK(text_of(1e-5) == R"({"f":1e-05})");
    CHECK(text_of(1.0 / 3) == R"({"f":0.33333334})");
    CHECK(text_of(std::numeric_limits<double>::infinity()) == R"({"f":"Infinity"})");
    CHECK(text_of(-std::numeric_limits<double>::infinity()) == R"({"f":"-Infinity"})");
    CHECK(text_of(std::numeric_limits<double>::quiet_NaN()) == R"({"f":"NaN"})");
}
