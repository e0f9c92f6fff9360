// chunks: many tiny tasks, and fewer larger ones.
#include <cooks/check.hpp>
#include <cooks/print.hpp>
#include <cooks/span.hpp>

#include <algorithm>
#include <functional>
#include <numeric>

#include "parallel_map.hpp"

//! [weigh]
// A tiny task: some adding and shifting.
std::int64_t weigh(std::int64_t number) {
  auto bits = static_cast<std::uint64_t>(number);
  for (int i = 0; i < 100; ++i) {
    bits = bits * 6364136223846793005U + 1442695040888963407U;
  }
  return static_cast<std::int64_t>(bits >> 40U);
}

std::vector<std::int64_t> weigh_all(
    const std::vector<std::int64_t>& some) {
  std::vector<std::int64_t> weights;
  for (const std::int64_t one : some) {
    weights.push_back(weigh(one));
  }
  return weights;
}
//! [weigh]

namespace {

template <class Work>
std::chrono::duration<double> time_of(std::string_view name,
                                      const Work& work) {
  const cooks::span told{name};
  const stopwatch clock;
  work();
  return clock.time();
}

}  // namespace

void split(const cooks::run& run) {
  std::vector<std::int64_t> onions(
      static_cast<std::size_t>(run.integer("tasks")));
  std::iota(onions.begin(), onions.end(), 0);
  const parallel::options how{.in = who(run),
                              .max_workers = how_many(run)};
  std::vector<std::int64_t> one_by_one;
  std::vector<std::int64_t> in_chunks;
  const auto mapped = time_of("map", [&] {
    //! [one_by_one]
    one_by_one = parallel::map(weigh_one, onions, how);
    //! [one_by_one]
  });
  const auto split = time_of("split", [&] {
    //! [split]
    in_chunks = parallel::split(weigh_some, onions, how);
    //! [split]
  });
  const double first = cooks::in_real_time(mapped);
  const double second = cooks::in_real_time(split);
  cooks::print("map:   {} tasks, {:.1f} ms", onions.size(), first * 1e3);
  cooks::print("split: {} chunks, {:.1f} ms",
               parallel::worker_count(how, onions.size()), second * 1e3);
  cooks::result("map, ms", first * 1e3);
  cooks::result("split, ms", second * 1e3);
  cooks::check("both in the order of the inputs",
               one_by_one == in_chunks);
  cooks::check("and right", weigh_all(onions) == in_chunks);
}

namespace {

using numbers = std::vector<int>;

//! [own_split]
// Is to cut a list into so many chunks, or one for each number if there
// are fewer: never an empty one.
std::vector<numbers> cut(const numbers& list, std::size_t parts) {
  const std::size_t size = (list.size() + parts - 1) / parts;
  std::vector<numbers> pieces;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t from = std::min(i * size, list.size());
    const std::size_t to = std::min(from + size, list.size());
    pieces.emplace_back(list.begin() + static_cast<long>(from),
                        list.begin() + static_cast<long>(to));
  }
  return pieces;
}

numbers split_by_hand(const std::function<numbers(const numbers&)>& work,
                      const numbers& list, std::size_t parts) {
  numbers joined;
  for (const numbers& part :
       parallel::map(work, cut(list, parts), {.max_workers = 3})) {
    joined.insert(joined.end(), part.begin(), part.end());
  }
  return joined;
}
//! [own_split]

}  // namespace

void own_split(const cooks::run& /*run*/) {
  int empty = 0;
  int uneven = 0;
  int count = 0;
  int wrong = 0;
  std::string first;
  const auto doubled = [](const numbers& some) {
    numbers all;
    for (const int one : some) {
      all.push_back(2 * one);
    }
    return all;
  };
  for (int n = 0; n <= 50; ++n) {
    numbers list(static_cast<std::size_t>(n));
    std::iota(list.begin(), list.end(), 0);
    for (const std::size_t parts : {1, 2, 3, 4, 7, 8, 12}) {
      std::size_t least = list.size();
      std::size_t most = 0;
      const auto chunks = cut(list, parts);
      for (const numbers& one : chunks) {
        least = std::min(least, one.size());
        most = std::max(most, one.size());
      }
      const bool has_empty = !chunks.empty() && least == 0;
      empty += has_empty ? 1 : 0;
      uneven += !has_empty && most > least + 1 ? 1 : 0;
      count += chunks.size() == std::min(parts, list.size()) ? 0 : 1;
      if (has_empty && first.empty()) {
        first = std::to_string(n) + " numbers in " +
                std::to_string(parts) + " chunks";
      }
    }
    if (n % 10 == 0) {  // for these also with threads
      wrong += split_by_hand(doubled, list, 4) == doubled(list) ? 0 : 1;
    }
  }
  if (!first.empty()) {
    cooks::print("The first with an empty chunk: {}", first);
  }
  cooks::check("lists with an empty chunk", 0, empty);
  cooks::check("lists with sizes that differ by more than one", 0,
               uneven);
  cooks::check("lists cut into another number of chunks", 0, count);
  cooks::check("lists that are not joined in order", 0, wrong);
}
