#ifndef OPLIFT_ERROR_HPP
#define OPLIFT_ERROR_HPP

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace oplift {

/// A file that is missing, unreadable or corrupt. The driver ends with status 3.
/// The text reads "FILE: PLACE: REASON"; the place is a byte offset, a line or a node, and may be empty.
class input_error : public std::runtime_error {
public:
    input_error(const std::string& file, const std::string& place, const std::string& reason)
        : std::runtime_error{file + ": " + (place.empty() ? "" : place + ": ") + reason}
    {
    }
};

/// A file that cannot be written. The driver ends with status 3. The text reads "FILE: REASON".
class output_error : public std::runtime_error {
public:
    output_error(const std::string& file, const std::string& reason) : std::runtime_error{file + ": " + reason} {}
};

/// A request that makes no sense for the model, such as an output that it does not have. The driver ends with status 2.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One thing that keeps a model from being converted faithfully.
struct obstacle {
    std::string node;     ///< the node's name; empty where the whole model is meant
    std::string operator_name; ///< TensorFlow's name of the node's operator; may be empty
    std::string reason;   ///< one sentence, without a full stop

    friend bool operator==(const obstacle&, const obstacle&) = default;
};

/// A model that cannot be converted faithfully, with everything that is in the way. The driver ends with status 1.
class refusal : public std::runtime_error {
public:
    explicit refusal(std::vector<obstacle> obstacles)
        : std::runtime_error{summary(obstacles)}, obstacles_{std::move(obstacles)}
    {
    }

    const std::vector<obstacle>& obstacles() const noexcept { return obstacles_; }

private:
    static std::string summary(const std::vector<obstacle>& obstacles)
    {
        std::string text = "the model cannot be converted faithfully";
        for (const obstacle& o : obstacles) {
            text += "\n  ";
            if (!o.node.empty())
                text += o.node + (o.operator_name.empty() ? "" : " (" + o.operator_name + ")") + ": ";
            text += o.reason;
        }
        return text;
    }

    std::vector<obstacle> obstacles_;
};

} // namespace oplift

#endif
