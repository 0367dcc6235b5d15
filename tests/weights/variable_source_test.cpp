#include <oplift/error.hpp>
#include <oplift/weights/variable_source.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

using namespace oplift;

namespace {

/// A source with one variable, as someone who keeps variables elsewhere would write it.
class one_variable final : public variable_source {
public:
    explicit one_variable(bool& gone) : gone_{gone} {}
    one_variable(const one_variable&)            = delete;
    one_variable& operator=(const one_variable&) = delete;
    ~one_variable() override { gone_ = true; }

    std::optional<description> describe(std::string_view variable) const override
    {
        return variable == "w" ? std::optional{description{data_type::float32, {2}}} : std::nullopt;
    }
    tensor read(std::string_view variable) const override
    {
        if (variable != "w")
            throw input_error{"memory", "", "there is no such variable"};
        return tensor::of<float>(data_type::float32, {2}, {1, 2});
    }

private:
    bool& gone_;
};

} // namespace

TEST_CASE("variables can come from anywhere; a source is used and destroyed through its base")
{
    bool gone = false;
    {
        const std::unique_ptr<const variable_source> source = std::make_unique<one_variable>(gone);
        REQUIRE(source->describe("w"));
        CHECK(source->describe("w")->type == data_type::float32);
        CHECK(source->describe("w")->shape == source->read("w").shape);
        CHECK(!source->describe("v"));
        CHECK_THROWS_AS(source->read("v"), input_error);
        CHECK(source->reader("w")().at<float>(1) == 2.f);
        CHECK_FALSE(source->reader("w").is_in_order()); // it does not say that it can do that
    }
    CHECK(gone);
}

TEST_CASE("a description that nobody has filled in has no type")
{
    CHECK(variable_source::description{}.type == data_type::invalid);
    CHECK(variable_source::description{}.shape.empty());
}
