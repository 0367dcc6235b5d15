#include <oplift/ir/from_record.hpp>

#include <boost/hana/for_each.hpp>
#include <doctest/doctest.h>

#include <ir/operators/written.hpp>
#include <limits>

using namespace oplift;
using test::from;
using test::shaped;

namespace {

template <typename Operator>
std::vector<std::string> problems_of(const ir::record& op, std::vector<tensor_reference> inputs = {})
{
    std::vector<std::string> problems;
    ir::from_record<Operator>(op, inputs, problems);
    return problems;
}

/// What is read back from the record of an operator is written as the operator.
template <typename Operator>
void round_trip(const Operator& op)
{
    std::vector<tensor_reference> inputs;
    const ir::record record = ir::to_record(op, inputs);
    std::vector<std::string> problems;
    const auto again = ir::from_record<Operator>(record, inputs, problems);
    CHECK(problems == std::vector<std::string>{});
    CHECK(test::written(again) == test::written(op));
}

/// Gives each member of an operator a value of its own.
struct member_filler {
    node_id next = 1;

    void operator()(std::string_view, ir::operand& input) { input.tensor = {next++, 1}; }
    void operator()(std::string_view, std::vector<ir::operand>& inputs) { inputs = {from(next), from(next + 1)}; }
    void operator()(std::string_view, weight& w) { w = shaped({next++, 2}); }
    template <fixed_string Attribute>
    void operator()(std::string_view, ir::flagged_weight<Attribute>& w)
    {
        static_cast<std::optional<weight>&>(w) = shaped({next++});
    }
    void operator()(std::string_view, bool& flag) { flag = true; }
    void operator()(std::string_view, std::int64_t& number) { number = next++; }
    void operator()(std::string_view, double& number) { number = next++ + 0.5; }
    void operator()(std::string_view, std::string& text) { text = "text" + std::to_string(next++); }
    void operator()(std::string_view, data_type& type) { type = data_type::int16; }
    void operator()(std::string_view, ir::shape_attribute& shape) { shape.value = {{-1, next++}}; }
    void operator()(std::string_view, std::vector<std::int64_t>& list) { list = {next++, -1}; }
    void operator()(std::string_view, std::vector<double>& list) { list = {0.5}; }
    template <typename T>
    void operator()(std::string_view name, std::optional<T>& value)
    {
        (*this)(name, value.emplace());
    }
    template <typename... Alternatives>
    void operator()(std::string_view name, std::variant<Alternatives...>& value)
    {
        std::visit([&](auto& alternative) { (*this)(name, alternative); }, value);
    }
};

} // namespace

TEST_CASE("each operator is read back as it was written, all members given")
{
    boost::hana::for_each(ir::all_operators, [](auto type) {
        typename decltype(type)::type op{};
        member_filler fill;
        ir::for_each_member(op, fill);
        CAPTURE(op.operator_name);
        round_trip(op);
    });
}

TEST_CASE("alternatives are told by what is there")
{
    round_trip(ir::constant{.value = 0.5});
    round_trip(ir::constant{.value = std::int64_t{2}});
    round_trip(ir::constant{.value = std::vector<double>{0.5, 1}});
    round_trip(ir::const_{.value = shaped({2, 3})});
    round_trip(ir::split{.input = from(1), .axis = 1, .split = std::vector<std::int64_t>{1, 2}});
    round_trip(ir::fill{.shape_tensor = from(1), .value = 0.5});
}

TEST_CASE("an optional operand is there if there are more inputs than the others need")
{
    round_trip(ir::gather{.indices = from(1), .weights = shaped({2, 2})});
    round_trip(ir::gather{.source = from(1), .indices = from(2)});
    round_trip(ir::slice{.input = from(1), .begin = from(2), .end = from(3)});
    round_trip(ir::add{.left = from(1), .right = from(2), .more = {from(3), from(4)}});
}

TEST_CASE("inputs that are missing or too many are reported")
{
    CHECK(problems_of<ir::add>({"Add", {}, {}}, {from(1)}) == std::vector<std::string>{"it lacks the input 'right'"});
    CHECK(problems_of<ir::relu>({"Relu", {}, {}}, {from(1), from(2)}) ==
          std::vector<std::string>{"it has more inputs than this operator takes"});
    CHECK(problems_of<ir::add_n>({"AddN", {}, {}}, {from(1)}) ==
          std::vector<std::string>{"it has 1 inputs, but needs at least 2"});
    CHECK(problems_of<ir::concat>({"Concat", {{"axis", std::int64_t{0}}}, {}}).size() == 1);
}

TEST_CASE("weights that are missing or of no use are reported")
{
    CHECK(problems_of<ir::p_relu>({"PRelu", {}, {{"alpha", shaped({1})}}}, {from(1)}) ==
          std::vector<std::string>{"it lacks the weight 'gamma'",
                                   "it has a weight 'alpha', which this operator does not use"});
}

TEST_CASE("a weight and the flag that announces it must agree")
{
    const auto dense = [](std::vector<std::pair<std::string, ir::attribute>> flags, bool has_bias) {
        flags.emplace_back("units", std::int64_t{2});
        ir::record op{"FullyConnected", flags, {{"weights", shaped({1, 2})}}};
        if (has_bias)
            op.weights.emplace_back("bias", shaped({2}));
        return problems_of<ir::fully_connected>(op, {from(1)});
    };
    CHECK(dense({{"use_bias", true}}, true).empty());
    CHECK(dense({{"use_bias", false}}, false).empty());
    CHECK(dense({}, false).empty());
    CHECK(dense({{"use_bias", true}}, false) ==
          std::vector<std::string>{"it lacks the weight 'bias', which 'use_bias' announces"});
    const std::vector<std::string> unannounced{"there is a weight 'bias', but 'use_bias' does not say so"};
    CHECK(dense({{"use_bias", false}}, true) == unannounced);
    CHECK(dense({}, true) == unannounced);
}

TEST_CASE("a weight speaks for itself where its flag, which is called so, is left out")
{
    const ir::record op{"Scale", {}, {{"scale", shaped({2})}, {"scale_mean", shaped({2})}, {"scale_var", shaped({2})}}};
    std::vector<std::string> problems;
    const tensor_reference input = from(1);
    CHECK(ir::from_record<ir::scale>(op, {&input, 1}, problems).scale.has_value());
    CHECK(problems.empty());
}

TEST_CASE("attributes that are missing or of the wrong kind are reported, others ignored")
{
    CHECK(problems_of<ir::arg_max>({"ArgMax", {{"nobody_reads_it", true}}, {}}, {from(1)}) ==
          std::vector<std::string>{"it lacks the attribute 'axis'"});
    CHECK(problems_of<ir::arg_max>({"ArgMax", {{"axis", 1.0}}, {}}, {from(1)}) ==
          std::vector<std::string>{"its attribute 'axis' is not a whole number"});
    CHECK(problems_of<ir::split>({"Split", {{"axis", std::int64_t{1}}, {"split", true}}, {}}, {from(1)}) ==
          std::vector<std::string>{"its attribute 'split' is of the wrong kind"});
}

TEST_CASE("a whole number serves as a number")
{
    std::vector<std::string> problems;
    const tensor_reference input = from(1);
    const ir::record op{"LeakyRelu", {{"alpha", std::int64_t{2}}}, {}};
    CHECK(ir::from_record<ir::leaky_relu>(op, {&input, 1}, problems).alpha == 2);
    CHECK(problems.empty());
}
