// prices: made up from the seed, the place, the thing and the day.
#include "prices.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace prices {
namespace {

constexpr std::string_view digits = "0123456789";

std::uint32_t hash(std::uint32_t seed, std::string_view text) {
  std::uint32_t h = 2166136261U ^ seed;  // FNV-1a
  for (const char letter : text) {
    h = (h ^ static_cast<unsigned char>(letter)) * 16777619U;
  }
  h = (h ^ (h >> 16U)) * 0x85ebca6bU;  // so that all bits count
  return h ^ (h >> 13U);
}

bool is_weekend(int day) {
  return day % 7 <= 1;  // the first was a Sunday
}

bool contains(const std::vector<std::string>& all,
              std::string_view wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

std::string two_digits(std::uint32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string list(const std::vector<std::string>& all) {
  std::string json;
  for (const std::string& one : all) {
    json += (json.empty() ? "[\"" : ",\"") + one + "\"";
  }
  return json + "]";
}

answer refuse(int status, const std::string& why) {
  return {.status = status, .body = "{\"error\":\"" + why + "\"}"};
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      return parts;
    }
    path.remove_prefix(slash + 1);
  }
}

bool looks_like_a_date(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00";
  return std::equal(text.begin(), text.end(), pattern.begin(),
                    pattern.end(), [](char letter, char wanted) {
                      return wanted == '-'
                                 ? letter == '-'
                                 : letter >= '0' && letter <= '9';
                    });
}

answer price(std::uint32_t seed, std::string_view exchange,
             std::string_view symbol, std::string_view date) {
  if (!contains(exchanges(), exchange)) {
    return refuse(404, "no such exchange; /exchanges lists them");
  }
  if (!contains(symbols(), symbol)) {
    return refuse(404, "no such symbol; /symbols lists them");
  }
  if (!looks_like_a_date(date)) {
    return refuse(400, "expected a date such as 2020-03-02");
  }
  for (int day = 1; day <= days; ++day) {
    if (date == date_of(day)) {
      return {.status = 200,
              .body = as_json(exchange, symbol, day,
                              price_of(seed, exchange, symbol, day)),
              .is_price = true};
    }
  }
  return refuse(404, "there are prices for March 2020 only");
}

}  // namespace

const std::vector<std::string>& exchanges() {
  static const std::vector<std::string> all{
      "CAIRO", "DELHI", "HANOI", "LAGOS", "LIMA", "MILAN",
      "OSLO",  "PARIS", "QUITO", "SEOUL", "TOKYO"};
  return all;
}

const std::vector<std::string>& symbols() {
  static const std::vector<std::string> all{"FISH", "RICE", "SALT"};
  return all;
}

std::string date_of(int day) {
  return "2020-03-" + two_digits(static_cast<std::uint32_t>(day));
}

std::uint32_t fold(std::uint64_t seed) {
  return static_cast<std::uint32_t>(seed ^ (seed >> 32U));
}

std::optional<std::uint32_t> price_of(std::uint32_t seed,
                                      std::string_view exchange,
                                      std::string_view symbol, int day) {
  const std::uint32_t h =
      hash(seed, std::string{exchange} + "/" + std::string{symbol} + "/" +
                     date_of(day));
  if (is_weekend(day) || h % 37 == 0) {
    return std::nullopt;
  }
  return 500 + ((h >> 8U) % 9500);
}

std::string as_json(std::string_view exchange, std::string_view symbol,
                    int day, std::optional<std::uint32_t> cents) {
  std::string json = "{\"exchange\":\"" + std::string{exchange} +
                     "\",\"symbol\":\"" + std::string{symbol} +
                     "\",\"date\":\"" + date_of(day) + "\",\"price\":";
  json += cents ? std::to_string(*cents / 100) + "." +
                      two_digits(*cents % 100)
                : "null";
  return json + "}";
}

bool read_price(std::string_view body, std::string_view exchange,
                std::string_view symbol, int day,
                std::optional<std::uint32_t>& cents) {
  std::string number;
  const std::size_t at = body.rfind(':');
  if (at != std::string_view::npos) {
    for (const char letter : body.substr(at)) {
      if (digits.find(letter) != std::string_view::npos) {
        number += letter;
      }
    }
  }
  if (number.empty()) {
    cents = std::nullopt;
  } else if (number.size() <= 9) {
    cents = static_cast<std::uint32_t>(std::stoul(number));
  }
  // What was read must be written just so.
  return body == as_json(exchange, symbol, day, cents);
}

answer answer_to(std::uint32_t seed, std::string_view method,
                 std::string_view path) {
  if (method != "GET" && method != "HEAD") {
    return refuse(405, "only GET and HEAD are served");
  }
  const std::vector<std::string_view> parts = parts_of(path);
  if (path == "/exchanges") {
    return {.status = 200, .body = list(exchanges())};
  }
  if (path == "/symbols") {
    return {.status = 200, .body = list(symbols())};
  }
  if (parts.size() == 5 && parts[0].empty() && parts[1] == "price") {
    return price(seed, parts[2], parts[3], parts[4]);
  }
  return refuse(404,
                "no such path; there are /exchanges, /symbols and "
                "/price/<exchange>/<symbol>/<date>");
}

}  // namespace prices
