# The driver from the outside: end_to_end_tests runs the programs that were built.
if(TARGET end_to_end_tests AND TARGET oplift_driver)
    add_dependencies(end_to_end_tests oplift_driver make_demo_model)
    set(programs OPLIFT_DRIVER=$<TARGET_FILE:oplift_driver> OPLIFT_MAKE_DEMO_MODEL=$<TARGET_FILE:make_demo_model>
                 OPLIFT_FIXTURES=${CMAKE_CURRENT_SOURCE_DIR}/fixtures/driver OPLIFT_RULES=${PROJECT_SOURCE_DIR}/rules)
    set_tests_properties(end_to_end PROPERTIES ENVIRONMENT "${programs}" TIMEOUT 1500)
elseif(TARGET end_to_end_tests)
    set_tests_properties(end_to_end PROPERTIES DISABLED ON)
endif()

# The tutorial prints what its comments promise.
if(TARGET write_your_own_rule)
    add_test(NAME example.write_your_own_rule COMMAND write_your_own_rule)
    set_tests_properties(example.write_your_own_rule PROPERTIES
        PASS_REGULAR_EXPRESSION "Abs abs.*Softsign quotient.*this does not hold: the constant is 1")
endif()
