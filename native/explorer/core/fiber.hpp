// fiber: a stack of its own for one thread of an explored program, and the switch to it and back.
// Knows nothing else. The scheduler resumes a fiber, the fiber yields to the scheduler; no fiber
// switches to another.
#pragma once

#include <cstddef>
#include <memory>

namespace cooks::explorer {

class fiber {
 public:
  using body = void (*)(void*);

  fiber();
  ~fiber();
  fiber(const fiber&) = delete;
  fiber& operator=(const fiber&) = delete;

  /// `begin()` lets the next resume() start that function from an empty stack; what ran before is
  /// abandoned where it stands.
  void begin(body run, void* argument);
  /// `resume()` goes on until the next yield(); false when the function has returned.
  bool resume() noexcept;
  /// `holds()` tells whether that address lies on its stack.
  bool holds(const void* address) const noexcept;
  /// `yield()` is called on the fiber.
  void yield() noexcept;

 private:
  struct machine;
  std::unique_ptr<machine> machine_;
};

}  // namespace cooks::explorer
