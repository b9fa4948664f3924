# Writes each storage/migrations/NNN_name.sql as a C++ string literal to <build>/generated/storage/migrations/NNN_name.inc,
# which all.cpp includes. Run with -P by the build; included by CMakeLists.txt to declare that.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${SQL} text)
  file(WRITE ${INC} "R\"sql(${text})sql\"\n")
  return()
endif()

file(GLOB sql_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/storage/migrations/*.sql)
set(inc_files)
foreach(sql IN LISTS sql_files)
  get_filename_component(name ${sql} NAME_WE)
  set(inc ${CMAKE_BINARY_DIR}/generated/storage/migrations/${name}.inc)
  add_custom_command(OUTPUT ${inc}
    COMMAND ${CMAKE_COMMAND} -DSQL=${sql} -DINC=${inc} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${sql} ${CMAKE_CURRENT_LIST_FILE})
  list(APPEND inc_files ${inc})
endforeach()
target_sources(storage_migrations PRIVATE ${inc_files})
target_include_directories(storage_migrations PRIVATE ${CMAKE_BINARY_DIR}/generated)
