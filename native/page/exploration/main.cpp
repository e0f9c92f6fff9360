// main: the explorer in a page. A page opens a program, plays its schedule and searches; each call
// is answered with a JSON document. Knows the demo by its registration only.
#include <emscripten.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cooks/demo.hpp"
#include "explorer/core/board.hpp"
#include "explorer/core/schedule_code.hpp"
#include "explorer/core/search.hpp"
#include "explorer/report/board_document.hpp"
#include "explorer/report/exploration_document.hpp"
#include "explorer/report/limits.hpp"
#include "explorer/report/subject.hpp"
#include "report/json_text.hpp"
#include "report/parameters.hpp"

extern "C" void cooks_explorer_offer();  // library.js: puts the calls below on the module

namespace {

using namespace cooks;
using namespace cooks::explorer;
using report::usage_error;

// What a page asks for: names and values in pairs, each with a zero byte behind it. A parameter's
// name begins with "--".
class fields {
 public:
  explicit fields(const char* text) : at_(text) {}

  bool next() {
    if (*at_ == '\0') {
      return false;
    }
    name_ = take();
    value_ = take();
    return true;
  }
  std::string_view name() const noexcept { return name_; }
  std::string value() const { return std::string{value_}; }

 private:
  std::string_view take() noexcept {
    const std::string_view text{at_};
    at_ += text.size() + 1;
    return text;
  }

  const char* at_;
  std::string_view name_;
  std::string_view value_;
};

const parameter& parameter_named(const demo& of, std::string_view name) {
  const auto found = std::find_if(
      of.parameters.begin(), of.parameters.end(),
      [name](const parameter& p) { return p.name == name && p.exists_in(host::explorer); });
  if (found == of.parameters.end()) {
    throw usage_error{of.name + " has no parameter '" + std::string{name} + "' in the explorer."};
  }
  return *found;
}

struct request {
  const variant* way = nullptr;
  subject::values values;
  std::uint64_t seed = 1;
  search_wish wish;
};

std::string* field_of(search_wish& wish, std::string_view name) noexcept {
  struct field {
    std::string_view name;
    std::string search_wish::*value;
  };
  static constexpr std::array<field, 8> known{{{"mode", &search_wish::mode},
                                               {"number", &search_wish::number},
                                               {"memory", &search_wish::memory},
                                               {"waiters", &search_wish::waiters},
                                               {"wake_ups", &search_wish::wake_ups},
                                               {"executions", &search_wish::executions},
                                               {"seconds", &search_wish::seconds},
                                               {"steps", &search_wish::steps}}};
  const auto* const found = std::find_if(known.begin(), known.end(),
                                         [name](const field& one) { return one.name == name; });
  return found == known.end() ? nullptr : &(wish.*found->value);
}

request read(const demo& of, const char* text) {
  request asked;
  asked.way = &of.variants.front();
  for (fields given{text}; given.next();) {
    const std::string_view name = given.name();
    const std::string value = given.value();
    if (name.substr(0, 2) == "--") {
      const parameter& declared = parameter_named(of, name.substr(2));
      parameter_value read_value = report::parse_value(declared, host::explorer, value);
      auto* more = std::get_if<std::vector<std::string>>(&read_value);
      const auto known = asked.values.find(declared.name);
      if (more != nullptr && known != asked.values.end()) {
        std::get<std::vector<std::string>>(known->second).push_back(more->front());
      } else {
        asked.values.insert_or_assign(declared.name, std::move(read_value));
      }
    } else if (name == "variant") {
      asked.way = of.find_variant(value);
      if (asked.way == nullptr) {
        throw usage_error{of.name + " has no variant '" + value + "'."};
      }
    } else if (name == "seed") {
      asked.seed = static_cast<std::uint64_t>(
          report::parse_number("seed", value, {0, 9007199254740991.0}, true));
    } else if (std::string* const wanted = field_of(asked.wish, name)) {
      *wanted = value;
    } else if (name == "first") {
      asked.wish.first = value == "true";
    } else {
      throw usage_error{"The explorer is asked for '" + std::string{name} +
                        "', and knows no such thing."};
    }
  }
  for (const parameter& p : of.parameters) {
    if (asked.values.count(p.name) != 0) {
      report::refuse_if_of_others(p, *asked.way);
    }
    asked.values.try_emplace(p.name, report::initial_value(p, host::explorer, asked.way->name));
  }
  return asked;
}

// A board with the program that lies on it.
struct table {
  explicit table(subject program) : of(std::move(program)), played(of.program(), of.options()) {}

  subject of;
  board played;
};

// A search that goes on when it is told to.
struct quest {
  quest(const subject& of, const search_limits& how) : going_on(of.program(), how), documents(of) {}

  inquiry going_on;
  exploration_documents documents;
  bool is_over = false;
};

std::unique_ptr<table> open_table;
std::unique_ptr<quest> open_quest;

// The document lives until the next call.
template <class Say>
const char* answer(const Say& say) {
  static std::string document;
  try {
    document = say();
  } catch (const std::exception& refused) {
    report::json_text json;
    json.open('{').key("error").value(refused.what()).close('}');
    document = json.text();
  }
  return document.c_str();
}

// Does something to the board. A search may have come between.
template <class Do>
const char* play(const Do& act) {
  return answer([&] {
    if (open_table == nullptr) {
      throw std::logic_error{"Nothing is open yet."};
    }
    open_table->played.again();
    act(open_table->played);
    return board_document(open_table->of, open_table->played);
  });
}

// A whole code says itself what its executions may do.
const char* replay_code(const std::string& code) {
  return answer([&] {
    if (open_table == nullptr) {
      throw std::logic_error{"Nothing is open yet."};
    }
    const subject of = open_table->of.with(read_code(code).options);
    const schedule turns = of.turns_of(code);
    auto made = std::make_unique<table>(of);
    made->played.replay(turns);
    open_table = std::move(made);
    return board_document(open_table->of, open_table->played);
  });
}

subject read_subject(const request& asked) {
  return {registered_demos().front(), *asked.way, asked.values, asked.seed,
          limits_of(asked.wish, asked.seed).options};
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_open(const char* fields) {
  return answer([&] {
    const request asked = read(registered_demos().front(), fields);
    auto made = std::make_unique<table>(read_subject(asked));
    open_table = std::move(made);
    return board_document(open_table->of, open_table->played);
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_board() {
  return play([](board& /*played*/) {});
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_take(int actor, int alternative) {
  return play([&](board& played) {
    if (actor < 0 || actor >= most_actors) {
      throw std::invalid_argument{"There is no such thread."};
    }
    played.take({static_cast<thread_index>(actor), static_cast<std::uint8_t>(alternative)});
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_take_turn(const char* text) {
  return play([&](board& played) {
    const schedule next = read_turns(text);
    if (next.size() != 1) {
      throw std::invalid_argument{"That is not one turn."};
    }
    played.take(next.front());
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_undo() {
  return play([](board& played) {
    if (!played.undo()) {
      throw std::invalid_argument{"There is no step to take back."};
    }
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_restart() {
  return play([](board& played) { played.restart(); });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_finish() {
  return play([](board& played) { played.finish(); });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_replay(const char* text) {
  const std::string code = text;
  if (code.find('.') != std::string::npos) {
    return replay_code(code);
  }
  return play([&](board& played) { played.replay(read_turns(text)); });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_go_to(int steps) {
  return play([&](board& played) {
    if (steps < 0) {
      throw std::invalid_argument{"There is no step before the first."};
    }
    played.go_to(static_cast<std::size_t>(steps));
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_search(const char* fields) {
  return answer([&] {
    const request asked = read(registered_demos().front(), fields);
    auto made = std::make_unique<quest>(read_subject(asked), limits_of(asked.wish, asked.seed));
    open_quest = std::move(made);
    return open_quest->documents.so_far(open_quest->going_on, false);
  });
}

EMSCRIPTEN_KEEPALIVE const char* cooks_explorer_search_on(double milliseconds) {
  return answer([&] {
    if (open_quest == nullptr) {
      throw std::logic_error{"No search has been begun."};
    }
    constexpr double a_second = 1000;
    static const std::atomic<bool> never{false};
    quest& asked = *open_quest;
    asked.is_over = asked.is_over || !asked.going_on.advance(milliseconds / a_second, never);
    return asked.documents.so_far(asked.going_on, asked.is_over);
  });
}

}  // extern "C"

int main() {
  cooks_explorer_offer();
}
