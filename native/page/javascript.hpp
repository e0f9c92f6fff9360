// javascript: the functions of library.js, as C++ sees them.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>

extern "C" {
struct cooks_page_answer {
  std::int32_t status;
  char* type;
  char* body;
  std::int32_t length;
  char* error;
};

char* cooks_page_base();
void cooks_page_started(const void* block);
void cooks_page_finished(const char* document);
void cooks_page_get(const char* url, cooks_page_answer* answer);
void cooks_page_spawn(const void* child, const char* entry, std::int32_t threads);
std::int32_t cooks_page_write(const void* child, const char* bytes, std::int32_t size);
void cooks_page_kill(const void* child);
void cooks_page_drop(const void* child);
void cooks_page_listen(const void* listener);
}

namespace cooks::page {

/// Memory that JavaScript got from malloc.
struct free_text {
  void operator()(char* text) const noexcept { std::free(text); }  // NOLINT: it came from malloc
};
using text_from_javascript = std::unique_ptr<char, free_text>;

}  // namespace cooks::page
