#include <oplift/ir/read/npy.hpp>
#include <oplift/load/mapped_file.hpp>

#include <storing/parts.hpp>

namespace oplift::compiled {

ir::weight_table read_weights(const std::filesystem::path& path)
{
    return ir::read_npy(mapped_file::open(path));
}

} // namespace oplift::compiled
