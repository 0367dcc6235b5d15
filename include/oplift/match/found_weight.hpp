#ifndef OPLIFT_MATCH_FOUND_WEIGHT_HPP
#define OPLIFT_MATCH_FOUND_WEIGHT_HPP

#include <oplift/graph/tensor_reference.hpp>
#include <oplift/infer/tensor_facts.hpp>
#include <oplift/match/subject.hpp>
#include <oplift/weights/data_type.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace oplift {

/// A weight that a pattern captured. Conditions ask for its type and shape, which are known and cost nothing; what a
/// rule builds takes it as a weight, which is made then. It must not outlive the match that it comes from.
class found_weight {
public:
    found_weight(const tensor_knowledge& knowledge, tensor_reference tensor)
        : type{knowledge.facts(tensor).type}, knowledge_{&knowledge}, tensor_{tensor}
    {
    }

    data_type type;

    std::size_t rank() const { return axes().size(); }

    std::int64_t extent(std::size_t axis) const { return axes()[axis].stated(); }

    std::vector<std::int64_t> shape() const
    {
        std::vector<std::int64_t> extents;
        for (std::size_t axis = 0; axis < rank(); ++axis)
            extents.push_back(extent(axis));
        return extents;
    }

    /// To weight. A template, so that it is compiled where it is used: weight is complete there.
    template <std::same_as<weight> Weight, typename Knowledge = tensor_knowledge>
    operator Weight() const
    {
        const Knowledge& knowledge = *knowledge_;
        return knowledge.parameter(tensor_);
    }

private:
    const std::vector<dimension>& axes() const { return *knowledge_->facts(tensor_).shape; }

    const tensor_knowledge* knowledge_;
    tensor_reference tensor_;
};

} // namespace oplift

#endif
