#include "reporting.hpp"

#include "obstacle_json.hpp"
#include <oplift/output_file.hpp>

#include <span>

namespace oplift::driver {

void write_report(const std::string& path, const std::string& model, const std::vector<obstacle>& obstacles)
{
    output_file file{path};
    const std::string text = obstacle_json(model, obstacles);
    file(std::as_bytes(std::span{text}));
    file.finish();
    file.publish();
}

} // namespace oplift::driver
