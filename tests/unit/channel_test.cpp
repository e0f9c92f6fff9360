// Frames and channels between processes: if these fail, messages are torn, mixed up or lost, or a
// broken process is trusted.
#include "process/channel.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>

#include "cooks/process_error.hpp"
#include "process/child_trace.hpp"

namespace {

using namespace std::chrono_literals;
using namespace cooks::life;

real_time in(std::chrono::milliseconds time) {
  return std::chrono::steady_clock::now() + time;
}

TEST(frames, come_out_whole_in_whatever_portions_they_come_in) {
  const std::string bytes = packed(frame_kind::message, "onions") + packed(frame_kind::closed, "") +
                            packed(frame_kind::message, std::string(5000, '\0'));
  for (const std::size_t portion : {1U, 7U, 8U, 9U, 4096U, 100'000U}) {
    frame_cutter cutter;
    std::vector<frame> came;
    for (std::size_t at = 0; at < bytes.size(); at += portion) {
      cutter.feed(std::string_view{bytes}.substr(at, portion));
      while (auto one = cutter.next()) {
        came.push_back(std::move(*one));
      }
    }
    ASSERT_EQ(came.size(), 3U) << portion;
    EXPECT_EQ(came[0].content, "onions");
    EXPECT_EQ(came[1].kind, frame_kind::closed);
    EXPECT_EQ(came[2].content, std::string(5000, '\0'));
  }
}

TEST(frames, what_is_no_frame_is_refused_at_its_first_bytes) {
  for (const std::string& garbage :
       {std::string{"H"}, std::string{"Mc"}, std::string{"MC\x09\0\0\0\0\0", 8},
        std::string{"MC\0\0\0\0\0\0", 8}, std::string{"MC\x02\x01\0\0\0\0", 8},
        std::string{"MC\x02\0\xff\xff\xff\xff", 8}}) {
    frame_cutter cutter;
    cutter.feed(packed(frame_kind::message, "fine"));
    cutter.feed(garbage);
    EXPECT_EQ(cutter.next()->content, "fine");
    EXPECT_THROW(cutter.next(), bad_frame);
  }
}

TEST(frames, fields_that_end_too_early_are_refused) {
  field_writer fields;
  fields.put(7).put(std::string_view{"soup"});
  field_reader whole{fields.content()};
  EXPECT_EQ(whole.get<int>(), 7);
  EXPECT_EQ(whole.text(), "soup");
  EXPECT_TRUE(whole.empty());
  for (std::size_t size = 0; size < fields.content().size(); ++size) {
    field_reader cut{std::string_view{fields.content()}.substr(0, size)};
    EXPECT_THROW(
        {
          cut.get<int>();
          cut.text();
        },
        bad_frame)
        << size;
  }
}

// Two channels, as two processes have them; a frame goes from one straight to the other.
struct both_ends {
  both_ends() : ana("Ben", to(ben_at), 1, 2), ben("Ana", to(ana_at), 3, 4) {
    ana_at = &ana;
    ben_at = &ben;
  }
  static frame_writer to(channel*& other) {
    return [&other](frame_kind kind, std::string_view content) {
      frame_cutter cutter;
      cutter.feed(packed(kind, content));
      other->take(*cutter.next());
      return true;
    };
  }
  channel* ana_at = nullptr;
  channel* ben_at = nullptr;
  channel ana;
  channel ben;
};

TEST(channel, hands_over_what_was_sent_before_it_was_closed) {
  both_ends ends;
  ends.ana.send("one", std::nullopt, {});
  ends.ana.send("", std::nullopt, {});
  ends.ana.close({});
  EXPECT_FALSE(ends.ben.closed());
  EXPECT_EQ(ends.ben.receive(std::nullopt, {}), "one");
  EXPECT_EQ(ends.ben.receive(std::nullopt, {}), "");
  EXPECT_EQ(ends.ben.receive(std::nullopt, {}), std::nullopt);
  EXPECT_TRUE(ends.ben.closed());
  EXPECT_FALSE(ends.ana.closed()) << "the other direction stays open";
  ends.ben.send("late", std::nullopt, {});
  EXPECT_EQ(ends.ana.receive(std::nullopt, {}), "late");
  EXPECT_THROW(ends.ana.send("more", std::nullopt, {}), std::logic_error);
}

TEST(channel, has_room_for_so_much_and_again_when_it_was_received) {
  both_ends ends;
  const std::string half(channel::capacity / 2 - 100, 'x');
  EXPECT_TRUE(ends.ana.send(half, real_time::min(), {}));
  EXPECT_TRUE(ends.ana.send(half, real_time::min(), {}));
  EXPECT_FALSE(ends.ana.send(half, in(10ms), {}));
  ends.ben.receive(std::nullopt, {});
  EXPECT_TRUE(ends.ana.send(half, real_time::min(), {}));
}

TEST(channel, takes_one_message_that_is_larger_than_the_pipe) {
  both_ends ends;
  const std::string large(10 * channel::capacity, 'x');
  EXPECT_TRUE(ends.ana.send(large, std::nullopt, {}));
  EXPECT_FALSE(ends.ana.send("y", real_time::min(), {}));
  EXPECT_EQ(ends.ben.receive(std::nullopt, {}), large);
  EXPECT_TRUE(ends.ana.send("y", real_time::min(), {}));
}

TEST(channel, refuses_what_no_pipe_takes) {
  both_ends ends;
  EXPECT_THROW(ends.ana.send(std::string(longest_message + 1, 'x'), std::nullopt, {}),
               cooks::process_error);
}

TEST(channel, a_timeout_ends_the_waiting) {
  both_ends ends;
  EXPECT_EQ(ends.ana.receive(in(10ms), {}), std::nullopt);
  EXPECT_EQ(ends.ana.receive(real_time::min(), {}), std::nullopt);
}

TEST(channel, who_waits_for_one_that_ends_is_told_why) {
  for (const std::string why : {"", "it was killed", "it was killed."}) {
    both_ends ends;
    std::string told = "nothing came";
    std::thread waits{[&] {
      try {
        ends.ana.receive(std::nullopt, {});
      } catch (const cooks::process_error& e) {
        told = e.what();
      }
    }};
    ends.ana.end(why);
    waits.join();
    EXPECT_EQ(told, why.empty() ? "nothing came" : "Nothing more comes from Ben: it was killed.");
    EXPECT_THROW(ends.ana.send("?", std::nullopt, {}), cooks::process_error);
  }
}

TEST(channel, who_waits_for_room_is_told_too) {
  both_ends ends;
  ends.ana.send(std::string(channel::capacity, 'x'), std::nullopt, {});
  bool refused = false;
  std::thread waits{[&] {
    try {
      ends.ana.send("more", std::nullopt, {});
    } catch (const cooks::process_error&) {
      refused = true;
    }
  }};
  ends.ana.end("it was killed");
  waits.join();
  EXPECT_TRUE(refused);
}

TEST(channel, what_had_come_before_the_end_is_received_first) {
  both_ends ends;
  ends.ben.send("last word", std::nullopt, {});
  ends.ana.end("it was killed");
  EXPECT_EQ(ends.ana.receive(std::nullopt, {}), "last word");
  EXPECT_THROW(ends.ana.receive(std::nullopt, {}), cooks::process_error);
}

// A child's trace, told from one recorder to another.
struct told_trace {
  told_trace() {
    listener.is_the_same(make_object_id(cooks::trace::object_type::pipe, 1), 77);
    child.begin();
    child.add_thread("main");
    child.add_object(cooks::trace::object_type::pipe, "pipe");
  }
  std::vector<cooks::trace::event> events() {
    std::vector<cooks::trace::event> all;
    parent.drain(all);
    return all;
  }
  cooks::trace::recorder child;
  cooks::trace::recorder parent;
  std::uint16_t lane = (parent.add_thread("main"), parent.add_thread("Ben"));
  trace_listener listener{parent, lane, "Ben"};
  trace_teller teller{child, parent.began(), [this](frame_kind, std::string_view content) {
                        listener.take(std::string{content});
                        return true;
                      }};
};

TEST(child_trace, lanes_objects_lines_and_texts_get_numbers_of_the_parent) {
  using namespace cooks::trace;
  told_trace told;
  for (int i = 0; i < 5; ++i) {
    told.parent.add_object(object_type::mutex, "other");
  }
  const object_id salt = told.child.add_object(object_type::mutex, "salt");
  const int helper = told.child.add_thread("helper");
  told.child.record(0, event_kind::spawn, make_object_id(object_type::thread, 1));
  told.child.record(static_cast<std::uint16_t>(helper), event_kind::acquire, salt, 0,
                    {"soup.cpp", 12});
  told.child.record(0, event_kind::message, make_object_id(object_type::pipe, 1), 3, {},
                    told.child.put_text("hello"));
  told.teller.tell();
  const auto events = told.events();
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].thread, told.lane);
  const auto lane_of_helper = static_cast<std::uint16_t>(index_of(events[0].object));
  EXPECT_EQ(events[1].thread, lane_of_helper);
  EXPECT_EQ(told.parent.object_name(events[1].object), "salt");
  EXPECT_EQ(told.parent.location_text(events[1].where), "soup.cpp:12");
  EXPECT_EQ(events[2].object, 77U);
  EXPECT_EQ(events[2].value, 3);
  EXPECT_EQ(told.parent.text(events[2].text), "hello");
}

TEST(child_trace, the_watchdog_sees_what_the_childs_threads_wait_for) {
  using namespace cooks::trace;
  told_trace told;
  const object_id pipe = make_object_id(object_type::pipe, 1);
  told.child.record(0, event_kind::wait_begin, pipe, -1);
  told.teller.tell();
  EXPECT_EQ(told.parent.snapshot(told.lane).doing, activity::waiting);
  EXPECT_EQ(told.parent.snapshot(told.lane).waits_for, 77U);
  told.child.record(0, event_kind::wait_end, pipe);
  told.teller.tell();
  EXPECT_EQ(told.parent.snapshot(told.lane).doing, activity::running);
  told.listener.end();
  EXPECT_EQ(told.parent.snapshot(told.lane).doing, activity::ended);
}

TEST(child_trace, a_process_that_is_gone_ends_each_of_its_lanes_once) {
  using namespace cooks::trace;
  told_trace told;
  told.child.record(0, event_kind::thread_end);
  told.child.record(static_cast<std::uint16_t>(told.child.add_thread("helper")),
                    event_kind::thread_start);
  told.teller.tell();
  told.listener.end();
  told.listener.end();
  std::map<int, int> ends;
  for (const event& e : told.events()) {
    ends[e.thread] += e.kind == event_kind::thread_end ? 1 : 0;
  }
  EXPECT_EQ(ends, (std::map<int, int>{{1, 1}, {2, 1}}));
}

TEST(child_trace, garbage_is_refused) {
  told_trace told;
  EXPECT_THROW(told.listener.take("x"), bad_frame);
  EXPECT_THROW(told.listener.take(std::string(50, '\xff')), bad_frame);
}

}  // namespace
