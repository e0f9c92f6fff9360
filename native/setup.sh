#!/bin/sh
# setup: installs what building needs and this machine lacks; with `test`, what testing needs too.
# It looks for commands and headers, not for packages: where they come from is nobody's business.
set -eu

missing=
need_command() { # package, commands that will do
  package=$1
  shift
  for command in "$@"; do
    if command -v "$command" >/dev/null 2>&1; then return 0; fi
  done
  missing="$missing $package"
}
need_header() { # package, header
  if ! printf '#include <%s>\n' "$2" | c++ -std=c++20 -E -x c++ - >/dev/null 2>&1; then
    missing="$missing $1"
  fi
}

need_command g++ c++
need_command cmake cmake
need_command ninja-build ninja
need_command nodejs node nodejs
need_command npm npm
need_command emscripten em++
need_command doxygen doxygen
need_command graphviz dot
need_command zip zip
need_command python3 python3
if command -v c++ >/dev/null 2>&1; then
  need_header libfmt-dev fmt/core.h
  need_header libcli11-dev CLI/CLI.hpp
  need_header libcurl4-openssl-dev curl/curl.h
  need_header libcpp-httplib-dev httplib.h
  need_header libgtest-dev gtest/gtest.h
  need_header nlohmann-json3-dev nlohmann/json.hpp
  need_header libboost-context-dev boost/context/detail/fcontext.hpp
else
  missing="$missing libfmt-dev libcli11-dev libcurl4-openssl-dev libcpp-httplib-dev libgtest-dev nlohmann-json3-dev libboost-context-dev"
fi
if [ "${1:-}" = test ]; then
  need_command clang clang++
  need_command clang-format clang-format
  need_command clang-tidy clang-tidy
  need_command chromium chromium
  need_command firefox-esr firefox-esr
  need_command openssl openssl
  need_command nginx-light nginx /usr/sbin/nginx
  [ -d /usr/src/googletest ] || missing="$missing googletest"
fi
if [ "${1:-}" = bench ]; then
  need_command hyperfine hyperfine
  need_header libbenchmark-dev benchmark/benchmark.h
fi

[ -n "$missing" ] || exit 0

echo "Missing here:$missing"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "This system has no apt-get. Install what these Debian packages hold, and run make again." >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Installing needs root, and there is no sudo. As root, run:" >&2
    echo "  apt-get install$missing" >&2
    exit 1
  fi
  as_root=sudo
fi
echo "Installing them by apt-get."
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root apt-get install -yq --no-install-recommends $missing
