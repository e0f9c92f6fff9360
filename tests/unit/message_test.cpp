// Values as bytes: if these fail, an argument reaches another process changed, or bytes from a
// broken one end this program instead of one task.
#include "cooks/message.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "cooks/task.hpp"

namespace {

enum class course : std::uint8_t { soup, main_dish, dessert };

struct order {
  std::string dish;
  std::vector<int> tables;
  course when = course::soup;
  auto fields() { return std::tie(dish, tables, when); }
  bool operator==(const order&) const = default;
};

// Knows its text only.
class recipe {
 public:
  explicit recipe(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  bool operator==(const recipe&) const = default;

 private:
  std::string text_;
};

}  // namespace

template <>
struct cooks::packing<recipe> {
  static void put(message_writer& to, const recipe& one) { to.put(one.text()); }
  static recipe get(message_reader& from) { return recipe{from.get<std::string>()}; }
};

namespace cooks {
namespace {

template <class T>
void expect_round_trip(const T& value) {
  EXPECT_EQ(unpacked<T>(packed(value)), value);
}

TEST(message, brings_each_value_back_as_it_was) {
  expect_round_trip(true);
  expect_round_trip(false);
  expect_round_trip(std::numeric_limits<std::int64_t>::min());
  expect_round_trip(std::uint8_t{255});
  expect_round_trip(0.1);
  expect_round_trip(-std::numeric_limits<float>::infinity());
  expect_round_trip(course::dessert);
  expect_round_trip(std::string{});
  expect_round_trip(std::string("with a \0 inside", 15));
  expect_round_trip(std::string(200'000, 'x'));
  expect_round_trip(std::vector<bool>{true, false, true});
  expect_round_trip(std::vector<std::vector<std::string>>{{"a", "b"}, {}, {""}});
  expect_round_trip(std::tuple<int, std::string, bool>{1, "two", true});
  expect_round_trip(std::pair<std::string, double>{"salt", 0.5});
  expect_round_trip(std::optional<int>{});
  expect_round_trip(std::optional<std::string>{"pepper"});
  expect_round_trip(std::map<std::string, std::vector<int>>{{"soup", {1, 2}}, {"bread", {}}});
  expect_round_trip(order{"soup", {3, 4}, course::main_dish});
  expect_round_trip(std::vector<order>{{"a", {}}, {"b", {1}}});
  expect_round_trip(recipe{"stir"});
}

TEST(message, refuses_bytes_that_are_something_else) {
  const std::string bytes = packed(order{"soup", {3, 4}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(unpacked<order>(bytes.substr(0, size)), message_error) << size;
  }
  EXPECT_THROW(unpacked<order>(bytes + "x"), message_error);
  EXPECT_THROW(unpacked<bool>("\2"), message_error);
  EXPECT_THROW(unpacked<std::optional<int>>("\3abcd"), message_error);
}

TEST(message, makes_no_room_for_what_a_message_only_claims_to_hold) {
  const std::string claims = packed(std::numeric_limits<std::uint32_t>::max());
  EXPECT_THROW(unpacked<std::string>(claims), message_error);
  EXPECT_THROW(unpacked<std::vector<double>>(claims + "some more"), message_error);
  EXPECT_THROW((unpacked<std::map<int, int>>(claims)), message_error);
}

TEST(message, of_chance_bytes_is_refused_or_read_and_never_harms) {
  std::mt19937 chance{7};  // NOLINT: the same bytes each time
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(chance() % 64, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(chance() % 5 == 0 ? chance() : 0);
    }
    try {
      const auto read = unpacked<std::vector<std::pair<std::string, std::optional<order>>>>(bytes);
      EXPECT_EQ(packed(read), bytes);
    } catch (const message_error&) {  // NOLINT(bugprone-empty-catch): that is fine
    }
  }
}

TEST(message, knows_what_can_be_sent) {
  struct plain {
    int number = 0;
  };
  static_assert(!sendable<plain> && !sendable<int*> && !sendable<std::vector<plain>>);
  static_assert(sendable<order> && sendable<std::map<std::string, order>>);
}

int add(int one, int other) {
  return one + other;
}
std::string greet(const std::string& name) {
  if (name.empty()) {
    throw std::invalid_argument{"nobody to greet"};
  }
  return "Hello " + name;
}
void do_nothing() {}

TEST(task, is_its_function_and_can_be_called_by_bytes) {
  const task<int(int, int)> sum{"sum", add};
  EXPECT_EQ(sum(2, 3), 5);
  const task_entry entry = sum;
  EXPECT_EQ(entry.name, "sum");
  EXPECT_EQ(unpacked<int>(entry.body(packed(2, 3))), 5);
  EXPECT_THROW(entry.body("garbage"), message_error);

  const task_entry greets = task<std::string(const std::string&)>{"greet", greet};
  EXPECT_EQ(unpacked<std::string>(greets.body(packed(std::string{"Ana"}))), "Hello Ana");
  EXPECT_THROW(greets.body(packed(std::string{})), std::invalid_argument);
  const std::vector<task_entry> declared = {task<void()>{"nothing", do_nothing}};
  EXPECT_EQ(declared.front().body(""), "");
}

}  // namespace
}  // namespace cooks
