// Writes a small image network as TensorFlow 1.4 would have saved it: PREFIX.meta, PREFIX.index and
// PREFIX.data-00000-of-00001. The weights are the same in each run.
// Usage: make_demo_model PREFIX [--shuffle SEED]; --shuffle writes the nodes in another order.
#include <oplift/schema/tensorflow.pb.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <load/checkpoint_writer.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace oplift::tensorflow;
using std::string;
using numbers = std::vector<std::int64_t>;

void fill(TensorShapeProto& shape, const numbers& extents)
{
    for (const std::int64_t extent : extents)
        shape.add_dim()->set_size(extent);
}

/// A node being made; its attributes are stated one after another.
struct new_node {
    NodeDef& node;

    AttrValue& operator[](const string& key) const { return (*node.mutable_attr())[key]; }
    new_node type(const string& key, DataType value) const { return (*this)[key].set_type(value), *this; }
    new_node flag(const string& key, bool value) const { return (*this)[key].set_b(value), *this; }
    new_node real(const string& key, float value) const { return (*this)[key].set_f(value), *this; }
    new_node text(const string& key, const string& value) const { return (*this)[key].set_s(value), *this; }
    new_node whole(const string& key, std::int64_t value) const { return (*this)[key].set_i(value), *this; }
    new_node list(const string& key, const numbers& values) const
    {
        (*this)[key].mutable_list()->mutable_i()->Add(values.begin(), values.end());
        return *this;
    }
    new_node shape(const string& key, const numbers& extents) const
    {
        fill(*(*this)[key].mutable_shape(), extents);
        return *this;
    }
};

class model_writer {
public:
    /// A node; what it yields has the type float unless it is said otherwise.
    new_node add(const string& name, const string& op, std::initializer_list<string> inputs, DataType type = DT_FLOAT)
    {
        NodeDef& node = *graph_.add_node();
        node.set_name(name);
        node.set_op(op);
        for (const string& input : inputs)
            node.add_input(input);
        return new_node{node}.type(op == "Placeholder" || op == "Const" || op == "VariableV2" ? "dtype" : "T", type);
    }

    void constant(const string& name, float value)
    {
        auto& tensor = *add(name, "Const", {})["value"].mutable_tensor();
        tensor.set_dtype(DT_FLOAT);
        tensor.mutable_tensor_shape();
        tensor.add_float_val(value);
    }

    void constant(const string& name, const numbers& values, const numbers& shape)
    {
        auto& tensor = *add(name, "Const", {}, DT_INT32)["value"].mutable_tensor();
        tensor.set_dtype(DT_INT32);
        fill(*tensor.mutable_tensor_shape(), shape);
        for (const std::int64_t value : values)
            tensor.add_int_val(static_cast<std::int32_t>(value));
    }

    /// A variable with what goes with it, and its value between `least` and `most`. Returns the name of its reading.
    string variable(const string& name, const numbers& shape, float least, float most)
    {
        add(name, "VariableV2", {}).shape("shape", shape).text("container", "").text("shared_name", "");
        const string initial = name + "/Initializer/random_uniform";
        constant(initial + "/shape", shape, {static_cast<std::int64_t>(shape.size())});
        add(initial, "RandomUniform", {initial + "/shape"}, DT_INT32).type("dtype", DT_FLOAT);
        add(name + "/Assign", "Assign", {name, initial}).flag("use_locking", true).flag("validate_shape", true);
        add(name + "/read", "Identity", {name});

        std::size_t count = 1;
        for (const std::int64_t extent : shape)
            count *= static_cast<std::size_t>(extent);
        std::vector<float> elements(count);
        for (float& element : elements) // std::uniform_real_distribution differs between standard libraries
            element = least + (most - least) * static_cast<float>(random_() >> 8) / 16777216.0F;
        checkpoint_.add(name, DT_FLOAT, shape, elements);
        return name + "/read";
    }

    string layer(const string& name, const string& op, const string& input)
    {
        add(name, op, {input});
        return name;
    }

    string convolution(const string& scope, const string& input, const numbers& filter, std::int64_t stride)
    {
        const float range = std::sqrt(6.0F / static_cast<float>(filter[0] * filter[1] * filter[2]));
        const bool deep   = scope.starts_with("depthwise");
        const string name = scope + (deep ? "/depthwise" : "/Conv2D");
        add(name, deep ? "DepthwiseConv2dNative" : "Conv2D",
            {input, variable(scope + (deep ? "/depthwise_weights" : "/kernel"), filter, -range, range)})
            .list("strides", {1, stride, stride, 1})
            .text("padding", "SAME")
            .text("data_format", "NHWC");
        const std::int64_t channels = deep ? filter[2] * filter[3] : filter[3];
        return biased(scope, name, channels);
    }

    string dense(const string& scope, const string& input, std::int64_t from, std::int64_t to)
    {
        const float range = std::sqrt(6.0F / static_cast<float>(from));
        add(scope + "/MatMul", "MatMul", {input, variable(scope + "/kernel", {from, to}, -range, range)})
            .flag("transpose_a", false)
            .flag("transpose_b", false);
        return biased(scope, scope + "/MatMul", to);
    }

    string biased(const string& scope, const string& input, std::int64_t channels)
    {
        add(scope + "/BiasAdd", "BiasAdd", {input, variable(scope + "/bias", {channels}, -0.1F, 0.1F)})
            .text("data_format", "NHWC");
        return scope + "/BiasAdd";
    }

    /// tf.layers.batch_normalization(fused=False)
    string batch_norm(const string& scope, const string& input, std::int64_t channels)
    {
        const auto [gamma, beta, mean, variance] = statistics(scope, channels);
        const string name                        = scope + "/batchnorm";
        constant(name + "/add/y", 0.001F);
        add(name + "/add", "Add", {variance, name + "/add/y"});
        add(name + "/Rsqrt", "Rsqrt", {name + "/add"});
        add(name + "/mul", "Mul", {name + "/Rsqrt", gamma});
        add(name + "/mul_1", "Mul", {input, name + "/mul"});
        add(name + "/mul_2", "Mul", {mean, name + "/mul"});
        add(name + "/sub", "Sub", {beta, name + "/mul_2"});
        add(name + "/add_1", "Add", {name + "/mul_1", name + "/sub"});
        return name + "/add_1";
    }

    string fused_batch_norm(const string& scope, const string& input, std::int64_t channels)
    {
        const auto [gamma, beta, mean, variance] = statistics(scope, channels);
        add(scope + "/FusedBatchNorm", "FusedBatchNorm", {input, gamma, beta, mean, variance})
            .real("epsilon", 0.001F)
            .text("data_format", "NHWC")
            .flag("is_training", false);
        return scope + "/FusedBatchNorm";
    }

    string max_pool(const string& name, const string& input)
    {
        add(name, "MaxPool", {input})
            .list("ksize", {1, 2, 2, 1})
            .list("strides", {1, 2, 2, 1})
            .text("padding", "VALID")
            .text("data_format", "NHWC");
        return name;
    }

    /// tf.layers.flatten
    string flatten(const string& scope, const string& input)
    {
        add(scope + "/Shape", "Shape", {input}).type("out_type", DT_INT32);
        const string slice = scope + "/strided_slice";
        constant(slice + "/stack", {0}, {1});
        constant(slice + "/stack_1", {1}, {1});
        constant(slice + "/stack_2", {1}, {1});
        add(slice, "StridedSlice", {scope + "/Shape", slice + "/stack", slice + "/stack_1", slice + "/stack_2"},
            DT_INT32)
            .type("Index", DT_INT32)
            .whole("begin_mask", 0)
            .whole("end_mask", 0)
            .whole("ellipsis_mask", 0)
            .whole("new_axis_mask", 0)
            .whole("shrink_axis_mask", 1);
        constant(scope + "/Reshape/shape/1", {-1}, {});
        add(scope + "/Reshape/shape", "Pack", {slice, scope + "/Reshape/shape/1"}, DT_INT32)
            .whole("N", 2)
            .whole("axis", 0);
        add(scope + "/Reshape", "Reshape", {input, scope + "/Reshape/shape"}).type("Tshape", DT_INT32);
        return scope + "/Reshape";
    }

    /// tf.nn.dropout with a constant keep_prob
    string dropout(const string& scope, const string& input, float keep_prob)
    {
        const string noise = scope + "/random_uniform";
        constant(scope + "/keep_prob", keep_prob);
        add(scope + "/Shape", "Shape", {input}).type("out_type", DT_INT32);
        constant(noise + "/min", 0);
        constant(noise + "/max", 1);
        add(noise + "/RandomUniform", "RandomUniform", {scope + "/Shape"}, DT_INT32).type("dtype", DT_FLOAT);
        add(noise + "/sub", "Sub", {noise + "/max", noise + "/min"});
        add(noise + "/mul", "Mul", {noise + "/RandomUniform", noise + "/sub"});
        add(noise, "Add", {noise + "/mul", noise + "/min"});
        add(scope + "/add", "Add", {scope + "/keep_prob", noise});
        add(scope + "/Floor", "Floor", {scope + "/add"});
        add(scope + "/div", "RealDiv", {input, scope + "/keep_prob"});
        add(scope + "/mul", "Mul", {scope + "/div", scope + "/Floor"});
        return scope + "/mul";
    }

    /// What a Saver adds to a graph.
    void saver()
    {
        const auto names = [this](const string& name, const std::vector<string>& values) {
            auto& tensor = *add(name, "Const", {}, DT_STRING)["value"].mutable_tensor();
            tensor.set_dtype(DT_STRING);
            if (name != "save/Const")
                fill(*tensor.mutable_tensor_shape(), {static_cast<std::int64_t>(values.size())});
            else
                tensor.mutable_tensor_shape();
            for (const string& value : values)
                tensor.add_string_val(value);
        };
        std::vector<string> variables;
        for (const auto& [name, entry] : checkpoint_.entries)
            variables.push_back(name);
        names("save/Const", {"model"});
        for (const string scope : {"save/SaveV2", "save/RestoreV2"}) {
            names(scope + "/tensor_names", variables);
            names(scope + "/shape_and_slices", std::vector<string>(variables.size()));
        }
        NodeDef& save =
            add("save/SaveV2", "SaveV2", {"save/Const", "save/SaveV2/tensor_names", "save/SaveV2/shape_and_slices"})
                .node;
        NodeDef& restore = add("save/RestoreV2", "RestoreV2",
                               {"save/Const", "save/RestoreV2/tensor_names", "save/RestoreV2/shape_and_slices"})
                               .node;
        for (NodeDef* node : {&save, &restore})
            node->mutable_attr()->erase("T");
        add("save/control_dependency", "Identity", {"save/Const", "^save/SaveV2"}, DT_STRING);
        std::vector<string> assignments;
        for (std::size_t i = 0; i < variables.size(); ++i) {
            const string number = i == 0 ? "" : ":" + std::to_string(i);
            assignments.push_back("save/Assign" + (i == 0 ? "" : "_" + std::to_string(i)));
            save.add_input(variables[i]);
            (*save.mutable_attr())["dtypes"].mutable_list()->add_type(DT_FLOAT);
            (*restore.mutable_attr())["dtypes"].mutable_list()->add_type(DT_FLOAT);
            add(assignments.back(), "Assign", {variables[i], "save/RestoreV2" + number})
                .flag("use_locking", true)
                .flag("validate_shape", true);
        }
        NodeDef& all = add("save/restore_all", "NoOp", {}).node;
        all.mutable_attr()->clear();
        for (const string& assignment : assignments)
            all.add_input("^" + assignment);
    }

    /// Puts the nodes into another order: TensorFlow promises none.
    void shuffle(std::uint32_t seed)
    {
        std::mt19937 random{seed};
        for (int last = graph_.node_size() - 1; last > 0; --last)
            graph_.mutable_node()->SwapElements(last,
                                                static_cast<int>(random() % static_cast<std::uint32_t>(last + 1)));
    }

    void write(const string& prefix) const
    {
        MetaGraphDef meta;
        meta.mutable_meta_info_def()->set_tensorflow_version("1.4.0");
        meta.mutable_meta_info_def()->add_tags("train");
        *meta.mutable_graph_def() = graph_;
        meta.mutable_graph_def()->mutable_versions()->set_producer(24);
        meta.mutable_saver_def()->set_filename_tensor_name("save/Const:0");
        meta.mutable_saver_def()->set_save_tensor_name("save/control_dependency:0");
        meta.mutable_saver_def()->set_restore_op_name("save/restore_all");
        meta.mutable_saver_def()->set_version(SaverDef::V2);
        std::ofstream file{prefix + ".meta", std::ios::binary};
        if (!meta.SerializeToOstream(&file) || !file.flush())
            throw std::runtime_error{"cannot write " + prefix + ".meta"};
        checkpoint_.write(prefix);
    }

private:
    struct four_names {
        string gamma, beta, mean, variance;
    };

    four_names statistics(const string& scope, std::int64_t channels)
    {
        return {variable(scope + "/gamma", {channels}, 0.5F, 1.5F), variable(scope + "/beta", {channels}, -0.1F, 0.1F),
                variable(scope + "/moving_mean", {channels}, -0.1F, 0.1F),
                variable(scope + "/moving_variance", {channels}, 0.5F, 1.5F)};
    }

    GraphDef graph_;
    oplift::test::checkpoint_writer checkpoint_;
    std::mt19937 random_{1};
};

void make_network(model_writer& model)
{
    model.add("input", "Placeholder", {}).shape("shape", {-1, 32, 32, 3});
    string x           = model.convolution("conv1", "input", {3, 3, 3, 16}, 1);
    x                  = model.batch_norm("conv1/bn", x, 16);
    x                  = model.layer("conv1/Relu", "Relu", x);
    const string trunk = model.max_pool("pool1/MaxPool", x);

    x = model.convolution("depthwise2", trunk, {3, 3, 16, 1}, 1);
    x = model.fused_batch_norm("depthwise2/bn", x, 16);
    x = model.layer("depthwise2/Relu6", "Relu6", x);
    x = model.convolution("conv3", x, {1, 1, 16, 16}, 1);
    model.add("residual/add", "Add", {x, trunk});
    x = model.layer("residual/Relu", "Relu", "residual/add");
    x = model.max_pool("pool4/MaxPool", x);

    x = model.flatten("flatten", x);
    x = model.dense("fc5", x, std::int64_t{8} * 8 * 16, 64);
    x = model.layer("fc5/Relu", "Relu", x);
    x = model.dropout("dropout", x, 0.75F);
    x = model.dense("fc6", x, 64, 10);
    model.layer("output", "Identity", model.layer("Softmax", "Softmax", x));
    model.saver();
}

} // namespace

int main(int argc, char** argv)
try {
    const std::vector<string> arguments(argv + 1, argv + argc);
    if (arguments.size() != 1 && (arguments.size() != 3 || arguments[1] != "--shuffle")) {
        std::cerr << "Usage: make_demo_model PREFIX [--shuffle SEED]\n";
        return 2;
    }
    model_writer model;
    make_network(model);
    if (arguments.size() == 3)
        model.shuffle(static_cast<std::uint32_t>(std::stoul(arguments[2])));
    model.write(arguments[0]);
} catch (const std::exception& error) {
    std::cerr << "make_demo_model: " << error.what() << '\n';
    return 3;
}
