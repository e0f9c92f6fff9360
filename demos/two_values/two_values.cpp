// two_values: an exercise. Two processes really do what a script says.
// Say first with which numbers they end.
#include <cooks/check.hpp>
#include <cooks/demo.hpp>
#include <cooks/print.hpp>
#include <cooks/process.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace {

int plates = 3;  // in each process its own

struct step {
  bool by_ana = false;
  bool sends = false;  // its value to the other; else it adds
  int amount = 0;
};

std::optional<step> read_step(const std::string& word) {
  if (word == "A>B" || word == "B>A") {
    return step{word[0] == 'A', true, 0};
  }
  int amount = 0;
  const char* const end = word.data() + word.size();
  if (word.size() < 3 || word.size() > 5 || word[1] != '+' ||
      (word[0] != 'A' && word[0] != 'B')) {
    return std::nullopt;
  }
  const auto read = std::from_chars(word.data() + 2, end, amount);
  if (read.ec != std::errc{} || read.ptr != end || amount < 1) {
    return std::nullopt;
  }
  return step{word[0] == 'A', false, amount};
}

std::vector<std::string> words_of(const std::string& script) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : script + " ") {
    if (c != ' ' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

// Ben's process does it, and answers with its value.
int ask_ben(cooks::process& ben, const std::string& order) {
  ben.pipe().send(order);
  return std::stoi(ben.pipe().receive().value());
}

// In Ana's process or, by a message, in Ben's.
void take(const step& next, cooks::process& ben) {
  if (next.by_ana && next.sends) {
    ask_ben(ben, "=" + std::to_string(plates));
  } else if (next.by_ana) {
    plates += next.amount;
  } else if (next.sends) {
    plates = ask_ben(ben, "?");
  } else {
    ask_ben(ben, "+" + std::to_string(next.amount));
  }
}

std::string fault_in_script(const std::string& script) {
  const std::vector<std::string> words = words_of(script);
  if (words.size() > 50) {
    return "The script has more than 50 steps.";
  }
  for (const std::string& word : words) {
    if (!read_step(word)) {
      return "'" + word +
             "' is no step. Steps are like A+4 and B+2, up to 999, and "
             "A>B and B>A.";
    }
  }
  return {};
}

//! [child]
int do_as_told(cooks::connection& ana,
               const std::vector<std::string>& /*none*/) {
  while (const auto order = ana.receive()) {
    if (order->front() == '+') {
      plates += std::stoi(order->substr(1));
    } else if (order->front() == '=') {
      plates = std::stoi(order->substr(1));
    }
    ana.send(std::to_string(plates));
  }
  return 0;
}
//! [child]

//! [increments]
void increments(const cooks::run& run) {
  const auto a = run.integer("a");
  const auto b = run.integer("b");
  plates = 3;  // another run may have been here before
  cooks::print("Both begin with {}. The script: {}", plates,
               run.text("script"));
  if (a < 0 || b < 0) {
    cooks::print(
        "What have Ana and Ben at the end? Set a and b, and run "
        "again.");
    return;
  }
  // Ben's process is started when it is first needed, whatever Ana's
  // number is by then.
  std::optional<cooks::process> ben;
  for (const std::string& word : words_of(run.text("script"))) {
    const step next = read_step(word).value();
    if (!ben && (!next.by_ana || next.sends)) {
      ben.emplace("Ben", "do_as_told");
    }
    if (ben) {
      take(next, *ben);
    } else {
      plates += next.amount;
    }
  }
  const int bens = ben ? ask_ben(*ben, "?") : 3;
  cooks::print("Ana has {}, Ben has {}", plates, bens);
  cooks::check("Ana's value", a, static_cast<std::int64_t>(plates));
  cooks::check("Ben's value", b, static_cast<std::int64_t>(bens));
}
//! [increments]

const cooks::registration here{{
    .name = "two_values",
    .summary =
        "Two processes add as a script says. Say with which numbers "
        "they end.",
    .variants = {{.name = "increments",
                  .summary =
                      "A+4 adds 4 to Ana's number; B>A sends Ben's "
                      "number to Ana",
                  .body = increments}},
    .parameters =
        {cooks::text("script", "A+4 B+2 A+5 B+1")
             .help("what happens, step by step")
             .checked_by(fault_in_script),
         cooks::integer("a", -1, {-1, 100'000})
             .help("Ana's number at the end; -1 only tells the script"),
         cooks::integer("b", -1, {-1, 100'000})
             .help("Ben's number at the end; -1 only tells the script")},
    .children = {{.name = "do_as_told", .body = do_as_told}},
}};

}  // namespace
