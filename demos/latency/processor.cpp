// processor: what needs no memory and nobody else.
#include "operations.hpp"

#include <cstdint>

namespace latency {
namespace {

//! [touch]
// An empty instruction of which a compiler must believe that it reads and
// changes the number, and that it happens exactly when it is come to. In
// a page it is no instruction at all: WebAssembly is compiled once more.
// So numbers also come from memory, and go back there.
[[gnu::always_inline]] inline void touch(std::uint64_t& number) {
  asm volatile("" : "+r"(number));
}
//! [touch]

//! [additions]
// Each addition needs the sum before it, so none can start early. Without
// touch() a compiler makes a single multiplication of all of them.
class additions {
 public:
  void operator()(std::int64_t times) {
    const std::uint64_t more = more_;
    std::uint64_t sum = sum_;
    for (; times > 0; times -= 4) {
      sum += more, touch(sum);
      sum += more, touch(sum);
      sum += more, touch(sum);
      sum += more, touch(sum);
    }
    sum_ = sum;
  }

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t more_ = 1;
};
//! [additions]

//! [branches]
// Random numbers that never repeat. With a mask of 0 the branch is never
// taken, and the predictor is always right. With one bit of the number it
// is taken half of the time, and no predictor knows when. What is done
// there is volatile: no compiler may do it always and choose afterwards.
class branches {
 public:
  explicit branches(std::uint64_t mask) : mask_(mask) {}

  void operator()(std::int64_t times) {
    const std::uint64_t mask = mask_;
    std::uint64_t random = random_;
    for (; times > 0; --times) {
      random = random * 6364136223846793005U + 1442695040888963407U;
      if ((random & mask) != 0) {
        latest_ = random;
      }
    }
    random_ = random;
  }

 private:
  std::uint64_t mask_;
  std::uint64_t random_ = 1;
  volatile std::uint64_t latest_ = 0;
};
//! [branches]

finding branch_miss(const plan& how) {
  constexpr std::uint64_t one_bit = std::uint64_t{1} << 62U;
  measurement half = measure_difference(timed(branches{one_bit}),
                                        timed(branches{0}), how);
  for (double* one : {&half.low, &half.first_quarter, &half.median,
                      &half.third_quarter, &half.high}) {
    *one *= 2;  // half of the guesses were wrong
  }
  if (half.median <= 0) {
    return {std::nullopt, "lost in the noise"};
  }
  return {half, ""};
}

}  // namespace

std::vector<operation> in_the_processor() {
  return {{.name = "integer add",
           .detail = "",
           .published = {0.4e-9, sources::jeppesen},
           .measure =
               [](const plan& how) {
                 return finding{measure(timed(additions{}), how), ""};
               }},
          {.name = "branch miss",
           .detail = "",
           .published = {5e-9, sources::norvig},
           .measure = branch_miss}};
}

}  // namespace latency
