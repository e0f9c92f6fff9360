# Many Cooks: a thin front door over the CMake presets. `make help` tells all of it.
.DEFAULT_GOAL := help
.PHONY: help setup setup-test native wasm site serve test test-long bench dist clean format

PORT ?= 8000
ISOLATION ?= on
BASE_URL ?=
MAKEFLAGS += --no-print-directory

help: ## tell all this
	@echo 'Many Cooks: concurrency you can run'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
	@echo
	@echo '  make serve PORT=8080        another port than 8000'
	@echo '  make serve ISOLATION=off    as a plain static host would: without the isolation headers'

setup: ## install what is missing: Debian packages and npm packages
	@sh native/setup.sh

native: setup ## build the demos as programs: build/bin/<demo>
	@sh native/configure.sh native
	@cmake --build --preset native

wasm: setup ## build the demos as modules for pages
	@sh native/configure.sh wasm
	@cmake --build --preset wasm
	@sh native/configure.sh explorer-wasm
	@cmake --build --preset explorer-wasm

site: native wasm ## build the site: build/site
	@cmake --build --preset native --target site

serve: site ## build everything, and serve the site
	@node build/tools/serve.mjs build/site --port $(PORT) $(if $(filter off,$(ISOLATION)),--no-isolation)

setup-test:
	@sh native/setup.sh test

test: setup-test site ## run every test; the last line is `N passed, M failed`
	@python3 tests/run.py

test-long: setup-test site ## the tests that take long: soaks and counts
	@python3 tests/run.py --long

bench: setup-bench site ## measure: recorder, downloads, page against native
	@sh tests/bench/run.sh

setup-bench:
	@sh native/setup.sh bench

dist: site ## a folder and a zip that any static host serves: build/many-cooks.zip
	@rm -f build/many-cooks.zip && cd build/site && zip -qr ../many-cooks.zip . && echo 'build/site and build/many-cooks.zip are ready for any static host.'

format: ## format the C++
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

clean: ## remove all that was built
	@rm -rf build
