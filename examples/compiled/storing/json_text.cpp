#include <oplift/ir/write/json.hpp>

#include <storing/parts.hpp>

namespace oplift::compiled {

std::string json_of(const ir::schema::GraphDef& message)
{
    return ir::to_json(message);
}

} // namespace oplift::compiled
