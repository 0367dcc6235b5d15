#include <oplift/emit/tensorflow/code/helpers.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <set>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

TEST_CASE("each helper of the table of functions is defined, with its parameters")
{
    for (const function* each :
         {&functions::convolution, &functions::depthwise_convolution, &functions::separable_convolution,
          &functions::transposed_convolution, &functions::dense, &functions::batch_normalization,
          &functions::instance_normalization, &functions::scale, &functions::dropout, &functions::prelu,
          &functions::elu_alpha, &functions::swish, &functions::max_pool, &functions::average_pool,
          &functions::global_max_pool, &functions::global_average_pool, &functions::upsample, &functions::flatten,
          &functions::constant_weight}) {
        CAPTURE(each->name);
        const helper_text* helper = find_helper(each->name);
        REQUIRE(helper != nullptr);
        const std::string text{helper->text};
        const std::string head = text.substr(0, text.find("):"));
        CHECK(head.starts_with("\ndef " + std::string{each->name} + "("));
        for (const parameter& given : each->parameters())
            CHECK(head.find(std::string{given.name}) != std::string::npos);
        CHECK(head.find("name=None") != std::string::npos);
    }
}

TEST_CASE("a helper uses helpers that are defined, and says so")
{
    std::set<std::string_view> defined;
    for (const helper_text& helper : helper_texts) {
        CAPTURE(helper.name);
        CHECK(defined.insert(helper.name).second);
        for (const std::string_view used : helper.uses)
            CHECK((used.empty() || defined.contains(used)));
        for (const helper_text& other : helper_texts) {
            const bool calls = helper.text.find(" " + std::string{other.name} + "(") != std::string_view::npos &&
                               other.name != helper.name;
            const bool says = helper.uses[0] == other.name || helper.uses[1] == other.name;
            CHECK((says || !calls));
        }
    }
}

TEST_CASE("lines of helpers are short")
{
    for (const helper_text& helper : helper_texts)
        for (std::size_t i = 0; i < helper.text.size();) {
            const std::size_t end = std::min(helper.text.find('\n', i), helper.text.size());
            CHECK(end - i <= 100);
            i = end + 1;
        }
}
