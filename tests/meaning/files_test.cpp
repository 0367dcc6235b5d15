#include <oplift/ir/write/publish.hpp>

#include <doctest/doctest.h>

#include <meaning/evaluate_ir.hpp>
#include <meaning/fixtures.hpp>
#include <meaning/judge.hpp>
#include <meaning/lifting.hpp>
#include <meaning/networks.hpp>
#include <storing/storing.hpp>
#include <string>
#include <support/temporary_folder.hpp>

using namespace oplift;
using namespace oplift::test::meaning;

namespace {

/// Writes the IR of a graph to files, reads it from both of its forms, and runs it before and after.
void check_files(draft graph)
{
    const test::temporary_folder folder;
    const surroundings with = surroundings_of(graph, 1);
    add_types(graph, with);
    lifted_graph made;
    try {
        made = lifted(graph, with.variables);
    } catch (const refusal&) {
        return; // judged elsewhere
    }
    const auto wanted = evaluate(made.graph, with.fed);
    const auto files  = compiled::write_ir(made.graph, folder.path() / "ir");
    for (const auto& structure : {files.json, files.pb}) {
        std::vector<obstacle> problems;
        const ir::operator_graph read = compiled::read_ir(structure, files.npy, problems);
        CHECK_MESSAGE(problems.empty(), text_of(graph));
        const auto found = evaluate(read, with.fed);
        REQUIRE(found.size() == wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            CHECK_MESSAGE(difference(wanted[i], found[i]) == "", text_of(graph));
    }
}

} // namespace

TEST_CASE("an IR that was written to files and read again means the same")
{
    for (const fixture& each : all_fixtures())
        check_files(draft_of(each.graph, each.outputs));
    for (std::uint32_t seed = 0; seed < 50 * rounds(); ++seed) {
        random_choice random{seed, "files"};
        check_files(random_network(1 + random.below(8), random));
    }
}
