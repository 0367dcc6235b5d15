# cmake -DCOMPILER=... -DFLAGS=... -DSOURCE=... -P compile_fail_test.cmake
#
# A compile-fail test is two programs in one file: with ACCEPT defined it must compile; without, it must not, and the
# compiler's output must hold the text of the file's first line, "// expect: ...". A second line "// expect (clang): ..."
# is for a mistake that Clang itself words. A line "// lines: 15" after these is the most that g++ may print. With
# -DLINES=ON the length of the compiler's output is printed.
file(STRINGS ${SOURCE} first_lines LIMIT_COUNT 2)
list(GET first_lines 0 first)
list(GET first_lines 1 second)
if(NOT first MATCHES "^// expect: (.+)$")
    message(FATAL_ERROR "${SOURCE}: the first line must be: // expect: <part of the error message>")
endif()
set(expected "${CMAKE_MATCH_1}")
if(COMPILER MATCHES "clang" AND second MATCHES "^// expect \\(clang\\): (.+)$")
    set(expected "${CMAKE_MATCH_1}")
endif()

set(ENV{LC_ALL} C)
execute_process(COMMAND ${COMPILER} ${FLAGS} -fsyntax-only -DACCEPT ${SOURCE}
                RESULT_VARIABLE status ERROR_VARIABLE output)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "the correct form does not compile:\n${output}")
endif()
execute_process(COMMAND ${COMPILER} ${FLAGS} -fsyntax-only ${SOURCE} RESULT_VARIABLE status ERROR_VARIABLE output)
if(status EQUAL 0)
    message(FATAL_ERROR "the mistake compiles")
endif()
string(FIND "${output}" "${expected}" position)
if(position EQUAL -1)
    message(FATAL_ERROR "the mistake is rejected, but not with <<${expected}>>:\n${output}")
endif()
string(REGEX MATCHALL "\n" lines "${output}")
list(LENGTH lines count)
file(STRINGS ${SOURCE} limits LIMIT_COUNT 1 REGEX "^// lines: [0-9]+$")
if(limits AND NOT COMPILER MATCHES "clang")
    string(REGEX REPLACE "^// lines: " "" limit "${limits}")
    if(count GREATER limit)
        message(FATAL_ERROR "the message has ${count} lines, ${limit} are allowed:\n${output}")
    endif()
endif()
if(LINES)
    message(STATUS "${count} lines")
endif()
