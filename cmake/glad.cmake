# The OpenGL 3.3 core loader, generated at configure time by Debian's python3-glad from the registry it ships.
# --reproducible keeps it off the network.
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
if(NOT EXISTS ${glad_dir}/src/gl.c)
  # Debian's interpreter, not whatever is first on the PATH: the package is installed for that one.
  execute_process(
    COMMAND /usr/bin/python3 -m glad --reproducible --out-path ${glad_dir} --api gl:core=3.3 c
    RESULT_VARIABLE result ERROR_VARIABLE error OUTPUT_VARIABLE output)
  if(result)
    message(FATAL_ERROR "glad could not generate the OpenGL loader: ${error}")
  endif()
endif()
add_library(glad STATIC ${glad_dir}/src/gl.c)
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
target_compile_options(glad PRIVATE -w)
