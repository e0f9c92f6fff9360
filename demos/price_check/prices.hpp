// prices: what a kitchen pays, everywhere and on each day of a month.
// Pure: the same seed, the same prices, in C++ and in the site's worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prices {

constexpr int days = 31;  // of March 2020

/// The markets that are asked, and what for.
const std::vector<std::string>& exchanges();
const std::vector<std::string>& symbols();

/// `2020-03-01` is day 1.
std::string date_of(int day);

/// Any seed as 32 bits.
std::uint32_t fold(std::uint64_t seed);

/// The price in cents; nothing on a weekend, and now and then.
std::optional<std::uint32_t> price_of(std::uint32_t seed,
                                      std::string_view exchange,
                                      std::string_view symbol, int day);

/// `{"exchange":"OSLO",…,"price":12.34}`, or with `null` for none.
std::string as_json(std::string_view exchange, std::string_view symbol,
                    int day, std::optional<std::uint32_t> cents);

/// Reads what `as_json` wrote for the same request.
/// \return false when it is something else.
bool read_price(std::string_view body, std::string_view exchange,
                std::string_view symbol, int day,
                std::optional<std::uint32_t>& cents);

/// A server's answer, without the delay.
struct answer {
  int status = 200;
  std::string body{};
  bool is_price = false;
};

answer answer_to(std::uint32_t seed, std::string_view method,
                 std::string_view path);

}  // namespace prices
