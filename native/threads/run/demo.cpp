// demo: the registry, and building parameters.
#include "cooks/demo.hpp"

#include <algorithm>

namespace cooks {
namespace {

std::vector<demo>& registry() noexcept {
  static std::vector<demo> demos;
  return demos;
}

parameter make(std::string name, parameter_type type, parameter_value initial, range allowed = {}) {
  parameter made;
  made.name = std::move(name);
  made.type = type;
  made.initial = std::move(initial);
  made.allowed = allowed;
  return made;
}

const override_in* find_override(const parameter& p, host one) noexcept {
  const auto found = std::find_if(p.overrides.begin(), p.overrides.end(),
                                  [one](const override_in& o) { return o.where == one; });
  return found == p.overrides.end() ? nullptr : &*found;
}

}  // namespace

parameter&& parameter::help(std::string text) && {
  help_text = std::move(text);
  return std::move(*this);
}

parameter&& parameter::only(host one) && {
  where = {one};
  return std::move(*this);
}

parameter&& parameter::in(host one, parameter_value other_initial, range other_allowed) && {
  overrides.push_back({one, std::move(other_initial), other_allowed});
  return std::move(*this);
}

parameter&& parameter::of_variant(std::string variant, parameter_value other_initial) && {
  of_variants.insert_or_assign(std::move(variant), std::move(other_initial));
  return std::move(*this);
}

parameter&& parameter::for_variants(std::vector<std::string> names) && {
  only_variants = std::move(names);
  return std::move(*this);
}

bool parameter::is_of(std::string_view variant) const noexcept {
  return only_variants.empty() ||
         std::find(only_variants.begin(), only_variants.end(), variant) != only_variants.end();
}

parameter&& parameter::checked_by(std::function<std::string(const std::string&)> judge) && {
  find_fault = std::move(judge);
  return std::move(*this);
}

bool parameter::exists_in(host one) const noexcept {
  return std::find(where.begin(), where.end(), one) != where.end();
}

const parameter_value& parameter::initial_in(host one) const noexcept {
  const override_in* other = find_override(*this, one);
  return other == nullptr ? initial : other->initial;
}

const parameter_value& parameter::initial_in(host one, std::string_view variant) const noexcept {
  const auto own = of_variants.find(variant);
  return own == of_variants.end() ? initial_in(one) : own->second;
}

const range& parameter::allowed_in(host one) const noexcept {
  const override_in* other = find_override(*this, one);
  return other == nullptr ? allowed : other->allowed;
}

parameter integer(std::string name, std::int64_t initial, range allowed) {
  return make(std::move(name), parameter_type::integer, initial, allowed);
}
parameter real(std::string name, double initial, range allowed) {
  return make(std::move(name), parameter_type::real, initial, allowed);
}
parameter seconds(std::string name, double initial, range allowed) {
  return make(std::move(name), parameter_type::seconds, initial, allowed);
}
parameter flag(std::string name) {
  return make(std::move(name), parameter_type::flag, false);
}
parameter text(std::string name, std::string initial) {
  return make(std::move(name), parameter_type::text, std::move(initial));
}
parameter texts(std::string name) {
  return make(std::move(name), parameter_type::texts, std::vector<std::string>{});
}
parameter choice(std::string name, std::string initial, std::vector<std::string> words) {
  parameter made = make(std::move(name), parameter_type::choice, std::move(initial));
  made.choices = std::move(words);
  return made;
}
parameter folder(std::string name) {
  return make(std::move(name), parameter_type::folder, std::string{});
}
parameter file(std::string name) {
  return make(std::move(name), parameter_type::file, std::string{});
}

parameter source(std::string name, std::string initial) {
  return make(std::move(name), parameter_type::source, std::move(initial));
}

const variant* demo::find_variant(std::string_view wanted) const noexcept {
  const auto found = std::find_if(variants.begin(), variants.end(),
                                  [wanted](const variant& v) { return v.name == wanted; });
  return found == variants.end() ? nullptr : &*found;
}

registration::registration(demo declared) {
  registry().push_back(std::move(declared));
}

const std::vector<demo>& registered_demos() noexcept {
  return registry();
}

}  // namespace cooks
