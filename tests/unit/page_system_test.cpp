// What a page knows of the operating system. If these fail, pages tell numbers that nobody
// measured.
#include <gtest/gtest.h>

#include "cooks/system.hpp"

namespace {

TEST(page_system, tells_nothing) {
  EXPECT_FALSE(cooks::resident_memory());
  EXPECT_FALSE(cooks::context_switches());
  EXPECT_FALSE(cooks::context_switches_of_this_thread());
  EXPECT_FALSE(cooks::process_id());
  EXPECT_FALSE(cooks::thread_number());
  EXPECT_TRUE(cooks::data_caches().empty());
  EXPECT_FALSE(cooks::one_core{}.is_kept());
  EXPECT_FALSE(cooks::start_process_once());
}

}  // namespace
