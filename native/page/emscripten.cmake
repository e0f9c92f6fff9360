# How Emscripten builds modules for pages. Debian 12's 3.1.6 is the oldest that must do it.

# Linking at -O2 dies for want of acorn unless node finds Debian's packages.
if(EXISTS /usr/share/nodejs AND NOT DEFINED ENV{NODE_PATH})
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

# fmt comes from the system's headers, without putting the rest of them before Emscripten's own.
find_path(COOKS_FMT_HEADERS fmt/core.h PATHS /usr/include /usr/local/include
  NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(fmt_alone "${CMAKE_BINARY_DIR}/fmt_alone")
file(MAKE_DIRECTORY "${fmt_alone}")
file(CREATE_LINK "${COOKS_FMT_HEADERS}/fmt" "${fmt_alone}/fmt" SYMBOLIC)
add_library(cooks_fmt INTERFACE)
target_include_directories(cooks_fmt SYSTEM INTERFACE "${fmt_alone}")
# Only its core, which checks and packs: page/small_format.cpp does the rest.

# Built small: a module is downloaded before it runs.
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG -Os")

# -fwasm-exceptions together with -pthread never catches in 3.1.6.
target_compile_options(cooks_flags INTERFACE -pthread -fexceptions)
target_link_options(cooks_flags INTERFACE -pthread -fexceptions)

set(cooks_page_library "${CMAKE_CURRENT_LIST_DIR}/library.js")
set(cooks_page_clock "${CMAKE_CURRENT_LIST_DIR}/clock.js")

set(cooks_module_options
  -O2 -sMALLOC=emmalloc -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker
  -sPROXY_TO_PTHREAD=1 "-sPTHREAD_POOL_SIZE=Module['pool']"
  -sINITIAL_MEMORY=67108864 -sDEFAULT_PTHREAD_STACK_SIZE=262144
  -sFILESYSTEM=0  # demos in a page have no files
  "SHELL:--js-library \"${cooks_page_library}\"")
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.30)
  # Older clocks of two threads are up to 6.6 ms apart.
  list(APPEND cooks_module_options "SHELL:--js-library \"${cooks_page_clock}\"")
else()
  list(APPEND cooks_module_options -sEXPORTED_RUNTIME_METHODS=wasmMemory,PThread)
endif()

# Makes the executable a module of that name in a folder of its own: <name>.js, .wasm, .worker.js.
function(cooks_page_module name folder)
  target_link_libraries(${name} PRIVATE cooks_page)
  target_link_options(${name} PRIVATE ${cooks_module_options})
  set_target_properties(${name} PROPERTIES
    SUFFIX ".js" RUNTIME_OUTPUT_DIRECTORY "${folder}"
    LINK_DEPENDS "${cooks_page_library};${cooks_page_clock}")
endfunction()
