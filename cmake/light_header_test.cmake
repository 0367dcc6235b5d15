# cmake -DCOMPILER=... -DINCLUDE=... -DBOOST=... -P light_header_test.cmake
# <oplift/pattern.hpp>, which every rule includes, must not reach Boost.Graph, protobuf, fmt or streams.
set(flags -std=c++20 -I${INCLUDE})
foreach(folder IN LISTS BOOST)
    if(folder AND NOT folder STREQUAL "/usr/include")
        list(APPEND flags -isystem ${folder})
    endif()
endforeach()
execute_process(COMMAND ${COMPILER} ${flags} -M -x c++ ${INCLUDE}/oplift/pattern.hpp
                OUTPUT_VARIABLE dependencies COMMAND_ERROR_IS_FATAL ANY)
if(NOT dependencies MATCHES "oplift/pattern/operators.hpp")
    message(FATAL_ERROR "the compiler's list of dependencies was not understood:\n${dependencies}")
endif()
string(REGEX MATCHALL "[^ \n]*/(boost/graph/|google/protobuf/|fmt/|(iostream|ostream|istream|sstream|fstream)[ \n])[^ \n]*" heavy
       "${dependencies}")
if(heavy)
    list(JOIN heavy "\n  " heavy)
    message(FATAL_ERROR "<oplift/pattern.hpp> reaches:\n  ${heavy}")
endif()
