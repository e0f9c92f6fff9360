# A module with real threads.

# Built small: a module is downloaded before it runs.
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG -Os")

# -fwasm-exceptions together with -pthread never catches in 3.1.6.
target_compile_options(cooks_flags INTERFACE -pthread -fexceptions)
target_link_options(cooks_flags INTERFACE -pthread -fexceptions)

set(cooks_page_library "${CMAKE_CURRENT_LIST_DIR}/library.js")
set(cooks_page_clock "${CMAKE_CURRENT_LIST_DIR}/clock.js")

set(cooks_module_options
  -sPROXY_TO_PTHREAD=1 "-sPTHREAD_POOL_SIZE=Module['pool']"
  -sINITIAL_MEMORY=67108864 -sDEFAULT_PTHREAD_STACK_SIZE=262144
  "SHELL:--js-library \"${cooks_page_library}\"")
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.30)
  # Older clocks of two threads are up to 6.6 ms apart.
  list(APPEND cooks_module_options "SHELL:--js-library \"${cooks_page_clock}\"")
else()
  list(APPEND cooks_module_options -sEXPORTED_RUNTIME_METHODS=wasmMemory,PThread)
endif()

# Makes the executable <folder>/<name>.js, .wasm, .worker.js.
function(cooks_page_module name folder)
  cooks_module(${name} "${folder}")
  target_link_libraries(${name} PRIVATE cooks_page)
  target_link_options(${name} PRIVATE ${cooks_module_options})
  set_target_properties(${name} PROPERTIES LINK_DEPENDS "${cooks_page_library};${cooks_page_clock}")
endfunction()
