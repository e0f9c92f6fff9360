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

option(COOKS_EXPLORER_MODULES "Build the modules for pages with the explorer in them, not with threads" OFF)

# Makes the executable a module of that name in a folder of its own.
function(cooks_module name folder)
  set_target_properties(${name} PROPERTIES SUFFIX ".js" RUNTIME_OUTPUT_DIRECTORY "${folder}")
  target_link_options(${name} PRIVATE -O2 -sMALLOC=emmalloc -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker
    -sFILESYSTEM=0)  # demos in a page have no files
endfunction()

if(COOKS_EXPLORER_MODULES)
  include("${CMAKE_CURRENT_LIST_DIR}/exploration/module.cmake")
else()
  include("${CMAKE_CURRENT_LIST_DIR}/module.cmake")
endif()
