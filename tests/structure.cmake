# What the tree promises: a test for each header, a light vocabulary, headers that can be linked twice, a package.
add_test(NAME structure.each_header_has_a_test
         COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/each_header_has_a_test.cmake)

get_target_property(boost_includes Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
add_test(NAME structure.pattern_is_light
         COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DINCLUDE=${PROJECT_SOURCE_DIR}/include
                 "-DBOOST=${boost_includes}" -P ${PROJECT_SOURCE_DIR}/cmake/light_header_test.cmake)
set_tests_properties(structure.each_header_has_a_test structure.pattern_is_light PROPERTIES LABELS structure)

# Every header in two translation units: a function that is not inline would be defined twice. Not all in the same two,
# which would take the compiler twice the memory that a file should.
if(NOT OPLIFT_TEST_ROOMS)
    get_property(all_headers TARGET oplift PROPERTY HEADER_SET)
    get_property(loading_headers TARGET oplift_loading PROPERTY HEADER_SET)
    list(APPEND all_headers ${loading_headers})
    list(TRANSFORM all_headers REPLACE "^.*/include/" "")
    add_executable(link_twice link_twice/main.cpp)
    foreach(rooms emit/ rules/ load/ ir/ "(infer|lift)/" .) # the last: what is left
        set(headers ${all_headers})
        list(FILTER headers INCLUDE REGEX "^oplift/${rooms}")
        list(REMOVE_ITEM all_headers ${headers})
        set(includes "")
        foreach(header IN LISTS headers)
            string(APPEND includes "#include <${header}>\n")
        endforeach()
        string(MAKE_C_IDENTIFIER "headers_${rooms}" group)
        foreach(half first second)
            set(source ${CMAKE_CURRENT_BINARY_DIR}/all_headers/${group}_${half}.cpp)
            file(CONFIGURE OUTPUT ${source} CONTENT "${includes}" @ONLY)
            target_sources(link_twice PRIVATE ${source})
        endforeach()
    endforeach()
    target_link_libraries(link_twice PRIVATE oplift_development)
    add_test(NAME structure.all_headers_link_twice COMMAND link_twice)
    set_tests_properties(structure.all_headers_link_twice PROPERTIES LABELS structure)
endif()

# The package, installed and as a subdirectory, as a user's project sees it.
foreach(way installed subdirectory)
    add_test(NAME package.${way}
             COMMAND ${CMAKE_COMMAND} -DWAY=${way} -DSOURCE=${PROJECT_SOURCE_DIR} -DBUILD=${PROJECT_BINARY_DIR}
                     -DCOMPILER=${CMAKE_CXX_COMPILER} -DWORK=${CMAKE_CURRENT_BINARY_DIR}/package_${way}
                     -P ${PROJECT_SOURCE_DIR}/cmake/package_test.cmake)
    set_tests_properties(package.${way} PROPERTIES LABELS package)
endforeach()

add_test(NAME package.own_operator
         COMMAND ${CMAKE_COMMAND} -DWAY=installed -DPROJECT=examples/own_operator
                 "-DRUN=own_operator network.pbtxt hard_swish" "-DPRINTS=HardSwish hard_swish"
                 -DSOURCE=${PROJECT_SOURCE_DIR} -DBUILD=${PROJECT_BINARY_DIR} -DCOMPILER=${CMAKE_CXX_COMPILER}
                 -DWORK=${CMAKE_CURRENT_BINARY_DIR}/package_own_operator -P ${PROJECT_SOURCE_DIR}/cmake/package_test.cmake)
set_tests_properties(package.own_operator PROPERTIES LABELS package)

find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND AND CMAKE_CXX_COMPILER MATCHES "clang")
    add_test(NAME compile_cost COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/benchmarks/compile_cost/measure.py
                                       --clang ${CMAKE_CXX_COMPILER})
    set_tests_properties(compile_cost PROPERTIES LABELS slow)
endif()
