// rank: the exercise of the chapter.
#include "rank.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace latency {

// Not std::shuffle: with the same seed, each library's draws differently.
std::vector<std::string> draw(std::vector<std::string> names,
                              std::uint64_t seed) {
  std::mt19937_64 random{seed};
  for (std::size_t i = names.size() - 1; i > 0; --i) {
    std::swap(names[i], names[random() % (i + 1)]);
  }
  names.resize(std::min(names.size(), ranked));
  return names;
}

std::string fault_in_ranking(const std::string& letters) {
  std::string sorted = letters;
  std::sort(sorted.begin(), sorted.end());
  std::string wanted;
  for (char letter = 'A'; wanted.size() < ranked; ++letter) {
    wanted += letter;
  }
  if (letters.empty() || sorted == wanted) {
    return {};
  }
  return "'" + letters + "' is no order of the letters " + wanted +
         ". Write each of them once, the quickest first, such as " +
         std::string{wanted.rbegin(), wanted.rend()} + ".";
}

//! [misplaced]
std::vector<misplaced> find_misplaced(const std::string& letters,
                                      const std::vector<double>& times) {
  const auto time_of = [&](char letter) {
    return times[static_cast<std::size_t>(letter - 'A')];
  };
  std::vector<misplaced> wrong;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    for (std::size_t k = i + 1; k < letters.size(); ++k) {
      if (time_of(letters[i]) > 2 * time_of(letters[k])) {
        wrong.push_back({letters[i], letters[k]});
      }
    }
  }
  return wrong;
}
//! [misplaced]

}  // namespace latency
