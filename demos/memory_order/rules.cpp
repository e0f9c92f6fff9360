// rules: each order S is tried in which the seq_cst accesses may stand.
#include "rules.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace memory_orders {
namespace {

using order = std::memory_order;

constexpr std::array<const char*, 4> accesses{
    "Ana's write", "Ana's read", "Ben's write", "Ben's read"};
enum access : std::size_t {
  anas_write,
  anas_read,
  bens_write,
  bens_read
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ' && c != ',' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

bool is_write(std::size_t which) {
  return which == anas_write || which == bens_write;
}

constexpr std::array<order, 3> orders_of_writes{
    std::memory_order_relaxed, std::memory_order_release,
    std::memory_order_seq_cst};
constexpr std::array<order, 3> orders_of_reads{std::memory_order_relaxed,
                                               std::memory_order_acquire,
                                               std::memory_order_seq_cst};

const std::array<order, 3>& possible(std::size_t which) {
  return is_write(which) ? orders_of_writes : orders_of_reads;
}

//! [rules]
// S is one order of all seq_cst accesses. The standard demands two things
// of it, here as pairs: if both accesses are seq_cst, the first of a pair
// stands before the second.
constexpr std::array<std::pair<access, access>, 4> before{{
    {anas_write, anas_read},  // as in Ana's program
    {bens_write, bens_read},  // as in Ben's program
    {anas_read, bens_write},  // she reads 0: what was there before him
    {bens_read, anas_write},  // he reads 0: what was there before her
}};

bool is_allowed(const std::vector<access>& s) {
  return std::all_of(before.begin(), before.end(), [&](const auto& pair) {
    const auto first = std::find(s.begin(), s.end(), pair.first);
    const auto second = std::find(s.begin(), s.end(), pair.second);
    return first == s.end() || second == s.end() || first < second;
  });
}
//! [rules]

std::string told(const std::vector<access>& s) {
  std::string text;
  for (const access one : s) {
    text += (text.empty() ? "" : ", ") + std::string{accesses[one]};
  }
  return text.empty() ? "empty" : text;
}

}  // namespace

std::string name_of(order which) {
  switch (which) {
    case std::memory_order_relaxed:
      return "relaxed";
    case std::memory_order_acquire:
      return "acquire";
    case std::memory_order_release:
      return "release";
    default:
      return "seq_cst";
  }
}

std::string fault_in_orders(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() != accesses.size()) {
    return "Expected four words: the orders of Ana's write, Ana's read, "
           "Ben's write and Ben's read.";
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& known = possible(i);
    if (std::none_of(known.begin(), known.end(), [&](order one) {
          return name_of(one) == words[i];
        })) {
      return std::string{accesses[i]} + " can't be '" + words[i] +
             "'. Expected relaxed, " + name_of(known[1]) + " or seq_cst.";
    }
  }
  return {};
}

four_orders read_orders(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  four_orders found{};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& known = possible(i);
    found[i] = *std::find_if(known.begin(), known.end(), [&](order one) {
      return name_of(one) == words.at(i);
    });
  }
  return found;
}

//! [judgement]
judgement may_both_read_0(const four_orders& orders) {
  judgement found;
  std::vector<access> s;
  for (const access one :
       {anas_write, anas_read, bens_write, bens_read}) {
    if (orders[one] == std::memory_order_seq_cst) {
      s.push_back(one);
    }
  }
  found.seq_cst = s.size();
  do {
    ++found.orders_tried;
    if (is_allowed(s)) {
      found.order = told(s);
      return found;
    }
  } while (std::next_permutation(s.begin(), s.end()));
  return found;
}
//! [judgement]

}  // namespace memory_orders
