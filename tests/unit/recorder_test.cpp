// The recorder: if these fail, timelines miss events without saying so, or show them in a wrong
// order.
#include "trace/recorder.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

namespace {

using namespace cooks::trace;

TEST(recorder, gives_events_back_in_order_with_all_their_fields) {
  recorder r;
  r.add_thread("main");
  ASSERT_TRUE(r.record(0, event_kind::write, make_object_id(object_type::shared, 3), -7,
                       {"demos/race/race.cpp", 31}, r.put_text("so"), 1));
  ASSERT_TRUE(r.record(0, event_kind::note));
  std::vector<event> events;
  r.drain(events);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].sequence, 1U);
  EXPECT_EQ(events[0].kind, event_kind::write);
  EXPECT_EQ(events[0].value, -7);
  EXPECT_EQ(type_of(events[0].object), object_type::shared);
  EXPECT_EQ(index_of(events[0].object), 3U);
  EXPECT_EQ(r.location_text(events[0].where), "race.cpp:31");
  EXPECT_EQ(r.text(events[0].text), "so");
  EXPECT_EQ(events[0].link, 1U);
  EXPECT_EQ(events[1].sequence, 2U);
  EXPECT_GE(events[1].time, events[0].time);
}

TEST(recorder, counts_what_it_drops_and_never_blocks) {
  recorder r{{.events = 16, .text = 4096, .threads = 4, .objects = 16}};
  for (int i = 0; i < 20; ++i) {
    r.record(0, event_kind::note);
  }
  EXPECT_EQ(r.recorded(), 16U);
  EXPECT_EQ(r.dropped(), 4U);
  std::vector<event> events;
  r.drain(events);
  EXPECT_EQ(events.size(), 16U);
  EXPECT_TRUE(r.record(0, event_kind::note)) << "drained slots are free again";
}

TEST(recorder, keeps_room_for_locks_and_output_when_accesses_flood_it) {
  recorder r{{.events = 64, .text = 4096, .threads = 4, .objects = 16}};
  while (r.record(0, event_kind::read)) {
  }
  EXPECT_TRUE(r.record(0, event_kind::acquire));
  while (r.record(0, event_kind::release)) {
  }
  EXPECT_LT(r.recorded(), 64U);
  EXPECT_TRUE(r.record(0, event_kind::line, 0, 0, {}, r.put_text("the end")));
}

TEST(recorder, survives_a_full_text_arena) {
  recorder r{{.events = 16, .text = 64, .threads = 4, .objects = 16}};
  EXPECT_NE(r.put_text("short"), 0U);
  EXPECT_EQ(r.put_text(std::string(100, 'x')), 0U);
  EXPECT_EQ(r.dropped(), 1U);
  EXPECT_EQ(r.text(0), "");
}

TEST(recorder, says_when_no_lane_is_left) {
  recorder r{{.events = 16, .text = 1024, .threads = 2, .objects = 16}};
  EXPECT_EQ(r.add_thread("main"), 0);
  EXPECT_EQ(r.add_thread("Ana"), 1);
  EXPECT_EQ(r.add_thread("Ben"), -1);
  EXPECT_EQ(r.thread_name(1), "Ana");
}

TEST(recorder, names_objects_and_gives_the_nameless_a_number) {
  recorder r;
  const auto salt = r.add_object(object_type::mutex, "salt");
  const auto other = r.add_object(object_type::condition_variable, "");
  EXPECT_EQ(r.object_name(salt), "salt");
  EXPECT_EQ(r.object_name(other), "condition variable 2");
  EXPECT_EQ(r.object_ids(), (std::vector<object_id>{salt, other}));
}

// Under TSan this also proves that recording itself is free of data races.
TEST(recorder, loses_and_doubles_nothing_while_threads_record_and_one_drains) {
  constexpr int threads = 3;
  constexpr std::int64_t each = 5000;
  recorder r{{.events = 1024, .text = 1U << 16U, .threads = 8, .objects = 16}};
  std::atomic<int> running{threads};
  std::vector<std::thread> writers;
  for (int t = 0; t < threads; ++t) {
    writers.emplace_back([&, t] {
      for (std::int64_t i = 0; i < each; ++i) {
        while (!r.record(static_cast<std::uint16_t>(t), event_kind::counter, 0, i)) {
          std::this_thread::yield();
        }
      }
      --running;
    });
  }
  std::vector<event> events;
  while (running > 0) {
    r.drain(events);
  }
  for (auto& writer : writers) {
    writer.join();
  }
  r.drain(events);
  ASSERT_EQ(events.size(), static_cast<std::size_t>(threads * each));
  std::vector<std::int64_t> next(threads, 0);
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].sequence, i + 1);
    ASSERT_EQ(events[i].value, next[events[i].thread]++) << "each thread's own order is kept";
  }
}

}  // namespace
