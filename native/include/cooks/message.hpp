// message: values as bytes, so that they can go to another process, and back again. Knows nothing
// of the project.
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace cooks {

/// \addtogroup tasks
/// \{

/// `message_error` says that bytes are not the values that were expected.
class message_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `packing` is how values of a type become bytes and come back. There is one for `bool`, numbers,
/// enumerations, `std::string`, `std::vector`, `std::pair`, `std::tuple`, `std::optional` and
/// `std::map`, and for each type of your own that lists its `fields()`:
///
/// \code
/// struct order {
///   std::string dish;
///   int guests = 0;
///   auto fields() { return std::tie(dish, guests); }
/// };
/// \endcode
///
/// For another type specialise it, with two functions:
/// \code
/// template <>
/// struct cooks::packing<recipe> {
///   static void put(cooks::message_writer& to, const recipe& one) { to.put(one.text()); }
///   static recipe get(cooks::message_reader& from) { return recipe{from.get<std::string>()}; }
/// };
/// \endcode
/// There is no std counterpart. Python's is `pickle`, which also sends code: never unpickle what a
/// stranger sent. Bytes from here can only become values.
template <class T>
struct packing;

/// `message_writer` puts values one after another.
class message_writer {
 public:
  template <class T>
  message_writer& put(const T& value) {
    packing<T>::put(*this, value);
    return *this;
  }
  /// `put_bytes()` puts bytes as they are.
  void put_bytes(const void* bytes, std::size_t size) {
    content_.append(static_cast<const char*>(bytes), size);
  }
  /// `put_count()` puts how many elements follow.
  /// \throws std::length_error  when they are more than 2^32 - 1.
  void put_count(std::size_t count) {
    if (count > std::numeric_limits<std::uint32_t>::max()) {
      throw std::length_error{"a message has no room for so many elements"};
    }
    const auto number = static_cast<std::uint32_t>(count);
    put_bytes(&number, sizeof number);
  }
  const std::string& content() const noexcept { return content_; }

 private:
  std::string content_;
};

/// `message_reader` takes values out, in the order in which they were put in.
class message_reader {
 public:
  explicit message_reader(std::string_view content) : rest_(content) {}

  /// \throws message_error  when the bytes are no such value.
  template <class T>
  T get() {
    return packing<T>::get(*this);
  }
  /// `get_bytes()` takes so many bytes. \throws message_error  when there are fewer.
  std::string_view get_bytes(std::size_t size) {
    if (size > rest_.size()) {
      throw message_error{"a message ends too early"};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  /// `get_count()` takes how many elements follow. Each takes a byte at least, so a number that no
  /// message can keep is found before anybody makes room for them.
  std::size_t get_count() {
    std::uint32_t number = 0;
    std::memcpy(&number, get_bytes(sizeof number).data(), sizeof number);
    if (number > rest_.size()) {
      throw message_error{"a message ends too early"};
    }
    return number;
  }
  /// `get_flag()` takes a byte that is 0 or 1.
  bool get_flag() {
    const char byte = get_bytes(1).front();
    if (byte != 0 && byte != 1) {
      throw message_error{"a message says neither yes nor no"};
    }
    return byte == 1;
  }
  /// `finish()` throws message_error when something is left.
  void finish() const {
    if (!rest_.empty()) {
      throw message_error{"a message is longer than its values"};
    }
  }

 private:
  std::string_view rest_;
};

/// `sendable` is a type whose values can go to another process.
template <class T>
concept sendable = requires(message_writer& to, message_reader& from, const T& value) {
  packing<T>::put(to, value);
  { packing<T>::get(from) } -> std::same_as<T>;
};

/// `packed()` is the bytes of some values.
template <sendable... Values>
std::string packed(const Values&... values) {
  message_writer to;
  (to.put(values), ...);
  return to.content();
}

/// `unpacked()` is the value that these bytes, all of them, are. \throws message_error
template <sendable T>
T unpacked(std::string_view bytes) {
  message_reader from{bytes};
  T value = from.get<T>();
  from.finish();
  return value;
}

// NOLINTBEGIN(cppcoreguidelines-pro-type-member-init)
template <>
struct packing<bool> {
  static void put(message_writer& to, bool value) {
    const char byte = value ? 1 : 0;
    to.put_bytes(&byte, 1);
  }
  static bool get(message_reader& from) { return from.get_flag(); }
};

template <class T>
requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) struct packing<T> {
  static void put(message_writer& to, const T& value) { to.put_bytes(&value, sizeof value); }
  static T get(message_reader& from) {
    T value{};
    std::memcpy(&value, from.get_bytes(sizeof value).data(), sizeof value);
    return value;
  }
};
// NOLINTEND(cppcoreguidelines-pro-type-member-init)

/// Nothing at all: the result of a task that returns nothing.
template <>
struct packing<std::monostate> {
  static void put(message_writer& /*to*/, std::monostate /*nothing*/) {}
  static std::monostate get(message_reader& /*from*/) { return {}; }
};

template <>
struct packing<std::string> {
  static void put(message_writer& to, const std::string& text) {
    to.put_count(text.size());
    to.put_bytes(text.data(), text.size());
  }
  static std::string get(message_reader& from) {
    const std::size_t size = from.get_count();
    return std::string{from.get_bytes(size)};
  }
};

template <sendable T>
struct packing<std::vector<T>> {
  static void put(message_writer& to, const std::vector<T>& all) {
    to.put_count(all.size());
    for (const T& one : all) {
      to.put(one);
    }
  }
  static std::vector<T> get(message_reader& from) {
    std::vector<T> all;
    for (auto count = from.get_count(); count > 0; --count) {
      all.push_back(from.get<T>());
    }
    return all;
  }
};

template <sendable... T>
struct packing<std::tuple<T...>> {
  static void put(message_writer& to, const std::tuple<T...>& all) {
    std::apply([&](const T&... one) { (to.put(one), ...); }, all);
  }
  static std::tuple<T...> get(message_reader& from) {
    return std::tuple<T...>{from.get<T>()...};  // in braces: from left to right
  }
};

template <sendable First, sendable Second>
struct packing<std::pair<First, Second>> {
  static void put(message_writer& to, const std::pair<First, Second>& both) {
    to.put(both.first).put(both.second);
  }
  static std::pair<First, Second> get(message_reader& from) {
    return std::pair<First, Second>{from.get<First>(), from.get<Second>()};
  }
};

template <sendable T>
struct packing<std::optional<T>> {
  static void put(message_writer& to, const std::optional<T>& value) {
    to.put(value.has_value());
    if (value) {
      to.put(*value);
    }
  }
  static std::optional<T> get(message_reader& from) {
    return from.get_flag() ? std::optional<T>{from.get<T>()} : std::nullopt;
  }
};

template <sendable Key, sendable Value, class Less>
struct packing<std::map<Key, Value, Less>> {
  static void put(message_writer& to, const std::map<Key, Value, Less>& all) {
    to.put_count(all.size());
    for (const auto& [key, value] : all) {
      to.put(key).put(value);
    }
  }
  static std::map<Key, Value, Less> get(message_reader& from) {
    std::map<Key, Value, Less> all;
    for (auto count = from.get_count(); count > 0; --count) {
      auto key = from.get<Key>();
      all.insert_or_assign(std::move(key), from.get<Value>());
    }
    return all;
  }
};

template <class T>
requires requires(T& value) {
  value.fields();
}
struct packing<T> {
  static void put(message_writer& to, const T& value) {
    T copy = value;  // fields() are references that may be written through
    std::apply([&](const auto&... one) { (to.put(one), ...); }, copy.fields());
  }
  static T get(message_reader& from) {
    T made{};
    std::apply([&](auto&... one) { ((one = from.get<std::decay_t<decltype(one)>>()), ...); },
               made.fields());
    return made;
  }
};

/// \}
}  // namespace cooks
