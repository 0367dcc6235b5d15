#include <oplift/emit/tensorflow/model/bundle.hpp>
#include <oplift/load/checkpoint.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <emit/tensorflow/model/small_graph.hpp>
#include <fstream>
#include <stdexcept>
#include <string>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using namespace oplift::emit::tensorflow::model;
using namespace oplift::test;

namespace {

struct bundle {
    std::string data;
    std::string index;
};

bundle bundle_of(const std::vector<variable>& variables)
{
    bundle result;
    result.index =
        written([&](auto& index) { result.data = written([&](auto& data) { write_bundle(variables, data, index); }); });
    return result;
}

variable made(std::string name, weight value)
{
    return {std::move(name), std::move(value), true, {}, {}, {}};
}

std::vector<variable> several()
{
    return {made("a", transposed(floats({2, 2}, {1, 2, 3, 4}), {1, 0})), made("empty", floats({0, 2}, {})),
            made("large", uniform_floats({1500, 1000}, 0.5)), // more than one piece
            made("scalar", weight_of(tensor::of(data_type::int64, {}, std::vector<std::int64_t>{-7})))};
}

} // namespace

TEST_CASE("a bundle is read back, its checksums verified")
{
    const bundle bytes = bundle_of(several());
    CHECK(bytes.data.size() == 16 + 6'000'000 + 8);
    const temporary_folder folder;
    folder.write("model.index", bytes.index);
    folder.write("model.data-00000-of-00001", bytes.data);
    const auto stored = checkpoint::open(folder / "model");
    CHECK(stored.names() == std::vector<std::string>{"a", "empty", "large", "scalar"});
    const tensor a = stored.read("a");
    CHECK(a.shape == std::vector<std::int64_t>{2, 2});
    CHECK(a.at<float>(1) == 3);
    CHECK(stored.read("empty").shape == std::vector<std::int64_t>{0, 2});
    CHECK(stored.read("large").at<float>(1'499'999) == 0.5);
    CHECK(stored.read("scalar").at<std::int64_t>(0) == -7);

    std::string damaged = bytes.data;
    damaged[3'000'000] ^= 1;
    folder.write("model.data-00000-of-00001", damaged);
    const auto spoiled = checkpoint::open(folder / "model");
    CHECK_NOTHROW(spoiled.read("a"));
    CHECK_THROWS_AS(spoiled.read("large"), input_error);
}

TEST_CASE("the same variables give the same bytes")
{
    CHECK(bundle_of(several()).data == bundle_of(several()).data);
    CHECK(bundle_of(several()).index == bundle_of(several()).index);
}

TEST_CASE("variables in another order than that of their names are refused")
{
    CHECK_THROWS_AS(bundle_of({made("b", floats({1}, {1})), made("a", floats({1}, {1}))}), std::logic_error);
}
