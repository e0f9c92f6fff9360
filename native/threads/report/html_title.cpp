// html_title: finds a page's title. No HTML parser: a title ends at its end tag wherever it stands,
// so looking for the two tags is what parsers do as well.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include "cooks/http.hpp"

namespace cooks {
namespace {

constexpr std::size_t longest = 80;

std::size_t find_tag(const std::string& html, std::string_view tag, std::size_t from) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  const auto found = std::search(html.begin() + static_cast<std::ptrdiff_t>(from), html.end(),
                                 tag.begin(), tag.end(), same);
  return found == html.end() ? std::string::npos : static_cast<std::size_t>(found - html.begin());
}

std::string without_entities(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{{{"&lt;", "<"},
                                                                                   {"&gt;", ">"},
                                                                                   {"&quot;", "\""},
                                                                                   {"&#39;", "'"},
                                                                                   {"&nbsp;", " "},
                                                                                   {"&amp;", "&"}}};
  for (const auto& [entity, character] : entities) {
    for (std::size_t at = text.find(entity); at != std::string::npos;
         at = text.find(entity, at + 1)) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}

std::string on_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') {
    line.pop_back();
  }
  return line;
}

}  // namespace

std::string html_title(const std::string& html) {
  const std::size_t tag = find_tag(html, "<title", 0);
  const std::size_t begin = tag == std::string::npos ? tag : html.find('>', tag);
  if (begin == std::string::npos) {
    return {};
  }
  const std::size_t end = find_tag(html, "</title", begin);
  if (end == std::string::npos) {
    return {};
  }
  std::string title = on_one_line(without_entities(html.substr(begin + 1, end - begin - 1)));
  if (title.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xc0U) == 0x80U) {
      --cut;  // never in the middle of a UTF-8 sequence
    }
    title = title.substr(0, cut) + "...";
  }
  return title;
}

}  // namespace cooks
