// Titles: if these fail, the report of downloads names pages wrongly.
#include <gtest/gtest.h>

#include "cooks/http.hpp"

namespace {

using cooks::html_title;

TEST(html_title, finds_the_title) {
  EXPECT_EQ(html_title("<html><head><title>The bakery</title>"), "The bakery");
  EXPECT_EQ(html_title("<TITLE lang=en>\n  Bread &amp;\n butter </TITLE>"), "Bread & butter");
  EXPECT_EQ(html_title("<title>a &lt;b&gt; &#39;c&#39;</title>"), "a <b> 'c'");
}

TEST(html_title, is_empty_where_there_is_none) {
  EXPECT_EQ(html_title(""), "");
  EXPECT_EQ(html_title("{\"title\": 1}"), "");
  EXPECT_EQ(html_title("<title>never ends"), "");
  EXPECT_EQ(html_title("<title"), "");
}

TEST(html_title, cuts_long_titles_between_characters) {
  const std::string title = html_title("<title>" + std::string(79, 'x') + "éé</title>");
  EXPECT_EQ(title, std::string(79, 'x') + "...");
}

}  // namespace
