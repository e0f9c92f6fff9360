// processor: what needs no memory and nobody else.
#include "operations.hpp"

#include <cstdint>

namespace latency {
namespace {

//! [touch]
// An empty instruction of which a compiler must believe that it reads and
// changes the number, and that it happens exactly when it is come to.
void touch(std::uint64_t& number) {
  asm volatile("" : "+r"(number));
}
//! [touch]

//! [additions]
// Each addition needs the sum before it, so none can start early. Without
// touch() a compiler makes a single multiplication of all of them.
void additions(std::int64_t times) {
  std::uint64_t sum = 1;
  std::uint64_t more = 1;
  touch(more);
  const auto add = [&] {
    sum += more;
    touch(sum);
  };
  for (; times > 0; times -= 8) {
    add(), add(), add(), add(), add(), add(), add(), add();
  }
}
//! [additions]

//! [branches]
// Random numbers that never repeat. With a mask of 0 the branch is never
// taken, and the predictor is always right. With one bit of the number it
// is taken half of the time, and no predictor knows when. touch() keeps
// the compiler from doing without the branch.
void branches(std::int64_t times, std::uint64_t mask) {
  std::uint64_t random = 1;
  std::uint64_t taken = 0;
  touch(mask);
  for (; times > 0; --times) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    if ((random & mask) != 0) {
      touch(++taken);
    }
  }
}
//! [branches]

finding branch_miss(const plan& how) {
  const auto with_mask = [](std::uint64_t mask) {
    return timed([mask](std::int64_t times) { branches(times, mask); });
  };
  constexpr std::uint64_t one_bit = std::uint64_t{1} << 62U;
  measurement half =
      measure_difference(with_mask(one_bit), with_mask(0), how);
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
                 return finding{measure(timed(additions), how), ""};
               }},
          {.name = "branch miss",
           .detail = "",
           .published = {5e-9, sources::norvig},
           .measure = branch_miss}};
}

}  // namespace latency
