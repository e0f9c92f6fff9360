// bank_account: money goes back and forth between two accounts, and an
// auditor adds them up meanwhile. Atomic accounts are not enough.
#include <cooks/atomic.hpp>
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/demo.hpp>
#include <cooks/guards.hpp>
#include <cooks/mutex.hpp>
#include <cooks/print.hpp>
#include <cooks/shared.hpp>
#include <cooks/start_gate.hpp>
#include <cooks/thread.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr int at_first = 1000;  // on each account
constexpr int amount = 50;      // of each payment

//! [unsynchronised]
struct unsynchronised {
  using account = cooks::shared<int>;
  account ana{"Ana's account", at_first};
  account ben{"Ben's account", at_first};

  void pay(account& from, account& to) {
    const int had = from.load();
    cooks::linger(400us);  // somebody may come in between
    from.store(had - amount);
    const int has = to.load();
    cooks::linger(100us);
    to.store(has + amount);
  }

  int audit() {
    const int hers = ana.load();
    cooks::linger(700us);  // turns the page
    return hers + ben.load();
  }
};
//! [unsynchronised]

//! [atomic]
struct atomic {
  using account = cooks::atomic<int>;
  account ana{"Ana's account", at_first};
  account ben{"Ben's account", at_first};

  void pay(account& from, account& to) {
    from.fetch_sub(amount);  // in one step
    cooks::linger(500us);    // the money is under way
    to.fetch_add(amount);    // in one step
  }

  int audit() {
    const int hers = ana.load();
    cooks::linger(700us);  // turns the page
    return hers + ben.load();
  }
};
//! [atomic]

//! [mutex]
// The very same steps, and the books are in one pair of hands meanwhile.
struct with_mutex : unsynchronised {
  cooks::mutex books{"books"};

  void pay(account& from, account& to) {
    cooks::lock_guard guard{books};
    unsynchronised::pay(from, to);
  }

  int audit() {
    cooks::lock_guard guard{books};
    return unsynchronised::audit();
  }
};
//! [mutex]

// The different sums, in order: "1900 1950 2000".
std::string list(const std::vector<int>& sums) {
  std::string all;
  for (const int sum : std::set<int>(sums.begin(), sums.end())) {
    all += " " + std::to_string(sum);
  }
  return all;
}

void report(int hers, int his, const std::vector<int>& sums) {
  constexpr int right = 2 * at_first;
  const auto wrong = std::count_if(sums.begin(), sums.end(),
                                   [](int sum) { return sum != right; });
  const auto [least, most] =
      std::minmax_element(sums.begin(), sums.end());
  cooks::print("In the end Ana has {} and Ben has {}: together {}.", hers,
               his, hers + his);
  cooks::print("The auditor has found:{}", list(sums));
  cooks::result("in the end", hers + his);
  cooks::result("least audit", *least);
  cooks::result("most audit", *most);
  cooks::check("no money came or went", right, hers + his);
  cooks::check("wrong audits", 0, static_cast<int>(wrong));
}

//! [day]
template <class Bank>
void work_day(const cooks::run& run) {
  const auto payments = run.integer("payments");
  std::vector<int> sums(static_cast<std::size_t>(run.integer("audits")));
  Bank bank;
  cooks::start_gate gate{3, "opening time"};
  cooks::thread there{"Ana pays Ben", [&] {
                        gate.arrive_and_wait();
                        for (int n = 0; n < payments; ++n) {
                          bank.pay(bank.ana, bank.ben);
                          cooks::linger(n % 4 * 200us);
                        }
                      }};
  cooks::thread back{"Ben pays Ana", [&] {
                       gate.arrive_and_wait();
                       for (int n = 0; n < payments; ++n) {
                         bank.pay(bank.ben, bank.ana);
                         cooks::linger(n % 4 * 200us);
                       }
                     }};
  cooks::thread auditor{"auditor", [&] {
                          gate.arrive_and_wait();
                          for (int& sum : sums) {
                            sum = bank.audit();
                            cooks::linger(500us);
                          }
                        }};
  there.join();
  back.join();
  auditor.join();
  const int left_to_ana = bank.ana.load();
  const int left_to_ben = bank.ben.load();
  report(left_to_ana, left_to_ben, sums);
}
//! [day]

const cooks::registration here{{
    .name = "bank_account",
    .summary = "Money goes to and fro between two accounts, and an "
               "auditor adds them up meanwhile.",
    .variants =
        {{.name = "unsynchronised",
          .summary =
              "reading and writing are separate steps: money comes "
              "and goes",
          .body = work_day<unsynchronised>,
          .threads = {.fixed = 3, .parameter = {}},
          .shows = cooks::outcome::failed},
         {.name = "atomic",
          .summary = "each step is atomic: no money is lost, and the "
                     "auditor still counts wrong",
          .body = work_day<atomic>,
          .threads = {.fixed = 3, .parameter = {}},
          .shows = cooks::outcome::failed},
         {.name = "mutex",
          .summary = "one lock for a whole payment and for a whole audit",
          .body = work_day<with_mutex>,
          .threads = {.fixed = 3, .parameter = {}}}},
    .parameters = {cooks::integer("payments", 20, {1, 1000})
                       .help("how often each of the two pays 50")
                       .in(cooks::host::page, 20, {1, 200})
                       .in(cooks::host::explorer, 1, {1, 2}),
                   cooks::integer("audits", 20, {1, 1000})
                       .help("how often the auditor adds up")
                       .in(cooks::host::page, 20, {1, 200})
                       .in(cooks::host::explorer, 1, {1, 2})},
    .explorable = true,
}};

}  // namespace
