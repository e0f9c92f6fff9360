// What the operating system tells. If these fail, a chapter's figures of memory and switches are
// made up. Linux only, where the tests run.
#include "cooks/system.hpp"

#include <gtest/gtest.h>
#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <thread>
#include <vector>

#include "cooks/files.hpp"

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t mebibyte = 1U << 20U;

TEST(system, memory_counts_when_it_is_touched) {
  const auto before = cooks::resident_memory();
  ASSERT_TRUE(before);
  EXPECT_GT(*before, mebibyte);
  std::vector<char> room;
  room.reserve(64 * mebibyte);
  const auto reserved = cooks::resident_memory();
  ASSERT_TRUE(reserved);
  EXPECT_LT(*reserved, *before + 32 * mebibyte);
  room.resize(64 * mebibyte, 'x');
  const auto touched = cooks::resident_memory();
  ASSERT_TRUE(touched);
  EXPECT_GE(*touched, *before + 60 * mebibyte);
}

TEST(system, who_waits_gives_up_the_core) {
  const auto before = cooks::context_switches_of_this_thread();
  const auto of_all_before = cooks::context_switches();
  for (int i = 0; i < 20; ++i) {
    std::this_thread::sleep_for(1ms);
  }
  const auto after = cooks::context_switches_of_this_thread();
  const auto of_all_after = cooks::context_switches();
  ASSERT_TRUE(before && after && of_all_before && of_all_after);
  EXPECT_GE(after->voluntary, before->voluntary + 20);
  EXPECT_GE(of_all_after->voluntary, of_all_before->voluntary + 20);
}

TEST(system, a_threads_switches_are_its_own) {
  const auto before = cooks::context_switches_of_this_thread();
  std::thread other{[] {
    for (int i = 0; i < 1000; ++i) {
      std::this_thread::sleep_for(10us);
    }
  }};
  other.join();
  const auto after = cooks::context_switches_of_this_thread();
  ASSERT_TRUE(before && after);
  EXPECT_LT(after->voluntary, before->voluntary + 500);
}

TEST(system, numbers_of_process_and_threads) {
  EXPECT_EQ(cooks::process_id(), getpid());
  EXPECT_EQ(cooks::thread_number(), getpid());  // Linux numbers the first thread as its process
  std::optional<std::int64_t> others;
  std::thread{[&] { others = cooks::thread_number(); }}.join();
  ASSERT_TRUE(others);
  EXPECT_NE(others, cooks::thread_number());
}

TEST(system, caches_grow_with_their_distance) {
  const std::vector<cooks::cache> caches = cooks::data_caches();
  for (std::size_t i = 1; i < caches.size(); ++i) {
    EXPECT_LT(caches[i - 1].level, caches[i].level);
    EXPECT_LT(caches[i - 1].bytes, caches[i].bytes);
  }
  if (!caches.empty()) {  // some virtual machines tell of none
    EXPECT_EQ(caches.front().level, 1);
    EXPECT_GE(caches.front().bytes, 4096U);
  }
}

int allowed_cores() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  sched_getaffinity(0, sizeof allowed, &allowed);
  return CPU_COUNT(&allowed);
}

TEST(system, one_core_holds_threads_started_meanwhile_and_lets_go) {
  const int before = allowed_cores();
  int of_a_child = 0;
  {
    const cooks::one_core here;
    ASSERT_TRUE(here.is_kept());
    EXPECT_EQ(allowed_cores(), 1);
    std::thread{[&] { of_a_child = allowed_cores(); }}.join();
  }
  EXPECT_EQ(of_a_child, 1);
  EXPECT_EQ(allowed_cores(), before);
}

TEST(system, cores_with_different_numbers_are_different_ones) {
  const int before = allowed_cores();
  cpu_set_t first;
  cpu_set_t second;
  {
    const cooks::one_core here{0};
    ASSERT_TRUE(here.is_kept());
    sched_getaffinity(0, sizeof first, &first);
  }
  {
    const cooks::one_core here{1};
    sched_getaffinity(0, sizeof second, &second);
  }
  EXPECT_EQ(CPU_COUNT(&first), 1);
  EXPECT_EQ(CPU_COUNT(&second), 1);
  EXPECT_EQ(CPU_EQUAL(&first, &second) != 0, before == 1);
  const cooks::one_core again{static_cast<unsigned>(before)};
  cpu_set_t third;
  sched_getaffinity(0, sizeof third, &third);
  EXPECT_TRUE(CPU_EQUAL(&first, &third)) << "after the last comes the first";
}

TEST(system, a_scratch_file_is_read_whole_and_leaves_nothing_behind) {
  const cooks::scratch_file file{4096};
  ASSERT_TRUE(file.exists());
  EXPECT_EQ(file.read(), 4096U);
  EXPECT_EQ(file.read(), 4096U);
}

}  // namespace
