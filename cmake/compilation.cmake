# One set of warnings for every room, all of them errors. A sanitizer or the fuzzer is a preset, not an edit.
option(QUITUS_TESTS "Build the tests" ON)
option(QUITUS_FUZZ "Build the fuzz targets (clang)" OFF)
set(QUITUS_SANITIZE "" CACHE STRING "Value of -fsanitize for every room, or empty")

# ccache is used when it is there; it is not required.
find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(quitus_compilation INTERFACE)
target_compile_options(quitus_compilation INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-missing-field-initializers) # a designated initializer names what matters and leaves the rest at its default
# Optimised, g++ 12 sees overlapping copies where a string takes a literal (its bug 105651); no other build says so.
target_compile_options(quitus_compilation INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict>)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # QUITUS_TRY is a statement expression, a GNU extension that both compilers read.
  # std::stable_sort of g++ 12's library calls a function that the same library deprecates.
  target_compile_options(quitus_compilation INTERFACE -Wno-gnu-statement-expression -Wno-deprecated-declarations)
endif()
if(QUITUS_SANITIZE)
  add_compile_options(-fsanitize=${QUITUS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${QUITUS_SANITIZE})
endif()
if(QUITUS_FUZZ)
  # Every room tells the fuzzer which branches it took: without this, the fuzzer is blind inside the rooms.
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
