// What TensorFlow makes of the operator: calls of its functions, from which code and graphs are written.
#include "emission.hpp"

#include "hard_swish.hpp"
#include <oplift/emit/tensorflow/operator_table.hpp>
#include <oplift/emit/tensorflow/to_program.hpp>

#include <array>

namespace tf = oplift::emit::tensorflow;

tf::program program_of(const oplift::ir::operator_graph& graph, std::vector<oplift::obstacle>& problems)
{
    static constexpr std::array own_emissions{
        tf::on<hard_swish>([](const auto& op, tf::program_writer& to) {
            const auto number = [&](double value, const char* name) {
                return to.step(tf::functions::constant, {value, to.type()}, name);
            };
            const tf::argument x    = to.input(op.input);
            const tf::argument sum  = to.step(tf::functions::add, {x, number(3, "three")}, "add");
            const tf::argument gate = to.step(tf::functions::relu6, {sum}, "Relu6");
            const tf::argument part = to.step(tf::functions::multiply, {x, gate}, "mul");
            to.returns(tf::functions::real_divide, {part, number(6, "six")});
        }),
    };
    static constexpr auto table = oplift::emit::join(tf::operator_table, own_emissions);
    return tf::to_program(graph, table, problems);
}
