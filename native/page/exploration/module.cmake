# A module with the explorer: one thread, no shared memory, so that it runs wherever WebAssembly does.

# A search takes as long as its code does, so it is built fast.
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG -O2")
# Where exceptions pass, each call that may throw goes through JavaScript, and may come to a fiber's yield for all that
# Asyncify knows. So that is compiled only where it is needed: demos, what runs them, and what refuses a request.
target_link_options(cooks_flags INTERFACE -fexceptions)
set(cooks_passes_exceptions -fexceptions)

set(cooks_explorer_libraries "${PROJECT_SOURCE_DIR}/native/explorer/core/fiber_wasm.js" "${CMAKE_CURRENT_LIST_DIR}/library.js")

# Whatever may come to a fiber's yield is made so that it can be unwound; see explorer/core/fiber_wasm.cpp. The linker's
# -sASYNCIFY would unwind as well, but for the stack that calls from JavaScript stand on, and with calls between.
set(cooks_fiber_options
  "-sBINARYEN_EXTRA_PASSES=--asyncify,--pass-arg=asyncify-imports@env.invoke_*,-O2"
  "SHELL:--js-library \"${PROJECT_SOURCE_DIR}/native/explorer/core/fiber_wasm.js\"")

# Makes the executable <folder>/<name>.js and .wasm.
function(cooks_explorer_module name folder)
  cooks_module(${name} "${folder}")
  target_link_libraries(${name} PRIVATE cooks_explorer_page)
  target_compile_options(${name} PRIVATE ${cooks_passes_exceptions})
  target_link_options(${name} PRIVATE ${cooks_fiber_options} -sWASM_BIGINT=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432
    "SHELL:--js-library \"${PROJECT_SOURCE_DIR}/native/page/exploration/library.js\"")
  set_target_properties(${name} PROPERTIES LINK_DEPENDS "${cooks_explorer_libraries}")
endfunction()
