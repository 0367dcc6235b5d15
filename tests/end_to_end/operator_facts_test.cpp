#include "end_to_end/workplace.hpp"
#include <oplift/error.hpp>
#include <oplift/graph/attribute.hpp>
#include <oplift/load/graph_file.hpp>
#include <oplift/pattern/tensorflow_operators.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using oplift::attribute_value;

template <typename T>
bool holds(const attribute_value& value)
{
    return value.get_if<T>() != nullptr;
}

/// A type of attributes in the words of the table.
struct named_type {
    std::string_view name;
    bool (*holds)(const attribute_value& value);
};

constexpr std::array<named_type, 16> named_types{{{"text", holds<std::string>},
                                                  {"int", holds<std::int64_t>},
                                                  {"float", holds<float>},
                                                  {"bool", holds<bool>},
                                                  {"type", holds<oplift::data_type>},
                                                  {"shape", holds<oplift::stated_shape>},
                                                  {"tensor", holds<oplift::tensor>},
                                                  {"function", holds<oplift::function_name>},
                                                  {"texts", holds<std::vector<std::string>>},
                                                  {"ints", holds<std::vector<std::int64_t>>},
                                                  {"floats", holds<std::vector<float>>},
                                                  {"bools", holds<std::vector<bool>>},
                                                  {"types", holds<std::vector<oplift::data_type>>},
                                                  {"shapes", holds<std::vector<oplift::stated_shape>>},
                                                  {"tensors", holds<std::vector<oplift::tensor>>},
                                                  {"functions", holds<std::vector<oplift::function_name>>}}};

/// The type of an attribute's value; empty for a value that is not set.
std::string_view type_of(const attribute_value& value)
{
    const auto found = std::ranges::find_if(named_types, [&](const named_type& type) { return type.holds(value); });
    return found == named_types.end() ? std::string_view{} : found->name;
}

/// An empty list may be of any type: the graph keeps it as one of integers.
bool suits(const attribute_value& value, std::string_view type)
{
    const std::string_view own = type_of(value);
    const auto* integers       = value.get_if<std::vector<std::int64_t>>();
    return own.empty() || own == type || (integers && integers->empty() && type.ends_with('s'));
}

/// Where a graph's nodes are not as the table says, each fact once.
void collect(const oplift::dataflow_graph& graph, std::set<std::string>& differences)
{
    for (oplift::node_id node = 0; node < num_vertices(graph); ++node) {
        const std::string name{graph[node].operator_name};
        const auto definition = oplift::find_tensorflow_operator(name);
        if (!definition) {
            differences.insert(name + " is not in the table");
            continue;
        }
        if (const std::size_t count = operands_of(graph, node).size(); !definition.inputs().allows(count))
            differences.insert(name + " has " + std::to_string(count) + " inputs");
        for (const auto& [attribute, value] : graph[node].attributes) {
            const auto stated = definition.attribute(attribute);
            if (attribute.starts_with('_'))
                continue;
            if (!stated)
                differences.insert(name + " has an attribute " + attribute);
            else if (!suits(value, stated.type))
                differences.insert(name + " has an attribute " + attribute + " of type " + std::string{type_of(value)});
        }
    }
}

std::string joined(const std::set<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

} // namespace

TEST_CASE("the operators of the demo model are as the table of TensorFlow's operators says")
{
    const oplift::test::workplace place;
    place.make_demo_model();
    const auto file = oplift::read_graph_file(place / "demo.meta");
    REQUIRE(num_vertices(file.graph) > 20);
    std::set<std::string> differences;
    collect(file.graph, differences);
    CHECK(joined(differences) == "");
}

TEST_CASE("the operators of other people's models are as the table of TensorFlow's operators says")
{
    const char* folder = std::getenv("OPLIFT_MODELS");
    if (!folder) {
        MESSAGE("SKIPPED: OPLIFT_MODELS does not name a folder with TensorFlow models");
        return;
    }
    constexpr std::array<std::string_view, 3> endings{".meta", ".pb", ".pbtxt"};
    // Operators of another project, and a Placeholder with an attribute that is not its own.
    const std::set<std::string> known{"NGraphVariable is not in the table", "_nGraphEncapsulate is not in the table",
                                      "Placeholder has an attribute T"};
    std::set<std::string> differences;
    std::size_t graphs = 0, refused = 0;
    const auto follow = std::filesystem::directory_options::follow_directory_symlink;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, follow}) {
        if (!entry.is_regular_file() || std::ranges::find(endings, entry.path().extension().string()) == endings.end())
            continue;
        try {
            const auto file = oplift::read_graph_file(entry.path());
            std::set<std::string> found;
            collect(file.graph, found);
            for (const std::string& name : file.functions) // a function of the graph can be called by its name
                found.erase(name + " is not in the table");
            differences.merge(found);
            ++graphs;
        } catch (const oplift::input_error&) {
            ++refused;
        }
    }
    MESSAGE(graphs << " graphs were compared, " << refused << " could not be read");
    CHECK(graphs > 0);
    std::set<std::string> unknown;
    std::ranges::set_difference(differences, known, std::inserter(unknown, unknown.end()));
    CHECK(joined(unknown) == "");
}
