#include <oplift/load/tensor_proto.hpp>
#include <oplift/schema/tensorflow.pb.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <support/temporary_folder.hpp>
#include <vector>

using namespace oplift;
using oplift::test::message_of;
namespace tf = oplift::tensorflow;

namespace {

struct file {
    std::string path = "file";
    std::shared_ptr<const std::string> bytes;
    tensor_context context;

    explicit file(std::string content) : bytes{std::make_shared<const std::string>(std::move(content))}
    {
        context.owner = bytes;
    }
    explicit file(const tf::TensorProto& message) : file{message.SerializeAsString()} {}

    tensor read() { return read_tensor({std::as_bytes(std::span{*bytes}), 0, &path}, context, "node 'x'"); }

    bool holds(const tensor& t) const
    {
        const auto* first = reinterpret_cast<const char*>(t.bytes.data());
        return first >= bytes->data() && first + t.bytes.size() <= bytes->data() + bytes->size() && t.owner == bytes;
    }
};

tf::TensorProto proto(tf::DataType type, const std::vector<std::int64_t>& shape)
{
    tf::TensorProto message;
    message.set_dtype(type);
    for (const std::int64_t extent : shape)
        message.mutable_tensor_shape()->add_dim()->set_size(extent);
    return message;
}

template <typename T>
std::vector<T> elements(const tensor& t)
{
    std::vector<T> result;
    for (std::int64_t i = 0; i < t.element_count(); ++i)
        result.push_back(t.at<T>(i));
    return result;
}

std::string failure(const tf::TensorProto& message)
{
    return message_of<input_error>([&] { file{message}.read(); });
}

} // namespace

TEST_CASE("tensor_content is viewed where it lies")
{
    auto message                = proto(tf::DT_INT64, {2, 1});
    const std::int64_t values[] = {7, -8};
    message.set_tensor_content(std::string(reinterpret_cast<const char*>(values), sizeof values));
    file f{message};
    const tensor t = f.read();
    CHECK(t.type == data_type::int64);
    CHECK(t.shape == std::vector<std::int64_t>{2, 1});
    CHECK(elements<std::int64_t>(t) == std::vector<std::int64_t>{7, -8});
    CHECK(f.holds(t));
}

TEST_CASE("packed floats are viewed where they lie")
{
    auto message = proto(tf::DT_FLOAT, {3});
    for (const float value : {1.f, 2.f, 3.f})
        message.add_float_val(value);
    file f{message};
    const tensor t = f.read();
    CHECK(elements<float>(t) == std::vector<float>{1, 2, 3});
    CHECK(f.holds(t));

    auto pairs = proto(tf::DT_COMPLEX128, {1});
    pairs.add_dcomplex_val(1);
    pairs.add_dcomplex_val(2);
    file g{pairs};
    CHECK(g.holds(g.read()));
}

TEST_CASE("floats that are not packed, or packed in parts, are joined")
{
    const auto shape = proto(tf::DT_FLOAT, {3}).SerializeAsString();
    const float one = 1.f, two = 2.f, three = 3.f;
    auto raw = [](float value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
    file f{shape + "\x2d" + raw(one) + "\x2a\x04" + raw(two) + "\x2d" + raw(three)};
    CHECK(elements<float>(f.read()) == std::vector<float>{1, 2, 3});
    CHECK_THROWS_AS(file{shape + "\x2a\x03" + "abc"}.read(), input_error);
}

TEST_CASE("a single value stands for all without taking memory")
{
    auto message = proto(tf::DT_FLOAT, {1000000, 1000000});
    message.add_float_val(0.5f);
    const tensor t = file{message}.read();
    CHECK(t.uniform);
    CHECK(t.bytes.size() == 4);
    CHECK(t.element_count() == 1000000000000);
    CHECK(t.at<float>(999999999999) == 0.5f);
}

TEST_CASE("no value at all means zeros")
{
    const tensor t = file{proto(tf::DT_COMPLEX128, {4})}.read();
    CHECK(t.uniform);
    CHECK(t.bytes.size() == 16);
    CHECK(t.at<double>(0) == 0.0);
    const tensor scalar = file{proto(tf::DT_INT32, {})}.read();
    CHECK(!scalar.uniform);
    CHECK(scalar.at<std::int32_t>(0) == 0);
    const tensor none = file{proto(tf::DT_INT32, {0, 5})}.read();
    CHECK(none.bytes.empty());
    CHECK(!none.uniform);
}

TEST_CASE("the last of a few values is repeated, within limits")
{
    auto message = proto(tf::DT_INT32, {5});
    message.add_int_val(1);
    message.add_int_val(2);
    CHECK(elements<std::int32_t>(file{message}.read()) == std::vector<std::int32_t>{1, 2, 2, 2, 2});
    auto floats = proto(tf::DT_FLOAT, {4});
    floats.add_float_val(1);
    floats.add_float_val(2);
    CHECK(elements<float>(file{floats}.read()) == std::vector<float>{1, 2, 2, 2});
    message.mutable_tensor_shape()->mutable_dim(0)->set_size(std::int64_t{1} << 40);
    CHECK(failure(message) ==
          "file: node 'x': its tensor of shape [1099511627776] is given by 2 elements, of which the "
          "last is repeated: the file would take more than 256 MiB of memory for such tensors");
}

TEST_CASE("small types are read from their lists")
{
    auto check = [](tf::DataType type, auto add, auto expected) {
        auto message = proto(type, {2});
        add(message);
        using element  = typename decltype(expected)::value_type;
        const tensor t = file{message}.read();
        CHECK(t.bytes.size() == 2 * sizeof(element));
        CHECK(elements<element>(t) == expected);
    };
    auto ints = [](auto& m) {
        m.add_int_val(-3);
        m.add_int_val(100);
    };
    check(tf::DT_INT8, ints, std::vector<std::int8_t>{-3, 100});
    check(tf::DT_INT16, ints, std::vector<std::int16_t>{-3, 100});
    check(tf::DT_INT32, ints, std::vector<std::int32_t>{-3, 100});
    check(tf::DT_QINT32, ints, std::vector<std::int32_t>{-3, 100});
    auto halves = [](auto& m) {
        m.add_half_val(0x3c00);
        m.add_half_val(0xffff);
    };
    check(tf::DT_HALF, halves, std::vector<std::uint16_t>{0x3c00, 0xffff});
    check(tf::DT_BFLOAT16, halves, std::vector<std::uint16_t>{0x3c00, 0xffff});
    auto bools = [](auto& m) {
        m.add_bool_val(true);
        m.add_bool_val(false);
    };
    check(tf::DT_BOOL, bools, std::vector<std::uint8_t>{1, 0});
    auto unsigned64 = [](auto& m) {
        m.add_uint64_val(~std::uint64_t{0});
        m.add_uint64_val(1);
    };
    check(tf::DT_UINT64, unsigned64, std::vector<std::uint64_t>{~std::uint64_t{0}, 1});
    auto unsigned32 = [](auto& m) {
        m.add_uint32_val(~std::uint32_t{0});
        m.add_uint32_val(1);
    };
    check(tf::DT_UINT32, unsigned32, std::vector<std::uint32_t>{~std::uint32_t{0}, 1});
    auto doubles = [](auto& m) {
        m.add_double_val(0.25);
        m.add_double_val(-1);
    };
    check(tf::DT_DOUBLE, doubles, std::vector<double>{0.25, -1});
}

TEST_CASE("complex numbers are pairs")
{
    auto message = proto(tf::DT_COMPLEX64, {3});
    message.add_scomplex_val(1);
    message.add_scomplex_val(2);
    const tensor t = file{message}.read();
    CHECK(t.uniform);
    CHECK(t.bytes.size() == 8);
    message.add_scomplex_val(3);
    CHECK(failure(message) == "file: node 'x': its tensor ends within a complex number");
}

TEST_CASE("strings are read from their list or from packed content")
{
    auto message = proto(tf::DT_STRING, {2});
    message.add_string_val("a");
    message.add_string_val(std::string("b\0c", 3));
    CHECK(*file{message}.read().strings == std::vector<std::string>{"a", std::string("b\0c", 3)});
    message.clear_string_val();
    CHECK(*file{message}.read().strings == std::vector<std::string>{"", ""});
    message.add_string_val("same");
    CHECK(*file{message}.read().strings == std::vector<std::string>{"same", "same"});
    message.set_tensor_content("\x01\x02xyz");
    CHECK(*file{message}.read().strings == std::vector<std::string>{"x", "yz"});
    message.set_tensor_content("\x01\x03xyz");
    CHECK_THROWS_AS(file{message}.read(), input_error);
    message.set_tensor_content("\x01\x01xyz");
    CHECK_THROWS_AS(file{message}.read(), input_error);
    message = proto(tf::DT_STRING, {std::int64_t{1} << 50});
    CHECK_THROWS_AS(file{message}.read(), input_error);
    message.set_tensor_content("abc");
    CHECK_THROWS_AS(file{message}.read(), input_error);
}

TEST_CASE("resources, variants and unknown types have no bytes")
{
    CHECK(file{proto(tf::DT_RESOURCE, {})}.read().bytes.empty());
    CHECK(file{proto(tf::DT_VARIANT, {3})}.read().type == data_type::variant);
    auto message = proto(static_cast<tf::DataType>(77), {3});
    message.set_tensor_content("abc");
    CHECK(file{message}.read().bytes.empty());
    CHECK(file{std::string{}}.read().type == data_type::invalid);
}

TEST_CASE("reference types are read as what they refer to")
{
    CHECK(data_type_of(101) == data_type::float32);
    CHECK(data_type_of(19) == data_type::float16);
    CHECK(data_type_of(~std::uint64_t{0}) == data_type::invalid);
}

TEST_CASE("shape and bytes that disagree are an error")
{
    auto message = proto(tf::DT_FLOAT, {2, 2});
    message.set_tensor_content("12345678");
    CHECK(failure(message) == "file: node 'x': its tensor of type float32 and shape [2, 2] holds 8 bytes");
    message = proto(tf::DT_INT32, {1});
    message.add_int_val(1);
    message.add_int_val(1);
    CHECK(failure(message) == "file: node 'x': its tensor of type int32 and shape [1] holds 2 elements");
}

TEST_CASE("shapes that cannot be are errors")
{
    CHECK(failure(proto(tf::DT_FLOAT, {2, -1})) == "file: node 'x': its tensor cannot have the shape [2, ?]");
    CHECK(failure(proto(tf::DT_FLOAT, {std::int64_t{1} << 40, std::int64_t{1} << 40})) ==
          "file: node 'x': its tensor cannot have the shape [1099511627776, 1099511627776]");
    CHECK_THROWS_AS(file{proto(tf::DT_FLOAT, {0, std::int64_t{1} << 40, std::int64_t{1} << 40})}.read(), input_error);
    CHECK_THROWS_AS(file{proto(tf::DT_FLOAT, {-2})}.read(), input_error);
    CHECK_THROWS_AS(file{proto(tf::DT_FLOAT, std::vector<std::int64_t>(255, 1))}.read(), input_error);
    auto unknown = proto(tf::DT_FLOAT, {});
    unknown.mutable_tensor_shape()->set_unknown_rank(true);
    CHECK(failure(unknown) == "file: node 'x': its tensor has no known rank");
}
