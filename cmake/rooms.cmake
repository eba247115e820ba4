# A module is a room: it sees only the rooms named in USES, all on strictly lower floors.
#   quitus_module(name FLOOR n [USES room...] [LIBRARIES target...])
function(quitus_module name)
  cmake_parse_arguments(ROOM "" "FLOOR" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp ${CMAKE_SOURCE_DIR}/src/${name}/*/*.cpp ${CMAKE_SOURCE_DIR}/src/${name}/*/*/*.cpp)
  quitus_mutate(sources)
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES ROOM_FLOOR ${ROOM_FLOOR})

  # The link rooms/demande/demande -> src/demande makes `#include "demande/solde.h"` resolvable only for the
  # targets that declare the edge.
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/rooms/${name})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${name} ${CMAKE_BINARY_DIR}/rooms/${name}/${name} SYMBOLIC)
  target_include_directories(${name} PUBLIC ${CMAKE_BINARY_DIR}/rooms/${name})
  target_link_libraries(${name} PRIVATE quitus_compilation)
  target_link_libraries(${name} PUBLIC ${ROOM_LIBRARIES})

  foreach(used IN LISTS ROOM_USES)
    if(NOT TARGET ${used})
      message(FATAL_ERROR "${name} uses ${used}, which is no room (or stands below it in src/CMakeLists.txt)")
    endif()
    get_target_property(used_floor ${used} ROOM_FLOOR)
    if(NOT used_floor LESS ROOM_FLOOR)
      message(FATAL_ERROR "${name} (floor ${ROOM_FLOOR}) may not use ${used} (floor ${used_floor})")
    endif()
    target_link_libraries(${name} PUBLIC ${used})
  endforeach()
endfunction()
