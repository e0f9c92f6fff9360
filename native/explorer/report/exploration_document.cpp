// exploration_document: counts are texts, for they outgrow a double.
#include "explorer/report/exploration_document.hpp"

#include <algorithm>

#include "explorer/report/story.hpp"
#include "explorer/report/words.hpp"

namespace cooks::explorer {

using report::json_text;

std::string exploration_documents::whole(const inquiry& asked) {
  return document(asked, std::nullopt);
}

std::string exploration_documents::so_far(const inquiry& asked, bool is_over) {
  return document(asked, is_over);
}

const board& exploration_documents::play(const schedule& turns) {
  if (!played_) {
    played_.emplace(of_.program(), of_.options());
  }
  played_->replay(turns);
  return *played_;
}

void exploration_documents::play_news(const search_result& found) {
  for (std::size_t i = preemptions_.size(); i < found.findings.size(); ++i) {
    preemptions_.push_back(play(found.findings[i].example).preemptions());
  }
  for (std::size_t i = races_.size(); i < found.races.size(); ++i) {
    races_.push_back(names_of(found.races[i]));
  }
  for (std::size_t i = outcomes_.size(); i < found.endings.size(); ++i) {
    const board& played = play(found.endings[i].example);
    const bool is_over = played.enabled() == 0;
    outcomes_.push_back({is_over ? verdict_of(played) : name_of(finding_kind::livelock),
                         played.names().results, story_of(played)});
  }
}

// The names that it takes to tell of a race.
account exploration_documents::names_of(const race& one) {
  account names = play(one.example).names();
  names.lines.clear();
  return names;
}

void exploration_documents::tell_findings(json_text& json, const search_result& found) const {
  json.key("findings").open('[');
  for (std::size_t i = 0; i < found.findings.size(); ++i) {
    const finding& one = found.findings[i];
    json.open('{').key("kind").value(name_of(one.kind)).key("what").value(one.what);
    json.key("at").value(told(one.where)).key("schedules").value(one.schedules.text());
    json.key("example").value(of_.code_of(one.example));
    json.key("preemptions").value(preemptions_[i]).close('}');
  }
  json.close(']');
}

void exploration_documents::tell_outcomes(json_text& json, const search_result& found) const {
  json.key("outcomes").open('[');
  for (std::size_t i = 0; i < found.endings.size(); ++i) {
    const outcome& how = outcomes_[i];
    json.open('{').key("verdict").value(how.verdict).key("results").open('{');
    for (auto one = how.results.begin(); one != how.results.end(); ++one) {
      const bool comes_again =
          std::any_of(std::next(one), how.results.end(),
                      [&](const auto& other) { return other.name == one->name; });
      if (!comes_again) {  // the last word counts
        json.key(one->name).value(one->value);
      }
    }
    json.close('}').key("story").open('[');
    for (const std::string& sentence : how.story) {
      json.value(sentence);
    }
    json.close(']').key("schedules").value(found.endings[i].schedules.text());
    json.key("example").value(of_.code_of(found.endings[i].example)).close('}');
  }
  json.close(']').key("more_outcomes").value(found.has_more_endings);
}

void exploration_documents::tell_races(json_text& json, const search_result& found) const {
  json.key("races").open('[');
  for (std::size_t i = 0; i < found.races.size(); ++i) {
    const unordered_pair& pair = found.races[i].pair;
    const account& names = races_[i];
    json.open('{').key("object").value(names.objects[pair.object]);
    const auto tell_side = [&](const char* which, const access& side) {
      json.key(which).open('{').key("thread").value(names.threads[side.thread]);
      json.key("does").value(side.writes ? "write" : "read");
      json.key("at").value(told(side.where)).close('}');
    };
    tell_side("first", pair.first);
    tell_side("second", pair.second);
    json.key("example").value(of_.code_of(found.races[i].example)).close('}');
  }
  json.close(']');
}

std::string exploration_documents::document(const inquiry& asked, std::optional<bool> is_over) {
  const search_result& found = asked.result();
  const smallest& least = asked.least();
  play_news(found);
  json_text json;
  json.open('{');
  of_.tell(json);
  json.key("seed").value(of_.seed()).key("seconds").value(found.seconds);
  json.key("verdict").value(found.findings.empty() ? "ok" : name_of(found.findings.front().kind));
  json.key("exploration").open('{').key("mode").value(name_of(found.how.mode));
  json.key("memory").value(found.how.options.memory == memory_model::tso ? "tso" : "sc");
  json.key("status").value(name_of(found.status));
  json.key("executions").value(found.executions).key("classes").value(found.executions - found.cut);
  json.key("schedules").value(found.schedules.text()).key("failing").value(found.failing.text());
  json.key("counted").value(found.is_counted);
  tell_findings(json, found);
  tell_outcomes(json, found);
  tell_races(json, found);
  if (least.found) {
    json.key("preemptions").value(least.preemptions).key("proven").value(true);
    json.key("counterexample").value(of_.code_of(least.found->example));
  }
  json.key("seconds").value(found.seconds);
  json.key("executions_per_second")
      .value(found.seconds > 0 ? static_cast<double>(found.executions) / found.seconds : 0.0);
  json.close('}');
  if (is_over) {
    json.key("over").value(*is_over);
  }
  json.close('}');
  return json.text();
}

}  // namespace cooks::explorer
