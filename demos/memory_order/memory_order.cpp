// memory_order: what a thread writes first, others may see last. Three
// small programs for two threads, tried with three memory orders.
#include "rules.hpp"
#include "tries.hpp"

#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace memory_orders {
namespace {

//! [orders]
// How a program orders its writes, and how its reads.
struct orders {
  std::memory_order write;
  std::memory_order read;
};

constexpr orders relaxed{std::memory_order_relaxed,
                         std::memory_order_relaxed};
constexpr orders release_acquire{std::memory_order_release,
                                 std::memory_order_acquire};
constexpr orders seq_cst{std::memory_order_seq_cst,
                         std::memory_order_seq_cst};
//! [orders]

// One way in which a try can end.
struct ending {
  std::string_view what;
  bool is_right;
};

//! [store_buffering]
// Each writes a line on the board, then reads the other's.
template <orders order>
struct store_buffering {
  template <class kind>
  struct board {
    alignas(64) typename kind::atomic x{"x", 0};
    alignas(64) typename kind::atomic y{"y", 0};
  };

  static int ana(auto& board, int n) {
    board.x.store(n, order.write);
    return board.y.load(order.read) == n ? 1 : 0;
  }
  static int ben(auto& board, int n) {
    board.y.store(n, order.write);
    return board.x.load(order.read) == n ? 1 : 0;
  }
  //! [store_buffering]

  static constexpr std::string_view promise =
      "at least one of them sees the other's line";
  static constexpr std::array<ending, 4> endings{
      {{"both read 0", false},
       {"only Ana read 0", true},
       {"only Ben read 0", true},
       {"nobody read 0", true}}};
  static std::size_t ending_of(const try_result& one) {
    return 2 * static_cast<std::size_t>(one.ana) +
           static_cast<std::size_t>(one.ben);
  }
};

//! [message_passing]
// Ana writes a recipe, then a flag. Ben looks at the flag first.
enum class seen : int { no_flag, recipe, old_recipe };

template <orders order>
struct message_passing {
  template <class kind>
  struct board {
    alignas(64) typename kind::atomic recipe{"recipe", 0};
    alignas(64) typename kind::atomic flag{"flag", 0};
  };

  static int ana(auto& board, int n) {
    board.recipe.store(n, std::memory_order_relaxed);
    board.flag.store(n, order.write);
    return 0;
  }
  static int ben(auto& board, int n) {
    if (board.flag.load(order.read) != n) {
      return static_cast<int>(seen::no_flag);
    }
    const int found = board.recipe.load(std::memory_order_relaxed);
    return static_cast<int>(found == n ? seen::recipe : seen::old_recipe);
  }
  //! [message_passing]

  static constexpr std::string_view promise =
      "who sees the flag sees the recipe";
  static constexpr std::array<ending, 3> endings{
      {{"no flag yet", true},
       {"the flag and the recipe", true},
       {"the flag, and an old recipe", false}}};
  static std::size_t ending_of(const try_result& one) {
    return static_cast<std::size_t>(one.ben);
  }
};

//! [peterson]
// Peterson's lock for two, one attempt each: who may not go in at once
// gives up.
enum class stay : int { outside, alone, not_alone };

template <orders order>
struct peterson {
  template <class kind>
  struct board {
    alignas(64) std::array<typename kind::atomic, 2> flag{
        {{"Ana's flag", 0}, {"Ben's flag", 0}}};
    alignas(64) typename kind::atomic turn{"turn", 0};
    alignas(64) typename kind::shared inside{"inside", 0};
    static constexpr int looks = kind::looks;
  };

  static stay attempt(auto& board, std::size_t me) {
    const std::size_t other = 1 - me;
    const int others_turn = static_cast<int>(other);
    const int mark = static_cast<int>(me) + 1;
    stay result = stay::outside;
    board.flag[me].store(1, order.write);
    board.turn.store(others_turn, order.write);
    if (board.flag[other].load(order.read) == 0 ||
        board.turn.load(order.read) != others_turn) {
      result = stay::alone;
      board.inside.store(mark);
      for (int look = 0; look < board.looks; ++look) {
        if (board.inside.load() != mark) {
          result = stay::not_alone;
        }
      }
    }
    board.flag[me].store(0, order.write);
    return result;
  }
  //! [peterson]

  static int ana(auto& board, int /*n*/) {
    return static_cast<int>(attempt(board, 0));
  }
  static int ben(auto& board, int /*n*/) {
    return static_cast<int>(attempt(board, 1));
  }

  static constexpr std::string_view promise =
      "nobody meets another one inside";
  static constexpr std::array<ending, 5> endings{
      {{"both inside at the same time", false},
       {"both, one after the other", true},
       {"only Ana was inside", true},
       {"only Ben was inside", true},
       {"nobody was inside", true}}};
  static std::size_t ending_of(const try_result& one) {
    const auto ana = static_cast<stay>(one.ana);
    const auto ben = static_cast<stay>(one.ben);
    if (ana == stay::not_alone || ben == stay::not_alone) {
      return 0;
    }
    if (ana == stay::outside) {
      return ben == stay::outside ? 4 : 3;
    }
    return ben == stay::outside ? 2 : 1;
  }
};

//! [check]
template <class program>
void tell(const std::vector<try_result>& tries) {
  std::array<std::int64_t, program::endings.size()> counts{};
  for (const try_result& one : tries) {
    ++counts[program::ending_of(one)];
  }
  const auto all = static_cast<std::int64_t>(tries.size());
  std::int64_t right = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const ending& one = program::endings[i];
    cooks::print("{}: {} of {}", one.what, counts[i], all);
    cooks::result(one.what, counts[i]);
    right += one.is_right ? counts[i] : 0;
  }
  cooks::check(program::promise, all, right);
}

template <class program>
void try_it(int tries) {
  if (tries == 0) {
    typename program::template board<told> board;
    tell<program>(
        {try_once([&](int n) { return program::ana(board, n); },
                  [&](int n) { return program::ben(board, n); })});
  } else {
    typename program::template board<quiet> board;
    tell<program>(try_often(
        tries, [&](int n) { return program::ana(board, n); },
        [&](int n) { return program::ben(board, n); }));
  }
}
//! [check]

// The compiler has to know a memory order; it makes the program three
// times.
template <template <orders> class program>
void with_order(const cooks::run& run) {
  const std::string& order = run.text("order");
  const auto tries = static_cast<int>(run.integer("tries"));
  if (order == "relaxed") {
    try_it<program<relaxed>>(tries);
  } else if (order == "release_acquire") {
    try_it<program<release_acquire>>(tries);
  } else {
    try_it<program<seq_cst>>(tries);
  }
}

//! [four_orders]
template <std::memory_order write, std::memory_order read, class atomic>
int write_then_read(atomic& mine, const atomic& others, int n) {
  mine.store(n, write);
  return others.load(read) == n ? 1 : 0;
}
//! [four_orders]

template <class atomic>
using part = int (*)(atomic&, const atomic&, int);

template <std::memory_order write, class atomic>
part<atomic> part_that_reads(std::memory_order read) {
  switch (read) {
    case std::memory_order_relaxed:
      return write_then_read<write, std::memory_order_relaxed, atomic>;
    case std::memory_order_acquire:
      return write_then_read<write, std::memory_order_acquire, atomic>;
    default:
      return write_then_read<write, std::memory_order_seq_cst, atomic>;
  }
}

template <class atomic>
part<atomic> part_of(std::memory_order write, std::memory_order read) {
  switch (write) {
    case std::memory_order_relaxed:
      return part_that_reads<std::memory_order_relaxed, atomic>(read);
    case std::memory_order_release:
      return part_that_reads<std::memory_order_release, atomic>(read);
    default:
      return part_that_reads<std::memory_order_seq_cst, atomic>(read);
  }
}

void each_its_own(const cooks::run& run) {
  using program = store_buffering<seq_cst>;  // its board, its endings
  const four_orders given = read_orders(run.text("accesses"));
  const auto try_kind = [&](auto kind, const auto& how) {
    using atomic = typename decltype(kind)::atomic;
    const auto anas = part_of<atomic>(given[0], given[1]);
    const auto bens = part_of<atomic>(given[2], given[3]);
    typename program::template board<decltype(kind)> board;
    tell<program>(how([&](int n) { return anas(board.x, board.y, n); },
                      [&](int n) { return bens(board.y, board.x, n); }));
  };
  if (const auto tries = static_cast<int>(run.integer("tries"));
      tries == 0) {
    try_kind(told{}, [](const auto& ana, const auto& ben) {
      return std::vector{try_once(ana, ben)};
    });
  } else {
    try_kind(quiet{}, [tries](const auto& ana, const auto& ben) {
      return try_often(tries, ana, ben);
    });
  }
}

//! [by_the_rules]
void by_the_rules(const cooks::run& run) {
  const judgement found =
      may_both_read_0(read_orders(run.text("accesses")));
  cooks::print("{} of the four accesses are seq_cst", found.seq_cst);
  if (found.order.empty()) {
    cooks::print("none of {} orders S allows it", found.orders_tried);
  } else {
    cooks::print("both may read 0, by this order S: {}", found.order);
  }
  cooks::result("seq_cst", found.seq_cst);
  cooks::check("the standard forbids that both read 0", true,
               found.order.empty());
}
//! [by_the_rules]

// The explorer tries each program once, in every way there is.
cooks::parameter tries() {
  auto made = cooks::integer("tries", 1'000'000, {1, 10'000'000})
                  .help("how often it is tried on real threads")
                  .in(cooks::host::page, 20'000, {1, 500'000})
                  .in(cooks::host::explorer, 0, {0, 0});
  made.where = {cooks::host::terminal, cooks::host::page};
  return made;
}

const cooks::thread_count two{.fixed = 2, .parameter = {}};

const cooks::registration here{{
    .name = "memory_order",
    .summary = "Two threads write and read without a lock. What they "
               "see of each other depends on the memory order.",
    .variants =
        {{.name = "store_buffering",
          .summary = "each writes a line, then reads the other's: both "
                     "may miss it",
          .body = with_order<store_buffering>,
          .threads = two,
          .shows = cooks::outcome::either},
         {.name = "message_passing",
          .summary = "one writes a recipe, then a flag; the other looks "
                     "at the flag first",
          .body = with_order<message_passing>,
          .threads = two},
         {.name = "peterson",
          .summary = "Peterson's lock for two, one attempt each",
          .body = with_order<peterson>,
          .threads = two,
          .shows = cooks::outcome::either},
         {.name = "each_its_own",
          .summary = "store buffering, with an order for each access",
          .body = each_its_own,
          .threads = two,
          .shows = cooks::outcome::either},
         {.name = "by_the_rules",
          .summary = "the same four accesses, judged by the rules of the "
                     "C++ standard",
          .body = by_the_rules,
          .shows = cooks::outcome::failed}},
    .parameters = {cooks::choice(
                       "order", "relaxed",
                       {"relaxed", "release_acquire", "seq_cst"})
                       .of_variant("message_passing", "release_acquire")
                       .for_variants({"store_buffering",
                                      "message_passing", "peterson"})
                       .help("the memory order of all accesses"),
                   tries(),
                   cooks::text("accesses",
                               "relaxed relaxed relaxed relaxed")
                       .for_variants({"each_its_own", "by_the_rules"})
                       .help("orders of Ana's write, her read, Ben's "
                             "write, his read")
                       .checked_by(fault_in_orders)},
    .explorable = true,
}};

}  // namespace
}  // namespace memory_orders
