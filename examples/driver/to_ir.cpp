// oplift to-ir: reading, lifting, checking and writing.
#include "to_ir.hpp"

#include "input_shape.hpp"
#include "loading.hpp"
#include "obstacle_report.hpp"
#include "progress.hpp"
#include "reporting.hpp"
#include "writing.hpp"
#include <oplift/error.hpp>
#include <oplift/ir/check.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <lifting/lifting.hpp>
#include <memory>
#include <utility>
#include <vector>

namespace oplift::driver {
namespace {

/// Tells what is in the way: on standard error and, if asked for, in a file.
void report(const to_ir_arguments& given, const std::vector<obstacle>& obstacles)
{
    if (!obstacles.empty())
        fmt::print(stderr, "oplift: the model cannot be converted faithfully:\n{}", obstacle_text(obstacles));
    if (!given.report.empty())
        write_report(given.report, given.network.empty() ? given.weights : given.network, obstacles);
}

} // namespace

status convert_to_ir(const to_ir_arguments& given)
{
    if (std::filesystem::path{given.prefix}.filename().empty())
        throw usage_error{"--dstPath must be the files' common prefix, not a folder: " + given.prefix};
    lift_request request{
        .outputs = given.outputs, .inputs = given.inputs, .input_shapes = {}, .partial = given.partial};
    for (const std::string& text : given.shapes) {
        stated_shape shape = parse_shape(text);
        shape->insert(shape->begin(), -1); // the flag leaves out the batch
        request.input_shapes.push_back(std::move(shape));
    }

    const std::shared_ptr<const loaded_model> model = load(given.network, given.weights);
    std::vector<obstacle> in_the_way;
    try {
        const lift_result result = [&] {
            const progress shown{"recognising operators"};
            return compiled::lift_by_library_rules(*model, request);
        }();
        in_the_way = result.obstacles;
        if (const std::vector<obstacle> found = ir::check(result.graph); !found.empty())
            throw refusal{found};
        report(given, in_the_way); // first: if it cannot be written, nothing is
        write_ir(result.graph, given.prefix);
        return in_the_way.empty() ? status::done : status::not_convertible;
    } catch (const refusal& refused) {
        in_the_way.insert(in_the_way.end(), refused.obstacles().begin(), refused.obstacles().end());
        report(given, in_the_way);
        return status::not_convertible;
    }
}

} // namespace oplift::driver
