# cmake -DCOMPILER=... -DBUILD=... -DHEADERS=NUMBER -P link_headers_test.cmake
# Links the objects of all headers, which the target all_verify_interface_header_sets makes, each of them twice: what a
# header defines and does not say to be inline is then defined twice.
file(GLOB_RECURSE objects ${BUILD}/CMakeFiles/oplift_verify_interface_header_sets.dir/*.o
                          ${BUILD}/CMakeFiles/oplift_loading_verify_interface_header_sets.dir/*.o)
list(LENGTH objects count)
if(count LESS HEADERS)
    message("SKIPPED: ${count} of ${HEADERS} headers are compiled; build the target all_verify_interface_header_sets")
    return()
endif()
list(JOIN objects "\n" lines)
file(WRITE ${BUILD}/all_headers.rsp "${lines}\n")
execute_process(COMMAND ${COMPILER} -r -nostdlib @${BUILD}/all_headers.rsp @${BUILD}/all_headers.rsp
                        -o ${BUILD}/all_headers.o
                RESULT_VARIABLE status ERROR_VARIABLE problems)
file(REMOVE ${BUILD}/all_headers.o)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${problems}")
endif()
