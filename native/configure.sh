#!/bin/sh
# configure: configures a preset the first time; after that the build looks after itself.
set -eu
[ -f "build/$1/build.ninja" ] && exit 0
mkdir -p build
log="build/$1-configure.log"
echo "Configuring the $1 build"
case $1 in
  wasm | explorer-wasm) set -- emcmake cmake --preset "$1" ;;
  *) set -- cmake --preset "$1" ;;
esac
if ! "$@" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
