#ifndef OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PART_NAMES_HPP
#define OPLIFT_EMIT_TENSORFLOW_MODEL_LOWERINGS_PART_NAMES_HPP

#include <oplift/emit/tensorflow/model/graph_writer.hpp>

#include <string>
#include <string_view>

namespace oplift::emit::tensorflow::model {

/// The names of the operators that a call becomes. One of them bears the call's own name: the one after which the
/// operator is called in the source graph, or the last if the call computes an output of the model. The others are
/// named beside it: conv/Conv2D and conv/BiasAdd.
class part_names {
public:
    /// `own_part` is how the part that bears the call's name is usually called.
    part_names(graph_writer& to, const call& c, std::string_view own_part) : writer_{to}, own_{c.name}
    {
        const std::size_t slash     = own_.rfind('/');
        const std::string_view last = std::string_view{own_}.substr(slash == std::string::npos ? 0 : slash + 1);
        const bool is_usual         = last.substr(0, last.find_last_not_of("_0123456789") + 1) ==
                              own_part.substr(0, own_part.find_last_not_of("_0123456789") + 1);
        if (!is_usual)
            scope_ = own_ + "/";
        else if (slash != std::string::npos)
            scope_ = own_.substr(0, slash + 1);
    }

    const std::string& own() const { return own_; }
    /// A name for a part, which another operator may bear.
    std::string beside(std::string_view part) const { return scope_ + std::string{part}; }
    /// A name for a part that no other operator bears.
    std::string unused(std::string_view part) const { return writer_.unused(beside(part)); }

private:
    graph_writer& writer_;
    std::string own_;
    std::string scope_;
};

} // namespace oplift::emit::tensorflow::model

#endif
