// The same search by several threads of the machine. If these fail, --jobs gives other counts.
#include <gtest/gtest.h>

#include "explorer/core/search_team.hpp"
#include "programs.hpp"

namespace {

using namespace programs;

search_result by_team(const program& of, const search_limits& how, int jobs) {
  search_team team{of, how, jobs};
  const std::atomic<bool> stop{false};
  while (team.advance(1, stop)) {
  }
  return team.result();
}

TEST(team, counts_as_one_does) {
  for (const program& of : {program{[] { counter(2, 3); }}, program{[] { counter(3, 1); }},
                            program{[] { dining(4, false); }}, program{[] { dining(3, true); }},
                            program{two_locks_opposite_order}}) {
    for (const search_mode mode :
         {search_mode::all, search_mode::enumerate, search_mode::bounded}) {
      const search_limits how{.mode = mode, .bound = 1};
      const search_result alone = search_whole(of, how);
      const search_result together = by_team(of, how, 3);
      EXPECT_EQ(together.schedules.text(), alone.schedules.text());
      EXPECT_EQ(together.failing.text(), alone.failing.text());
      EXPECT_EQ(together.executions - together.cut, alone.executions - alone.cut);
      EXPECT_EQ(together.findings.size(), alone.findings.size());
      EXPECT_EQ(together.endings.size(), alone.endings.size());
      EXPECT_EQ(together.status, alone.status);
    }
  }
}

TEST(team, is_stopped_and_tells_what_it_has) {
  const search_limits how{.mode = search_mode::enumerate, .executions = 5000};
  const search_result found = by_team([] { dining(5, false); }, how, 2);
  EXPECT_EQ(found.status, completeness::capped);
  EXPECT_GE(found.executions, 5000U);
  EXPECT_LT(found.executions, 50'000U);
}

}  // namespace
