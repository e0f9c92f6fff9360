// The page's small formatter: if these fail, a page prints another line than the terminal does.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include "page/small_format.hpp"

namespace {

using cooks::page::small_format;

template <class... Arguments>
std::string small(fmt::string_view format, const Arguments&... arguments) {
  return small_format(format, fmt::make_format_args(arguments...));
}

TEST(small_format, writes_what_demos_write) {
  EXPECT_EQ(small("{} cooks x {} plates = {}", 4, 1000U, std::int64_t{4000}),
            "4 cooks x 1000 plates = 4000");
  EXPECT_EQ(small("{:>3}|{:<5}|{:^7}|{:.2f}", 7, "ab", std::string{"mid"}, 2.346),
            "  7|ab   |  mid  |2.35");
  EXPECT_EQ(small("{{{}}}", true), "{true}");
  EXPECT_EQ(small("no fields"), "no fields");
}

#ifndef __EMSCRIPTEN__
template <class Value>
void same_as_fmt(const char* format, const Value& value) {
  EXPECT_EQ(small(format, value), fmt::format(fmt::runtime(format), value)) << format;
}

TEST(small_format, agrees_with_fmt) {
  for (const char* format : {"{}", "{:d}", "{:5}", "{:<5}|", "{:^6}|", "{:*>8}"}) {
    for (const int value : {0, -1, 42, 123456, -2147483647}) {
      same_as_fmt(format, value);
    }
    same_as_fmt(format, std::uint64_t{18446744073709551615U});
    same_as_fmt(format, std::int64_t{-9223372036854775807});
  }
  for (const char* format : {"{}", "{:.2f}", "{:8.3f}", "{:<9.1f}|", "{:.3g}", "{:f}", "{:>12}"}) {
    for (const double value :
         {0.0, 1.0, -0.5, 6.02, 3.14159265358979, 1e-7, 123456789.0, 1e15, 0.1}) {
      same_as_fmt(format, value);
    }
  }
  for (const char* format : {"{}", "{:s}", "{:10}|", "{:>10}", "{:^11}|", "{:.2}", "{:-<9}"}) {
    same_as_fmt(format, std::string{"Ana"});
    same_as_fmt(format, "crème");
  }
  for (const char* format : {"{}", "{:>6}"}) {
    same_as_fmt(format, true);
    same_as_fmt(format, 'x');
  }
}
#endif

}  // namespace
