// program_memory: one block that only grows until all of it is forgotten, behind the program's own
// `new`.
#include "explorer/core/program_memory.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace cooks::explorer::program_memory {

namespace {

constexpr std::size_t capacity = std::size_t{8} * 1024 * 1024;

struct block {
  alignas(std::max_align_t) std::array<std::byte, capacity> bytes;
  std::size_t used = 0;
};

block& memory() noexcept {
  static block made;
  return made;
}

thread_local bool in_use = false;

}  // namespace

use::use() noexcept {
  in_use = true;
}
use::~use() {
  in_use = false;
}

leave::leave() noexcept : was_(in_use) {
  in_use = false;
}
leave::~leave() {
  in_use = was_;
}

void forget() noexcept {
  memory().used = 0;
}

bool is_in_use() noexcept {
  return in_use;
}

void* take(std::size_t size) noexcept {
  block& from = memory();
  const std::size_t rounded =
      (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
  if (from.used + rounded > capacity) {
    return nullptr;
  }
  void* const taken = from.bytes.data() + from.used;
  from.used += rounded;
  return taken;
}

bool holds(const void* pointer) noexcept {
  const auto* const byte = static_cast<const std::byte*>(pointer);
  return byte >= memory().bytes.data() && byte < memory().bytes.data() + capacity;
}

}  // namespace cooks::explorer::program_memory

namespace memory = cooks::explorer::program_memory;

void* operator new(std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): this is `new`
  void* const made = memory::in_use ? memory::take(size) : std::malloc(size == 0 ? 1 : size);
  if (made == nullptr) {
    throw std::bad_alloc{};
  }
  return made;
}

void operator delete(void* pointer) noexcept {
  if (pointer != nullptr && !memory::holds(pointer)) {
    std::free(pointer);  // NOLINT(cppcoreguidelines-no-malloc): this is `delete`
  }
}

void operator delete(void* pointer, std::size_t /*size*/) noexcept {
  operator delete(pointer);
}
