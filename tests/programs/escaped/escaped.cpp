// escaped: an exception leaves a thread's function, and the program ends. A page shows it and
// quotes what it says; a test holds it to that.
//! [escaped]
#include <cstdio>
#include <stdexcept>
#include <thread>

void boil() {
  throw std::runtime_error{"the milk boiled over"};
}

int main() {
  try {
    std::thread ben{boil};
    ben.join();
  } catch (const std::runtime_error&) {
    std::fputs("It never comes here.\n", stderr);
  }
  std::fputs("Nobody reads this line.\n", stderr);
}
//! [escaped]
