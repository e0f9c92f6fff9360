// left_behind: a std::thread that nobody joined leaves its scope, and the program ends. A page
// shows it and quotes what it says; a test holds it to that.
//! [left_behind]
#include <cstdio>
#include <thread>

int main() {
  {
    std::thread ana{[] {}};
    std::fputs("Ana is in the kitchen.\n", stderr);
  }  // neither joined nor detached
  std::fputs("Nobody reads this line.\n", stderr);
}
//! [left_behind]
