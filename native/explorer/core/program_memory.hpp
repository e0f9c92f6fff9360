// program_memory: what an explored program allocates. It is forgotten as a whole when the program
// begins anew, for threads that a deadlock abandons never give anything back. Knows nothing else.
#pragma once

#include <cstddef>

namespace cooks::explorer::program_memory {

/// While one of these lives, `new` takes from the program's memory.
class use {
 public:
  use() noexcept;
  ~use();
  use(const use&) = delete;
  use& operator=(const use&) = delete;
};

/// While one of these lives, `new` takes from everybody's memory again: what outlives the program.
class leave {
 public:
  leave() noexcept;
  ~leave();
  leave(const leave&) = delete;
  leave& operator=(const leave&) = delete;

 private:
  bool was_;
};

/// `is_in_use()` is true while the program's own code runs.
bool is_in_use() noexcept;
/// `holds()` tells whether that address is in it.
bool holds(const void* pointer) noexcept;

/// `forget()` takes all of it back.
void forget() noexcept;

}  // namespace cooks::explorer::program_memory
