# The mistakes a rule author can make: each has to be rejected with its sentence.
get_target_property(includes Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
set(flags -std=c++20 -I${PROJECT_SOURCE_DIR}/include -I${PROJECT_BINARY_DIR}/include)
foreach(folder IN LISTS includes)
    if(folder AND NOT folder STREQUAL "/usr/include")
        list(APPEND flags -isystem ${folder})
    endif()
endforeach()
file(GLOB mistakes CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/compile_fail/*.cpp)
foreach(mistake IN LISTS mistakes)
    get_filename_component(name ${mistake} NAME_WE)
    add_test(NAME compile_fail.${name}
             COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} "-DFLAGS=${flags}" -DSOURCE=${mistake} -DLINES=ON
                     -P ${PROJECT_SOURCE_DIR}/cmake/compile_fail_test.cmake)
    set_tests_properties(compile_fail.${name} PROPERTIES LABELS compile_fail)
endforeach()
