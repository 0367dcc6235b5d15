# Installs the three targets so that find_package(oplift) finds them.
install(TARGETS oplift oplift_schema oplift_loading EXPORT opliftTargets FILE_SET HEADERS)
install(DIRECTORY ${PROJECT_BINARY_DIR}/generated/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.pb.h")
install(EXPORT opliftTargets NAMESPACE oplift:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/oplift)
configure_package_config_file(cmake/opliftConfig.cmake.in opliftConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/oplift)
write_basic_package_version_file(opliftConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/opliftConfig.cmake ${PROJECT_BINARY_DIR}/opliftConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/oplift)
