# What most files of a program that reads graphs include and nobody here writes, compiled once: that takes a quarter off
# the time of the driver's files. Each header of oplift still has to compile alone, see tests/structure.cmake. More is
# not better: with JSON and protobuf the compiler takes longer to read what it made than the headers. Clang 14 crashes on
# some files with precompiled headers and sanitizers.
#
# oplift_precompile(TARGET HEADERS...): others name TARGET in target_precompile_headers(... REUSE_FROM TARGET).
set(OPLIFT_FOREIGN_HEADERS <algorithm> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <variant>
    <vector> <boost/graph/adjacency_list.hpp> <boost/graph/compressed_sparse_row_graph.hpp> <fmt/format.h>)

function(oplift_precompile target)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp CONTENT "")
    add_library(${target} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp)
    target_link_libraries(${target} PRIVATE oplift_development)
    target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()
