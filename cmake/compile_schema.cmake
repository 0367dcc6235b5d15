# compile_schema(<target> <root> <schema>...)
# Compiles <root>/a/b.proto into <target>, whose users then #include <a/b.pb.h>.
# CMake 3.25's protobuf_generate() puts the files into the wrong folder when the root is not the current folder.
function(compile_schema target root)
    set(generated ${PROJECT_BINARY_DIR}/generated)
    file(MAKE_DIRECTORY ${generated})
    foreach(schema IN LISTS ARGN)
        string(REGEX REPLACE "[.]proto$" "" stem ${schema})
        add_custom_command(
            OUTPUT ${generated}/${stem}.pb.cc ${generated}/${stem}.pb.h
            COMMAND protobuf::protoc --proto_path=${root} --cpp_out=${generated} ${schema}
            DEPENDS ${root}/${schema} protobuf::protoc
            VERBATIM)
        target_sources(${target} PRIVATE ${generated}/${stem}.pb.cc)
    endforeach()
    target_include_directories(${target} SYSTEM PUBLIC $<BUILD_INTERFACE:${generated}>)
endfunction()
