// program_memory: one block that only grows until all of it is forgotten, behind the program's own
// `new`.
#include "explorer/core/program_memory.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace cooks::explorer::program_memory {

namespace {

constexpr std::size_t capacity = std::size_t{8} * 1024 * 1024;

struct block {
  alignas(std::max_align_t) std::array<std::byte, capacity> bytes;
  std::size_t used;
};

// Each thread of the machine explores a program of its own.
thread_local std::unique_ptr<block> owned;
thread_local block* memory = nullptr;  // the same; it asks no guard
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

void forget() {
  if (memory == nullptr) {
    owned.reset(new block);  // not cleared
    memory = owned.get();
  }
  memory->used = 0;
}

bool is_in_use() noexcept {
  return in_use;
}

void* take(std::size_t size) noexcept {
  if (memory == nullptr) {
    return nullptr;  // nothing has begun
  }
  block& from = *memory;
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
  return memory != nullptr && byte >= memory->bytes.data() &&
         byte < memory->bytes.data() + capacity;
}

}  // namespace cooks::explorer::program_memory

namespace program_memory = cooks::explorer::program_memory;

void* operator new(std::size_t size) {
  // NOLINTBEGIN(cppcoreguidelines-no-malloc): this is `new`
  void* const made =
      program_memory::in_use ? program_memory::take(size) : std::malloc(size == 0 ? 1 : size);
  // NOLINTEND(cppcoreguidelines-no-malloc)
  if (made == nullptr) {
    throw std::bad_alloc{};
  }
  return made;
}

void operator delete(void* pointer) noexcept {
  if (pointer != nullptr && !program_memory::holds(pointer)) {
    std::free(pointer);  // NOLINT(cppcoreguidelines-no-malloc): this is `delete`
  }
}

void operator delete(void* pointer, std::size_t /*size*/) noexcept {
  operator delete(pointer);
}
