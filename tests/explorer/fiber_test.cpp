// fiber: what the explorer's threads stand on. These hold natively and as wasm, where Emscripten's
// exceptions go through JavaScript.
#include "explorer/core/fiber.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <array>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "cooks/atomic.hpp"
#include "cooks/check.hpp"
#include "cooks/guards.hpp"
#include "cooks/mutex.hpp"
#include "cooks/thread.hpp"
#include "explorer/core/search.hpp"

namespace {

using namespace cooks::explorer;

// A fiber with a function that is handed its yield.
class strand {
 public:
  using work = std::function<void(const std::function<void()>& pause)>;

  explicit strand(work does) : does_(std::move(does)) {
    stack_.begin([](void* self) { static_cast<strand*>(self)->go(); }, this);
  }
  bool resume() { return stack_.resume(); }

 private:
  void go() {
    try {
      does_([this] { stack_.yield(); });
    } catch (...) {
      ADD_FAILURE() << "an exception has left the fiber";
    }
  }

  fiber stack_;
  work does_;
};

TEST(Fiber, GoesOnWhereItStood) {
  std::vector<int> seen;
  strand counts{[&](const auto& pause) {
    for (int i = 0; i < 3; ++i) {
      seen.push_back(i);
      pause();
    }
  }};
  while (counts.resume()) {
    seen.push_back(-1);
  }
  EXPECT_EQ(seen, (std::vector<int>{0, -1, 1, -1, 2, -1}));
}

TEST(Fiber, KeepsItsVariablesWhileOthersRun) {
  const auto sums = [](int step, int& result) {
    return strand::work{[step, &result](const auto& pause) {
      std::array<int, 100> own{};
      for (std::size_t i = 0; i < own.size(); ++i) {
        own[i] = step * static_cast<int>(i);
        pause();
      }
      for (const int one : own) {
        result += one;
      }
    }};
  };
  int first = 0;
  int second = 0;
  strand a{sums(1, first)};
  strand b{sums(2, second)};
  while (a.resume()) {
    b.resume();
  }
  b.resume();
  EXPECT_EQ(first, 4950);
  EXPECT_EQ(second, 9900);
}

TEST(Fiber, YieldsFromDeepDown) {
  int depth = 0;
  const std::function<int(int, const std::function<void()>&)> down =
      [&](int left, const std::function<void()>& pause) {
        if (left == 0) {
          pause();
          return 0;
        }
        ++depth;
        return 1 + down(left - 1, pause);
      };
  int came_back = 0;
  strand dives{[&](const auto& pause) { came_back = down(50, pause); }};
  EXPECT_TRUE(dives.resume());
  EXPECT_FALSE(dives.resume());
  EXPECT_EQ(depth, 50);
  EXPECT_EQ(came_back, 50);
}

// A call of its own, so that it stands between the catch and the yield.
[[gnu::noinline]] void fall(int i, const std::function<void()>& pause) {
  std::array<volatile char, 256> deep{};
  deep[static_cast<std::size_t>(i) % deep.size()] = 1;
  pause();
  throw std::runtime_error{std::to_string(i)};
}

// If a catch left the stack where the throw was, these would come through its end.
TEST(Fiber, CatchesAsOftenAsItLikes) {
  constexpr int times = 5'000;
  int caught = 0;
  strand falls{[&](const auto& pause) {
    for (int i = 0; i < times; ++i) {
      try {
        fall(i, pause);
      } catch (const std::runtime_error& why) {
        caught += why.what() == std::to_string(i) ? 1 : 0;
      }
    }
  }};
  while (falls.resume()) {
  }
  EXPECT_EQ(caught, times);
}

TEST(Fiber, CleansUpWhereAnExceptionPasses) {
  std::vector<std::string> order;
  struct mark {
    std::vector<std::string>& to;
    std::string name;
    ~mark() { to.push_back(name); }
  };
  strand passes{[&](const auto& pause) {
    const mark outer{order, "outer"};
    pause();
    try {
      const mark middle{order, "middle"};
      pause();
      const mark inner{order, "inner"};
      throw 7;
    } catch (int seven) {
      order.push_back(std::to_string(seven));
      pause();
    }
  }};
  while (passes.resume()) {
  }
  EXPECT_EQ(order, (std::vector<std::string>{"inner", "middle", "7", "outer"}));
}

TEST(Fiber, HandlesItsOwnExceptionWhileOthersHandleTheirs) {
  std::vector<std::string> caught;
  const auto handles = [&](const std::string& name) {
    return strand::work{[&caught, name](const auto& pause) {
      try {
        try {
          throw std::runtime_error{name};
        } catch (const std::exception&) {
          pause();  // others throw and catch meanwhile
          EXPECT_EQ(std::uncaught_exceptions(), 0);
          throw;
        }
      } catch (const std::exception& again) {
        caught.push_back(name + " caught " + again.what());
      }
    }};
  };
  strand ana{handles("Ana")};
  strand ben{handles("Ben")};
  EXPECT_TRUE(ana.resume());
  EXPECT_TRUE(ben.resume());
  try {
    throw 1;
  } catch (int) {
    EXPECT_FALSE(ana.resume());
  }
  EXPECT_FALSE(ben.resume());
  EXPECT_EQ(caught, (std::vector<std::string>{"Ana caught Ana", "Ben caught Ben"}));
}

TEST(Fiber, BeginsAnewWhereverItStood) {
  int begun = 0;
  struct again {
    fiber stack;
    int* begun = nullptr;
  } self{{}, &begun};
  const auto body = [](void* given) {
    auto& of = *static_cast<again*>(given);
    ++*of.begun;
    try {
      throw 1;
    } catch (int) {
      of.stack.yield();  // and is abandoned here
    }
  };
  for (int i = 0; i < 1'000; ++i) {
    self.stack.begin(body, &self);
    EXPECT_TRUE(self.stack.resume());
  }
  EXPECT_EQ(begun, 1'000);
}

// What is allocated and not given back.
std::size_t in_use() {
#ifdef __EMSCRIPTEN__
  return static_cast<std::size_t>(mallinfo().uordblks);
#else
  return mallinfo2().uordblks;
#endif
}

void two_who_throw() {
  cooks::mutex salt{"salt"};
  cooks::atomic<int> tally{"tally", 0};
  const auto work = [&] {
    try {
      const cooks::lock_guard guard{salt};
      ++tally;
      throw std::runtime_error{"a name that is too long to be kept in the string itself"};
    } catch (const std::exception& why) {
      tally += static_cast<int>(std::string{why.what()}.size());
    }
  };
  cooks::thread ana{"Ana", work};
  cooks::thread ben{"Ben", work};
  ana.join();
  ben.join();
  cooks::check("nobody", 0, tally.load());
}

TEST(Execution, TenThousandLeaveNothingBehind) {
  search going_on{two_who_throw, {search_mode::random}};
  const std::atomic<bool> never{false};
  const auto until = [&](std::uint64_t executions) {
    while (going_on.result().executions < executions) {
      going_on.advance(0.05, never);
    }
  };
  until(1'000);
  const std::size_t before = in_use();
  until(11'000);
  EXPECT_LE(in_use(), before + 1'000);
}

}  // namespace
