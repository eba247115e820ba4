# Turns data into C++: the program then runs from any directory, without its data beside it.
#   quitus_embed(target folder symbol [EXTENSION yaml])
# gives `target` the header "embedded/<symbol>.h", where quitus::embedded::<symbol>() lists every file of the folder by
# its path below it, sorted. A file that changes is embedded again by the next build.
#   quitus_embed_campaign(target folder symbol)
# gives the same, with one file: the campaign of that folder, checked and compiled by tools/compile_campaign.cpp.
set(QUITUS_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(quitus_embed target folder symbol)
  cmake_parse_arguments(EMBED "" "EXTENSION" "" ${ARGN})
  if(NOT EMBED_EXTENSION)
    set(EMBED_EXTENSION yaml)
  endif()
  file(GLOB_RECURSE paths CONFIGURE_DEPENDS ${folder}/*.${EMBED_EXTENSION})
  quitus_embed_files(${target} ${folder} ${symbol} ${EMBED_EXTENSION} ${paths})
endfunction()

function(quitus_embed_campaign target folder symbol)
  if(NOT TARGET compile_campaign)
    add_executable(compile_campaign ${CMAKE_SOURCE_DIR}/tools/compile_campaign.cpp)
    target_link_libraries(compile_campaign PRIVATE reglement quitus_compilation)
  endif()
  file(GLOB_RECURSE paths CONFIGURE_DEPENDS ${folder}/*.yaml)
  set(compiled ${CMAKE_BINARY_DIR}/compiled/${symbol})
  file(MAKE_DIRECTORY ${compiled})
  add_custom_command(
    OUTPUT ${compiled}/campagne.bin
    COMMAND compile_campaign ${folder} ${compiled}/campagne.bin
    DEPENDS ${paths}
    COMMENT "Checking and compiling ${folder}"
    VERBATIM)
  quitus_embed_files(${target} ${compiled} ${symbol} bin ${compiled}/campagne.bin)
endfunction()

# The files of `folder` with that extension, made again when one of the paths that follow changes.
function(quitus_embed_files target folder symbol extension)
  set(generated ${CMAKE_BINARY_DIR}/embedded/${symbol})
  add_custom_command(
    OUTPUT ${generated}/embedded/${symbol}.h ${generated}/${symbol}.cpp
    COMMAND ${CMAKE_COMMAND} -DQUITUS_EMBED_FOLDER=${folder} -DEXTENSION=${extension} -DSYMBOL=${symbol}
            -DOUTPUT=${generated} -P ${QUITUS_EMBED_SCRIPT}
    DEPENDS ${ARGN} ${QUITUS_EMBED_SCRIPT}
    COMMENT "Embedding ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated}/${symbol}.cpp ${generated}/embedded/${symbol}.h)
  target_include_directories(${target} PRIVATE ${generated})
endfunction()

# Below: run by the build itself, with `cmake -P`.
if(NOT DEFINED QUITUS_EMBED_FOLDER)
  return()
endif()

file(GLOB_RECURSE files RELATIVE ${QUITUS_EMBED_FOLDER} ${QUITUS_EMBED_FOLDER}/*.${EXTENSION})
list(SORT files)
set(arrays "")
set(entries "")
set(rank 0)
foreach(file IN LISTS files)
  file(READ ${QUITUS_EMBED_FOLDER}/${file} hex HEX)
  string(LENGTH "${hex}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}") # sixteen bytes a line
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " hex "${hex}")
  string(APPEND arrays "unsigned char const content_${rank}[] = {\n${hex}0};\n") # the last zero lets a file be empty
  string(APPEND entries "    {\"${file}\", {reinterpret_cast<char const*>(content_${rank}), ${length}}},\n")
  math(EXPR rank "${rank} + 1")
endforeach()

file(WRITE ${OUTPUT}/embedded/${SYMBOL}.h "// Written by cmake/embed.cmake.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace quitus::embedded {

// Each file: its path below the folder, and its content.
std::span<std::pair<std::string_view, std::string_view> const> ${SYMBOL}();

}
")
file(WRITE ${OUTPUT}/${SYMBOL}.cpp "// Written by cmake/embed.cmake.
#include \"embedded/${SYMBOL}.h\"

namespace quitus::embedded {

namespace {

${arrays}
std::pair<std::string_view, std::string_view> const files[] = {
${entries}};

}

std::span<std::pair<std::string_view, std::string_view> const> ${SYMBOL}()
{
    return files;
}

}
")
