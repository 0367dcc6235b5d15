# What the tree promises: a test for each header, a light vocabulary, headers that can be linked twice, a package.
add_test(NAME structure.each_header_has_a_test
         COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/each_header_has_a_test.cmake)

get_target_property(boost_includes Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
add_test(NAME structure.pattern_is_light
         COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DINCLUDE=${PROJECT_SOURCE_DIR}/include
                 "-DBOOST=${boost_includes}" -P ${PROJECT_SOURCE_DIR}/cmake/light_header_test.cmake)
set_tests_properties(structure.each_header_has_a_test structure.pattern_is_light PROPERTIES LABELS structure)

# Every header in two translation units.
get_property(all_headers TARGET oplift PROPERTY HEADER_SET)
get_property(loading_headers TARGET oplift_loading PROPERTY HEADER_SET)
list(LENGTH all_headers header_count)
list(LENGTH loading_headers loading_header_count)
math(EXPR header_count "${header_count} + ${loading_header_count}")
add_test(NAME structure.all_headers_link_twice
         COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DBUILD=${PROJECT_BINARY_DIR} -DHEADERS=${header_count}
                 -P ${PROJECT_SOURCE_DIR}/cmake/link_headers_test.cmake)
set_tests_properties(structure.all_headers_link_twice PROPERTIES LABELS structure SKIP_REGULAR_EXPRESSION "SKIPPED")

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
