// descriptor: closing, and writing to a pipe that may be full.
#include "terminal/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace cooks::terminal {

void descriptor::close() noexcept {
  if (number_ >= 0) {
    ::close(std::exchange(number_, -1));
  }
}

void set_nonblocking(int number) {
  fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK);
}

bool write_all(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(number, bytes.data(), bytes.size());
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      pollfd full{number, POLLOUT, 0};
      poll(&full, 1, -1);  // also returns when the reading end is closed
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace cooks::terminal
