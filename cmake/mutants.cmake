# QUITUS_MUTANTS: a folder of sources written again by tools/mutate, each with all its mutants inside. Those files stand
# for the originals of the same path below src/.
set(QUITUS_MUTANTS "" CACHE PATH "Folder of the sources that hold mutants, or empty")
if(QUITUS_MUTANTS)
  include_directories(BEFORE ${QUITUS_MUTANTS} ${CMAKE_SOURCE_DIR}/tests)
  add_compile_options(-w) # a mutant is nobody's prose
  add_compile_definitions(_GLIBCXX_ASSERTIONS) # what reads past the end dies at once
endif()

# Replaces in the list of that name each source that holds mutants.
function(quitus_mutate list)
  if(NOT QUITUS_MUTANTS)
    return()
  endif()
  set(mutated "")
  foreach(source IN LISTS ${list})
    file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR}/src ${source})
    if(EXISTS ${QUITUS_MUTANTS}/${path})
      set(source ${QUITUS_MUTANTS}/${path})
    endif()
    list(APPEND mutated ${source})
  endforeach()
  set(${list} ${mutated} PARENT_SCOPE)
endfunction()
