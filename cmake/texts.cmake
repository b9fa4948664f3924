# Compiles assets/texts/*.po into <build>/texts/*.mo, which app/base/texts.h reads.
find_program(MSGFMT msgfmt REQUIRED)
file(GLOB po_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/texts/*.po)
set(mo_files)
foreach(po IN LISTS po_files)
  get_filename_component(lang ${po} NAME_WE)
  set(mo ${CMAKE_BINARY_DIR}/texts/${lang}.mo)
  add_custom_command(OUTPUT ${mo}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/texts
    COMMAND ${MSGFMT} --check-format -o ${mo} ${po}
    DEPENDS ${po})
  list(APPEND mo_files ${mo})
endforeach()
add_custom_target(texts ALL DEPENDS ${mo_files})
