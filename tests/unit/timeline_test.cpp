// The text timeline: if these fail, a terminal shows lanes that say something else than the run.
#include "terminal/timeline.hpp"

#include <gtest/gtest.h>

namespace {

using namespace cooks::trace;

// Events by hand: their times are then known.
class drawn : public ::testing::Test {
 protected:
  void add(std::uint16_t thread, event_kind kind, double ms, object_id object = 0,
           const char* text = "") {
    event e;
    e.sequence = static_cast<std::uint32_t>(events.size()) + 1;
    e.thread = thread;
    e.kind = kind;
    e.time = ms * 1000;
    e.object = object;
    e.text = recorder_.put_text(text);
    events.push_back(e);
  }

  std::string draw(bool fancy = false) {
    cooks::terminal::terminal_style style;
    style.fancy = fancy;
    style.columns = 60;
    return cooks::terminal::draw_timeline(recorder_, events, style);
  }

  recorder recorder_;
  std::vector<event> events;
};

TEST_F(drawn, nothing_for_nothing) {
  EXPECT_EQ(draw(), "");
}

TEST_F(drawn, work_waiting_and_labels_stand_where_they_were) {
  recorder_.add_thread("main");
  recorder_.add_thread("Ana");
  add(0, event_kind::thread_start, 0);
  add(1, event_kind::thread_start, 0);
  add(1, event_kind::span_begin, 0, 0, "onions");
  add(0, event_kind::wait_begin, 500, the_clock);
  add(1, event_kind::span_end, 1000);
  add(1, event_kind::thread_end, 1000);
  add(0, event_kind::wait_end, 1000, the_clock);
  add(0, event_kind::thread_end, 1000);
  const std::string text = draw();
  EXPECT_NE(text.find("main  #########################"), std::string::npos) << text;
  EXPECT_NE(text.find("#........................."), std::string::npos) << text;
  EXPECT_NE(text.find("Ana   # onions ####"), std::string::npos) << text;
  EXPECT_NE(text.find("0.5 s"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << "no colour in plain text";
  EXPECT_NE(draw(true).find("█"), std::string::npos);
}

TEST_F(drawn, a_hundred_lanes_are_cut_short_and_said_so) {
  for (int i = 0; i < 100; ++i) {
    recorder_.add_thread("");
    add(static_cast<std::uint16_t>(i), event_kind::thread_start, 0);
  }
  add(0, event_kind::thread_end, 1);
  EXPECT_NE(draw().find("and 80 lanes more"), std::string::npos);
}

}  // namespace
