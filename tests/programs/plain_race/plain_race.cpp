// plain_race: the race demo with a plain int: a data race, and so undefined behaviour. Built for
// ThreadSanitizer alone; a test proves that it is reported. A page shows it and quotes the report.
//! [plain_race]
#include <cstdio>
#include <thread>

namespace {
int tally = 0;

void count() {
  for (int n = 0; n < 1000; ++n) {
    // Two threads come here, and nothing orders them.
    ++tally;
  }
}
}  // namespace

int main() {
  std::thread ana{count};
  std::thread ben{count};
  ana.join();
  ben.join();
  std::printf("%d\n", tally);
}
//! [plain_race]
