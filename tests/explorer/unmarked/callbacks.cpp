// callbacks: what a program calls at each access to memory when it is compiled for a thread
// sanitizer, answered by the explorer instead. Not linked with that sanitizer. Names and parameters
// are the compiler's.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "explorer/core/execution.hpp"
#include "explorer/core/program_memory.hpp"

extern "C" char __data_start;  // NOLINT: the linker's
extern "C" char _end;          // NOLINT: the linker's

namespace {

using cooks::explorer::execution;

void see(const void* address, std::size_t size, bool writes, const void* from) {
  if (!cooks::explorer::program_memory::is_in_use() || execution::current() == nullptr) {
    return;
  }
  const cooks::explorer::program_memory::leave outside;
  const auto* const byte = static_cast<const char*>(address);
  const bool is_global = byte >= &__data_start && byte < &_end;
  execution::current()->see_plain(address, size, writes, from, is_global);
}

}  // namespace

#define FROM __builtin_return_address(0)  // NOLINT
#define ACCESSES(size)                               \
  void __tsan_read##size(void* at) {                 \
    see(at, size, false, FROM);                      \
  }                                                  \
  void __tsan_write##size(void* at) {                \
    see(at, size, true, FROM);                       \
  }                                                  \
  void __tsan_unaligned_read##size(void* at) {       \
    see(at, size, false, FROM);                      \
  }                                                  \
  void __tsan_unaligned_write##size(void* at) {      \
    see(at, size, true, FROM);                       \
  }                                                  \
  void __tsan_read_write##size(void* at) {           \
    see(at, size, true, FROM);                       \
  }                                                  \
  void __tsan_unaligned_read_write##size(void* at) { \
    see(at, size, true, FROM);                       \
  }

// Reference counts and such: ordered by themselves, and no word of the vocabulary.
#define ATOMICS(bits, type)                                                                        \
  type __tsan_atomic##bits##_load(const volatile type* at, int) {                                  \
    return *at;                                                                                    \
  }                                                                                                \
  void __tsan_atomic##bits##_store(volatile type* at, type value, int) {                           \
    *at = value;                                                                                   \
  }                                                                                                \
  type __tsan_atomic##bits##_exchange(volatile type* at, type value, int) {                        \
    const type before = *at;                                                                       \
    *at = value;                                                                                   \
    return before;                                                                                 \
  }                                                                                                \
  type __tsan_atomic##bits##_fetch_add(volatile type* at, type value, int) {                       \
    const type before = *at;                                                                       \
    *at = static_cast<type>(before + value);                                                       \
    return before;                                                                                 \
  }                                                                                                \
  type __tsan_atomic##bits##_fetch_sub(volatile type* at, type value, int) {                       \
    const type before = *at;                                                                       \
    *at = static_cast<type>(before - value);                                                       \
    return before;                                                                                 \
  }                                                                                                \
  int __tsan_atomic##bits##_compare_exchange_strong(volatile type* at, type* expected, type value, \
                                                    int, int) {                                    \
    if (*at == *expected) {                                                                        \
      *at = value;                                                                                 \
      return 1;                                                                                    \
    }                                                                                              \
    *expected = *at;                                                                               \
    return 0;                                                                                      \
  }                                                                                                \
  int __tsan_atomic##bits##_compare_exchange_weak(volatile type* at, type* expected, type value,   \
                                                  int a, int b) {                                  \
    return __tsan_atomic##bits##_compare_exchange_strong(at, expected, value, a, b);               \
  }

extern "C" {
ACCESSES(1)
ACCESSES(2)
ACCESSES(4)
ACCESSES(8)
ACCESSES(16)
ATOMICS(8, std::uint8_t)
ATOMICS(16, std::uint16_t)
ATOMICS(32, std::uint32_t)
ATOMICS(64, std::uint64_t)

void __tsan_init() {}
void __tsan_func_entry(void* /*caller*/) {}
void __tsan_func_exit() {}
void __tsan_vptr_update(void** at, void* /*value*/) {
  see(at, sizeof *at, true, FROM);
}
void __tsan_vptr_read(void** at) {
  see(at, sizeof *at, false, FROM);
}
void __tsan_read_range(void* at, std::size_t size) {
  see(at, size, false, FROM);
}
void __tsan_write_range(void* at, std::size_t size) {
  see(at, size, true, FROM);
}
void __tsan_atomic_thread_fence(int) {}
void __tsan_atomic_signal_fence(int) {}

void* __tsan_memcpy(void* to, const void* from, std::size_t size) {
  see(from, size, false, FROM);
  see(to, size, true, FROM);
  return std::memcpy(to, from, size);
}
void* __tsan_memmove(void* to, const void* from, std::size_t size) {
  see(from, size, false, FROM);
  see(to, size, true, FROM);
  return std::memmove(to, from, size);
}
void* __tsan_memset(void* to, int value, std::size_t size) {
  see(to, size, true, FROM);
  return std::memset(to, value, size);
}
}
