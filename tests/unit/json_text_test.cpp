// JSON: if these fail, --json, manifests and trace files can't be read by anybody.
#include "report/json_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace {

using cooks::report::json_text;

std::string of(std::string_view text) {
  return json_text{}.value(text).text();
}

TEST(json_text, puts_commas_where_they_belong) {
  json_text json;
  json.open('{').key("a").value(1).key("b").open('[').value("x").value(true).open('{').close('}');
  json.close(']').key("c").raw("null").close('}');
  EXPECT_EQ(json.text(), R"({"a":1,"b":["x",true,{}],"c":null})");
}

TEST(json_text, escapes_what_json_wants_escaped) {
  EXPECT_EQ(of("a\"b\\c\nd\re\tf"), R"("a\"b\\c\nd\re\tf")");
  EXPECT_EQ(of(std::string_view{"\x01\x1f", 2}), R"("\u0001\u001f")");
  EXPECT_EQ(of(""), R"("")");
}

TEST(json_text, keeps_utf8_and_replaces_what_is_none) {
  EXPECT_EQ(of("crème 🍲"), "\"crème 🍲\"");
  EXPECT_EQ(of("a\xff z"), "\"a\xef\xbf\xbd z\"");
  EXPECT_EQ(of("cut\xe2\x82"), "\"cut\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(of("\xc0\xaf"), "\"\xef\xbf\xbd\xef\xbf\xbd\"") << "an overlong slash";
  EXPECT_EQ(of("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"") << "a surrogate";
}

TEST(json_text, writes_numbers_that_read_back_the_same) {
  EXPECT_EQ(json_text{}.value(0.1).text(), "0.1");
  EXPECT_EQ(json_text{}.value(2.0).text(), "2");
  EXPECT_EQ(json_text{}.value(1.0 / 3).text(), "0.33333333333333331");
  EXPECT_EQ(json_text{}.value(std::numeric_limits<double>::infinity()).text(), "null");
  EXPECT_EQ(json_text{}.value(std::numeric_limits<std::int64_t>::min()).text(),
            "-9223372036854775808");
}

}  // namespace
