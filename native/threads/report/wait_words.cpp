// wait_words: a place stands in brackets behind what was done there.
#include "report/wait_words.hpp"

namespace cooks::report {

namespace {

std::string told_holds(const waiting& one) {
  std::string list;
  for (const held_thing& held : one.holds) {
    list += (list.empty() ? "" : ", ") + held.name + in_brackets(held.at);
  }
  if (one.holds_more > 0) {
    list += " and " + std::to_string(one.holds_more) + " more";
  }
  return list;
}

}  // namespace

std::string in_brackets(const std::string& at) {
  return at.empty() ? std::string{} : " (" + at + ")";
}

std::string told(const waiting& one) {
  const std::string holds = one.holds.empty() ? "" : " holds " + told_holds(one) + " and";
  return one.thread + holds + " " + one.does + " " + one.what + in_brackets(one.at);
}

std::string told_circle(const std::vector<waiting>& circle) {
  std::string sentence;
  for (const waiting& one : circle) {
    sentence += (sentence.empty() ? "" : "; ") + told(one);
  }
  return sentence + (circle.size() == 1 ? ": it waits for itself."
                     : circle.size() == 2
                         ? ": each waits for the other."
                         : ": each waits for the next, and the last for the first.");
}

std::string told_ended(const waiting& one) {
  return one.thread + " has ended and still holds " + told_holds(one);
}

}  // namespace cooks::report
