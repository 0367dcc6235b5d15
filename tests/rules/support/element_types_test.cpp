#include <oplift/rules/support/element_types.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <vector>

using namespace oplift;

TEST_CASE("bfloat16 is no type of the IR, and quantized and complex numbers are no real ones")
{
    using namespace oplift::rule;
    static_assert(floating_elements::include(data_type::float16));
    static_assert(!floating_elements::include(data_type::bfloat16));
    static_assert(!floating_elements::include(data_type::int32));
    static_assert(integer_elements::include(data_type::uint8));
    static_assert(!integer_elements::include(data_type::boolean));
    static_assert(real_elements::include(data_type::float64));
    static_assert(real_elements::include(data_type::int64));
    static_assert(!real_elements::include(data_type::complex64));
    static_assert(!real_elements::include(data_type::qint8));
    static_assert(!real_elements::include(data_type::boolean));
    CHECK(boolean_elements::include(data_type::boolean));
    CHECK(!boolean_elements::include(data_type::uint8));
    CHECK(comparable_elements::include(data_type::boolean));
    CHECK(comparable_elements::include(data_type::float32));
    CHECK(!comparable_elements::include(data_type::string));
}

TEST_CASE("tensors have one type of a kind, all of them")
{
    struct only_types final : tensor_knowledge {
        tensor_facts known[3];
        const tensor_facts& facts(tensor_reference tensor) const override { return known[tensor.node]; }
        bool is_parameter(tensor_reference) const override { return false; }
        std::optional<tensor> value(tensor_reference) const override { return std::nullopt; }
        std::optional<double> scalar(tensor_reference) const override { return std::nullopt; }
        const std::vector<std::int64_t>* integers(tensor_reference) const override { return nullptr; }
        weight parameter(tensor_reference) const override { return {}; }
    } knowledge;
    knowledge.known[0].type = data_type::float32;
    knowledge.known[1].type = data_type::float32;
    knowledge.known[2].type = data_type::float64;
    subject graph;
    graph.knowledge = &knowledge;
    const pattern_program program{};
    const bindings bound{};
    const match_view match{graph, program, bound};
    CHECK(rule::all_have<rule::floating_elements>(match, {{0, 0}, {1, 0}}));
    CHECK(!rule::all_have<rule::floating_elements>(match, {{0, 0}, {2, 0}}));
    CHECK(!rule::all_have<rule::integer_elements>(match, {{0, 0}, {1, 0}}));
}
