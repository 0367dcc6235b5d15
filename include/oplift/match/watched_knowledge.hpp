#ifndef OPLIFT_MATCH_WATCHED_KNOWLEDGE_HPP
#define OPLIFT_MATCH_WATCHED_KNOWLEDGE_HPP

#include <oplift/match/subject.hpp>
#include <oplift/weights/tensor.hpp>
#include <oplift/weights/weight.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace oplift {

/// Passes questions about tensors on and remembers which tensors were asked about: so it is known what a condition
/// has looked at.
class watched_knowledge final : public tensor_knowledge {
public:
    explicit watched_knowledge(const tensor_knowledge& knowledge) : knowledge_{knowledge} {}

    const std::set<tensor_reference>& asked() const { return asked_; }
    /// The tensors whose users were asked for.
    const std::set<tensor_reference>& asked_for_users() const { return asked_for_users_; }
    void forget()
    {
        asked_.clear();
        asked_for_users_.clear();
    }

    const tensor_facts& facts(tensor_reference about) const override { return noted(about).facts(about); }
    bool is_parameter(tensor_reference about) const override { return noted(about).is_parameter(about); }
    std::optional<tensor> value(tensor_reference about) const override { return noted(about).value(about); }
    std::optional<double> scalar(tensor_reference about) const override { return noted(about).scalar(about); }
    const std::vector<std::int64_t>* integers(tensor_reference about) const override
    {
        return noted(about).integers(about);
    }
    void users_asked(tensor_reference about) const override { asked_for_users_.insert(about); }
    weight parameter(tensor_reference about) const override { return noted(about).parameter(about); }

private:
    const tensor_knowledge& noted(tensor_reference about) const
    {
        asked_.insert(about);
        return knowledge_;
    }

    const tensor_knowledge& knowledge_;
    mutable std::set<tensor_reference> asked_, asked_for_users_;
};

} // namespace oplift

#endif
