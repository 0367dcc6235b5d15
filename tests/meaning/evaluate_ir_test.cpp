#include <oplift/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <meaning/evaluate_ir.hpp>
#include <meaning/fixtures.hpp>
#include <meaning/judge.hpp>
#include <meaning/lifting.hpp>
#include <string>

using namespace oplift;
using namespace oplift::test::meaning;

namespace {

/// Changes an attribute to another of its type. False if it has none that could matter.
bool spoil(ir::attribute& value)
{
    if (const auto* number = value.get_if<double>()) {
        value = *number * 2 + 0.25;
    } else if (const auto* whole = value.get_if<std::int64_t>()) {
        value = *whole + 1;
    } else if (const auto* list = value.get_if<std::vector<std::int64_t>>(); list && !list->empty()) {
        std::vector<std::int64_t> changed = *list;
        ++changed.back();
        value = std::move(changed);
    } else if (const auto* flag = value.get_if<bool>()) {
        value = !*flag;
    } else {
        return false;
    }
    return true;
}

} // namespace

// Not every attribute matters for every input (a stride along an axis of one element, ...); most do.
TEST_CASE("an IR with a wrong attribute is told from the right one")
{
    int changed = 0, noticed = 0;
    for (const fixture& each : all_fixtures()) {
        const draft graph       = draft_of(each.graph, each.outputs);
        const surroundings with = surroundings_of(graph, 1);
        draft typed             = graph;
        add_types(typed, with);
        const lifted_graph made = lifted(typed, with.variables);
        const auto right        = evaluate(made.graph, with.fed);
        for (ir::operator_vertex node = 0; node < num_vertices(made.graph); ++node)
            for (std::size_t i = 0; i < made.graph[node].op.attributes.size(); ++i) {
                ir::operator_graph wrong = made.graph;
                auto& [name, value]      = wrong[node].op.attributes[i];
                if (wrong[node].op.operator_name == "DataInput" || name == "keep_prob" || !spoil(value))
                    continue;
                ++changed;
                try {
                    const auto found = evaluate(wrong, with.fed);
                    for (std::size_t k = 0; k < right.size(); ++k)
                        if (!difference(right[k], found.at(k)).empty()) {
                            ++noticed;
                            break;
                        }
                } catch (const not_evaluated&) {
                    ++noticed;
                }
            }
    }
    CHECK(changed > 500);
    CHECK(noticed * 100 > changed * 85);
    MESSAGE("noticed " << noticed << " of " << changed << " wrong attributes");
}
