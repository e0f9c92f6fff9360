// exploration_document: what a search has found, in JSON. Knows searches, and plays what they find.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explorer/core/board.hpp"
#include "explorer/core/search.hpp"
#include "explorer/report/subject.hpp"

namespace cooks::explorer {

/// `exploration_documents` are the documents of one search, as it goes on. A way in which the
/// program ends is played once, to tell its results.
class exploration_documents {
 public:
  explicit exploration_documents(subject of) : of_(std::move(of)) {}

  /// `whole()` is the document of a search that goes on no more.
  std::string whole(const inquiry& asked);
  /// `so_far()` also says whether it is over.
  std::string so_far(const inquiry& asked, bool is_over);

 private:
  struct outcome {
    std::string verdict;
    std::vector<told_result> results;
    std::vector<std::string> story;
  };

  std::string document(const inquiry& asked, std::optional<bool> is_over);
  const board& play(const schedule& turns);
  void play_news(const search_result& found);
  void tell_findings(report::json_text& json, const search_result& found) const;
  void tell_outcomes(report::json_text& json, const search_result& found) const;
  void tell_races(report::json_text& json, const search_result& found) const;
  account names_of(const race& one);

  subject of_;
  std::optional<board> played_;
  std::vector<int> preemptions_;   // of each finding
  std::vector<outcome> outcomes_;  // of each ending
  std::vector<account> races_;     // names of each one
};

}  // namespace cooks::explorer
