// fiber, in WebAssembly, where no code can switch stacks: Binaryen's Asyncify makes functions that
// can unwind their frames into memory, return, and be called again to where they stood. Only the
// fiber's frames are unwound. Whoever resumes it stays where it is, so that every call from
// JavaScript is synchronous.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "explorer/core/fiber.hpp"

// Asyncify puts its own functions in the place of these.
#define COOKS_ASYNCIFY(name) __attribute__((import_module("asyncify"), import_name(name)))
extern "C" {
COOKS_ASYNCIFY("start_unwind") void cooks_asyncify_start_unwind(void* frames) noexcept;
COOKS_ASYNCIFY("stop_unwind") void cooks_asyncify_stop_unwind() noexcept;
COOKS_ASYNCIFY("start_rewind") void cooks_asyncify_start_rewind(void* frames) noexcept;
COOKS_ASYNCIFY("stop_rewind") void cooks_asyncify_stop_rewind() noexcept;

// fiber_wasm.js: exceptions go through JavaScript, which keeps a set of what it knows for each
// fiber.
void cooks_fiber_watch(const std::uint32_t* is_rewinding) noexcept;
void cooks_fiber_run(void (*run)(void*), void* argument, const void* fiber) noexcept;
void cooks_fiber_forget(const void* fiber, bool is_for_good) noexcept;
}

namespace cooks::explorer {

namespace {

constexpr std::size_t stack_size = std::size_t{64} * 1024;
constexpr std::size_t frames_size = std::size_t{16} * 1024;
constexpr std::uint32_t untouched = 0x5ca1ab1e;

// As Asyncify reads and writes it; it traps when the frames don't fit.
struct frames {
  char* at = nullptr;
  char* end = nullptr;
};

std::uint32_t is_rewinding = 0;  // JavaScript looks at it
bool is_unwinding = false;

// The stack of what C++ keeps in memory; calls and locals have one that nobody can reach.
char* stack_pointer() noexcept {
  char* pointer = nullptr;
  asm volatile(".globaltype __stack_pointer, i32\nglobal.get __stack_pointer\nlocal.set %0"
               : "=r"(pointer));
  return pointer;
}

void set_stack_pointer(char* pointer) noexcept {
  asm volatile(".globaltype __stack_pointer, i32\nlocal.get %0\nglobal.set __stack_pointer"
               :
               : "r"(pointer));
}

}  // namespace

struct fiber::machine {
  frames unwound;
  char* outermost =
      nullptr;  // where its stack stood at the first call that may throw: JavaScript writes it
  char* pointer = nullptr;  // where it stands
  body run = nullptr;
  void* argument = nullptr;
  bool has_begun = false;
  std::uint32_t below_stack = untouched;
  alignas(16) std::array<char, stack_size> stack;
  std::array<char, frames_size> frame_memory;
};

fiber::fiber() = default;
fiber::~fiber() {
  if (machine_ != nullptr) {
    cooks_fiber_forget(machine_.get(), true);
  }
}

void fiber::begin(body run, void* argument) {
  if (machine_ == nullptr) {
    machine_.reset(new machine);  // its stacks need not be cleared
    cooks_fiber_watch(&is_rewinding);
  }
  cooks_fiber_forget(machine_.get(), false);
  machine_->outermost = nullptr;
  machine_->run = run;
  machine_->argument = argument;
  machine_->has_begun = false;
  machine_->unwound.end = machine_->frame_memory.data() + frames_size;
}

bool fiber::resume() noexcept {
  machine& self = *machine_;
  char* const outside = stack_pointer();
  if (self.has_begun) {
    is_rewinding = 1;
    set_stack_pointer(self.outermost == nullptr ? self.pointer : self.outermost);
    cooks_asyncify_start_rewind(&self.unwound);
  } else {
    self.has_begun = true;
    set_stack_pointer(self.stack.data() + stack_size);
  }
  cooks_fiber_run(self.run, self.argument, &self);
  const bool goes_on = is_unwinding;
  if (is_unwinding) {
    is_unwinding = false;
    cooks_asyncify_stop_unwind();
  }
  set_stack_pointer(outside);
  if (self.below_stack != untouched) {
    std::abort();  // the fiber's stack was too small
  }
  return goes_on;
}

bool fiber::holds(const void* address) const noexcept {
  return machine_ != nullptr && address >= machine_->stack.data() &&
         address < machine_->stack.data() + stack_size;
}

void fiber::yield() noexcept {
  machine& self = *machine_;
  if (is_rewinding != 0) {
    is_rewinding = 0;
    set_stack_pointer(self.pointer);
    cooks_asyncify_stop_rewind();
    return;
  }
  self.pointer = stack_pointer();
  self.unwound.at = self.frame_memory.data();
  is_unwinding = true;
  cooks_asyncify_start_unwind(&self.unwound);
}

}  // namespace cooks::explorer
