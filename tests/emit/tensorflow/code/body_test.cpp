#include <oplift/emit/tensorflow/code/body.hpp>
#include <oplift/emit/tensorflow/code/gather_scopes.hpp>
#include <oplift/emit/tensorflow/code/to_python.hpp>

#include <doctest/doctest.h>

#include <emit/tensorflow/code/program_builder.hpp>
#include <string>

using namespace oplift::emit::tensorflow;
using namespace oplift::emit::tensorflow::code;

namespace {

/// The functions of blocks and the statements of the model.
std::string body_of(const program_builder& builder)
{
    statements all = statements_of(builder.made);
    gather_scopes(all);
    const scope_tree tree  = scopes_of(all);
    const auto expressions = expressions_of(all, tree);
    const repeats found    = repeats_of(all, tree, expressions);
    std::string text;
    for (const repeated_block& pattern : found.patterns)
        if (pattern.is_function)
            text += body_writer{all, tree, expressions, found, pattern.blocks.front()}.function();
    return text + "model:\n" + body_writer{all, tree, expressions, found, 0}.statements_of_model();
}

} // namespace

TEST_CASE("scopes are blocks, of variables where there are some")
{
    program_builder builder;
    result x = builder.input("images", {-1, 4, 4, 3});
    x        = builder.relu(builder.relu(x, "a/one"), "a/two");
    builder.relu(builder.convolution(x, "b", 3, 3, 3), "b/Relu");
    CHECK(body_of(builder) == R"(model:
    images = tf.placeholder(tf.float32, [None, 4, 4, 3], name='images')
    with tf.name_scope('a'):
        x = tf.nn.relu(images, name='one')
        x = tf.nn.relu(x, name='two')
    with tf.variable_scope('b'):
        x = convolution(
            x,
            variable('weights', [3, 3, 3, 3], 'Conv2D', 'weights'),
            strides=[1, 1, 1, 1],
            padding='SAME',
            name='Conv2D',
        )
        x = tf.nn.relu(x, name='Relu')
)");
}

TEST_CASE("blocks that repeat are written once, and are called in a loop")
{
    program_builder builder;
    result x = builder.input("images", {-1, 4});
    for (const char* scope : {"net/unit_1", "net/unit_2", "net/unit_3"})
        x = builder.sum(x, builder.relu(builder.relu(x, std::string{scope} + "/a"), std::string{scope} + "/b"),
                        std::string{scope} + "/add");
    builder.output("sum", builder.sum(x, x, "sum"));
    CHECK(body_of(builder) == R"(def unit(x, scope):
    """Block net/unit_1, and 2 like it."""
    with tf.name_scope(scope):
        a = tf.nn.relu(x, name='a')
        b = tf.nn.relu(a, name='b')
        x = tf.add(x, b, name='add')
    return x
model:
    images = tf.placeholder(tf.float32, [None, 4], name='images')
    with tf.name_scope('net'):
        x = unit(images, 'unit_1')
        x = unit(x, 'unit_2')
        x = unit(x, 'unit_3')
    sum_ = tf.add(x, x, name='sum')
)");
}

TEST_CASE("numbers that differ are parameters, what most blocks have is the default")
{
    program_builder builder;
    result x = builder.input("images", {-1, 4, 4, 3});
    x        = builder.relu(builder.convolution(x, "conv1", 3, 3, 8), "conv1/Relu");
    x        = builder.relu(builder.convolution(x, "conv2", 3, 8, 8, 2), "conv2/Relu");
    builder.output("y", builder.relu(builder.convolution(x, "conv3", 3, 8, 16, 2), "conv3/Relu"));
    CHECK(body_of(builder) == R"(def conv(x, scope, input_depth, depth, stride=2):
    """Block conv1, and 2 like it."""
    with tf.variable_scope(scope):
        x = convolution(
            x,
            variable('weights', [3, 3, input_depth, depth], 'Conv2D', 'weights'),
            strides=[1, stride, stride, 1],
            padding='SAME',
            name='Conv2D',
        )
        x = tf.nn.relu(x, name='Relu')
    return x
model:
    images = tf.placeholder(tf.float32, [None, 4, 4, 3], name='images')
    x = conv(images, 'conv1', input_depth=3, depth=8, stride=1)
    x = conv(x, 'conv2', input_depth=8, depth=8)
    y = conv(x, 'conv3', input_depth=8, depth=16)
)");
}
