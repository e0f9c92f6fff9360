// descriptor: an open file of the operating system, closed when it leaves scope. Knows POSIX only.
#pragma once

#include <string_view>
#include <utility>

namespace cooks::terminal {

class descriptor {
 public:
  descriptor() noexcept = default;
  explicit descriptor(int number) noexcept : number_(number) {}
  descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  descriptor& operator=(descriptor&& other) noexcept {
    if (this != &other) {
      close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  ~descriptor() { close(); }

  int get() const noexcept { return number_; }
  void close() noexcept;

 private:
  int number_ = -1;
};

void set_nonblocking(int number);

/// `write_all()` waits while a pipe is full; false when nobody reads from it any more.
bool write_all(int number, std::string_view bytes);

}  // namespace cooks::terminal
