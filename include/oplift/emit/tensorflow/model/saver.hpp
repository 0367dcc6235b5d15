#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_SAVER_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_SAVER_HPP

#include <oplift/emit/tensorflow/model/definition.hpp>
#include <oplift/emit/tensorflow/model/graph.hpp>
#include <oplift/emit/tensorflow/model/unused_names.hpp>
#include <oplift/emit/tensorflow/model/variables.hpp>
#include <oplift/schema/tensorflow.pb.h>
#include <oplift/weights/data_type.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace oplift::emit::tensorflow::model {

/// The nodes that save and restore variables, and how TensorFlow finds them.
struct saver {
    oplift::tensorflow::SaverDef message;
    std::vector<node> nodes;
};

/// The nodes that tf.train.Saver() of TensorFlow 1.4 adds to a graph, in the scope "save" or, where that is taken,
/// "save_1" and so on. Each variable is stored under its name.
inline saver make_saver(std::span<const variable> variables, const unused_names& names)
{
    const std::string scope = names.scope("save") + "/";
    const std::string file  = scope + "Const";
    const auto count        = static_cast<std::int64_t>(variables.size());
    std::vector<std::string> keys;
    std::vector<data_type> types;
    for (const variable& v : variables) {
        keys.push_back(v.name);
        types.push_back(v.value.type);
    }
    saver result;
    const auto add = [&](const definition& d) { result.nodes.push_back({d}); };
    add(text_constant(file, {}, {"model"}));

    // Both operators take the file, the keys, and for each key which slice is meant: all of it.
    const auto access = [&](const std::string& name) {
        add(text_constant(scope + name + "/tensor_names", {count}, keys));
        add(text_constant(scope + name + "/shape_and_slices", {count}, std::vector<std::string>(keys.size())));
        return definition{scope + name, name}
            .operand(file)
            .operand(scope + name + "/tensor_names")
            .operand(scope + name + "/shape_and_slices")
            .types("dtypes", types);
    };
    definition save = access("SaveV2");
    for (const std::string& key : keys)
        save.operand(key);
    add(save);
    const std::string saved = scope + "control_dependency";
    add(definition{saved, "Identity"}
            .operand(file)
            .operand("^" + scope + "SaveV2")
            .type("T", data_type::string)
            .beside(file));

    add(access("RestoreV2"));
    definition restored{scope + "restore_all", "NoOp"};
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const std::string number = std::to_string(i);
        const std::string assign = scope + (i == 0 ? "Assign" : "Assign_" + number);
        add(definition{assign, "Assign"}
                .operand(keys[i])
                .operand(scope + (i == 0 ? "RestoreV2" : "RestoreV2:" + number))
                .type("T", types[i])
                .flag("use_locking", true)
                .flag("validate_shape", true)
                .beside(keys[i]));
        restored.operand("^" + assign);
    }
    add(restored);

    result.message.set_filename_tensor_name(file + ":0");
    result.message.set_save_tensor_name(saved + ":0");
    result.message.set_restore_op_name(scope + "restore_all");
    result.message.set_max_to_keep(5);
    result.message.set_keep_checkpoint_every_n_hours(10000);
    result.message.set_version(oplift::tensorflow::SaverDef::V2);
    return result;
}

} // namespace oplift::emit::tensorflow::model

#endif
