#ifndef OPLIFT_TESTS_INFER_INFERRED_HPP
#define OPLIFT_TESTS_INFER_INFERRED_HPP

#include <memory>
#include <string>
#include <string_view>

namespace oplift::test {

/// The inference of a graph in test notation, as texts. A tensor is named as in TensorFlow: "node" or "node:1".
/// It is compiled once, in inference_test.cpp.
class inferred {
public:
    explicit inferred(std::string_view graph);
    ~inferred();
    inferred(const inferred&)            = delete;
    inferred& operator=(const inferred&) = delete;

    std::string shape(std::string_view tensor) const;    ///< such as "float32<?,3>"; letters mark equal symbols
    std::string elements(std::string_view tensor) const; ///< such as "{a,7}", or "nothing"
    std::string value(std::string_view tensor) const;    ///< such as "int32<2>{1,2}", or "nothing"
    std::string constancy(std::string_view tensor) const;
    std::string contradictions() const; ///< "node: reason", one a line
    std::size_t outputs(std::string_view node) const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace oplift::test

#endif
