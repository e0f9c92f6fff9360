// json_text: writes JSON, so that a page's modules need no JSON library (a parser would be most of
// their size). It writes only; it does not read.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace cooks::report {

/// `json_text` appends JSON to a text, with its commas.
/// \code
/// json_text json;
/// json.open('{').key("demo").value("race").key("lanes").value(3).close('}');
/// json.text();  // {"demo":"race","lanes":3}
/// \endcode
class json_text {
 public:
  json_text& open(char bracket);
  json_text& close(char bracket);
  json_text& key(std::string_view name);
  json_text& value(std::string_view text);
  json_text& value(const char* text) { return value(std::string_view{text}); }
  json_text& value(const std::string& text) { return value(std::string_view{text}); }
  json_text& value(bool truth) { return raw(truth ? "true" : "false"); }
  /// A number that JSON cannot tell (infinite, not a number) becomes null.
  json_text& value(double number);
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) json_text& value(Integer number) {
    return raw(std::to_string(number));
  }
  /// `raw()` appends something that is JSON already.
  json_text& raw(std::string_view json);

  const std::string& text() const noexcept { return text_; }

 private:
  void comma();

  std::string text_;
  bool wants_comma_ = false;
};

}  // namespace cooks::report
