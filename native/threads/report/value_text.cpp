// value_text: numbers, texts and lists of texts.
#include "report/value_text.hpp"

namespace cooks::report {

void tell_value(json_text& json, const parameter_value& value) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    json.open('[');
    for (const std::string& text : *texts) {
      json.value(text);
    }
    json.close(']');
  } else {
    std::visit(
        [&json](const auto& one) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, std::vector<std::string>>) {
            json.value(one);
          }
        },
        value);
  }
}

}  // namespace cooks::report
