# cmake -DCOMPILER=... -DINCLUDE=... -DBOOST=... -P light_header_test.cmake
# <oplift/pattern.hpp>, which every rule includes, and <oplift/rule_table.hpp> must not reach Boost.Graph, protobuf, fmt
# or streams, nor standard headers that bring streams along or cost the compiler as much as the rules of a small table.
set(flags -std=c++20 -I${INCLUDE})
foreach(folder IN LISTS BOOST)
    if(folder AND NOT folder STREQUAL "/usr/include")
        list(APPEND flags -isystem ${folder})
    endif()
endforeach()
set(heavy_headers "boost/graph/" "google/protobuf/" "fmt/"
    "c\\+\\+/[0-9]+/(iostream|ostream|istream|sstream|fstream|memory|functional|algorithm|string)[ \n]")
list(JOIN heavy_headers "|" heavy_headers)
foreach(header pattern.hpp rule_table.hpp)
    execute_process(COMMAND ${COMPILER} ${flags} -M -x c++ ${INCLUDE}/oplift/${header}
                    OUTPUT_VARIABLE dependencies COMMAND_ERROR_IS_FATAL ANY)
    if(NOT dependencies MATCHES "oplift/pattern/operators.hpp")
        message(FATAL_ERROR "the compiler's list of dependencies was not understood:\n${dependencies}")
    endif()
    string(REGEX MATCHALL "[^ \n]*/(${heavy_headers})[^ \n]*" heavy "${dependencies}")
    if(heavy)
        list(JOIN heavy "\n  " heavy)
        message(FATAL_ERROR "<oplift/${header}> reaches:\n  ${heavy}")
    endif()
endforeach()
