#include <oplift/emit/emission_table.hpp>

#include <doctest/doctest.h>

#include <ir/operators/written.hpp>

using namespace oplift;
using namespace oplift::emit;

namespace {

/// A target that writes the names of operators.
struct names {
    std::string written;
};

constexpr auto relu = emission_of<ir::relu, names>(
    [](const auto& op, names& to) { to.written += "relu of " + std::to_string(op.input.tensor.node); });
constexpr auto elu = emission_of<ir::elu, names>([](const auto&, names& to) { to.written += "elu"; });

constexpr std::array first{relu};
constexpr std::array second{elu};
constexpr auto joined = join(first, second);

} // namespace

TEST_CASE("an operator is found by its name in any family of the table")
{
    CHECK(joined.size() == 2);
    CHECK(find_emission<names>(joined, "Relu") == &joined[0]);
    CHECK(find_emission<names>(joined, "Elu") == &joined[1]);
    CHECK(find_emission<names>(joined, "relu") == nullptr);
}

TEST_CASE("an entry writes the typed form of its operator")
{
    names to;
    std::vector<std::string> problems;
    const tensor_reference input = test::from(7);
    joined[0].write(ir::record{"Relu", {}, {}}, {&input, 1}, to, problems);
    CHECK(to.written == "relu of 7");
    CHECK(problems.empty());
}

TEST_CASE("an operator that lacks something is reported and not written")
{
    names to;
    std::vector<std::string> problems;
    joined[0].write(ir::record{"Relu", {}, {}}, {}, to, problems);
    CHECK(to.written.empty());
    CHECK(problems == std::vector<std::string>{"it lacks the input 'input'"});
}

TEST_CASE("entries for an operator are counted")
{
    CHECK(emit::detail::entries_for<ir::relu>(joined) == 1);
    CHECK(emit::detail::entries_for<ir::tanh>(joined) == 0);
    CHECK(emit::detail::entries_for<ir::relu>(join(first, second, first)) == 2);
}
