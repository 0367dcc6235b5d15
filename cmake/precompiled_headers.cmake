# Headers that many files include, compiled once: they take a quarter off the time of the driver's files, half off that of
# the tests. Each header of oplift still has to compile alone, see tests/structure.cmake. Clang 14 crashes on some files
# with precompiled headers and sanitizers: it has none.

# What a program that reads graphs includes and nobody here writes. More is not better: with JSON and protobuf, g++ takes
# longer to read what it made than the headers.
set(OPLIFT_FOREIGN_HEADERS <algorithm> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <variant>
    <vector> <boost/graph/adjacency_list.hpp> <boost/graph/compressed_sparse_row_graph.hpp> <fmt/format.h>)

# oplift_precompile(NAME LIBRARY HEADERS...): the headers as a file sees them that links the library.
function(oplift_precompile name library)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
        add_library(${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
        target_link_libraries(${name} PRIVATE ${library})
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endif()
endfunction()

# oplift_use_precompiled(TARGET NAME): the files of the target include the headers of that name.
function(oplift_use_precompiled target name)
    if(TARGET ${name})
        target_precompile_headers(${target} REUSE_FROM ${name})
    endif()
endfunction()
