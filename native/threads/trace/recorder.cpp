// recorder: the ring, the text arena and the tables in one block.
#include "trace/recorder.hpp"

#include <bit>
#include <cstring>
#include <new>

namespace cooks::trace {
namespace {

constexpr std::uint32_t file_capacity = 64;
constexpr std::align_val_t block_alignment{64};

// The part of the ring, in sixteenths, that a kind of event may not fill. What comes in floods
// leaves room for what comes seldom: an output line, a check, the end of a thread.
constexpr std::uint32_t sixteenths_left_free(event_kind kind) noexcept {
  switch (kind) {
    case event_kind::read:
    case event_kind::write:
    case event_kind::read_modify_write:
      return 4;
    case event_kind::acquire:
    case event_kind::release:
    case event_kind::wait_begin:
    case event_kind::wait_end:
    case event_kind::notify:
    case event_kind::put:
    case event_kind::get:
    case event_kind::message:
    case event_kind::counter:
      return 2;
    default:
      return 0;
  }
}

// Places the next table in the block and says where it begins.
template <class T>
std::uint32_t place(std::uint32_t& end, std::uint32_t count) noexcept {
  const std::uint32_t begin = (end + 63U) & ~63U;
  end = begin + static_cast<std::uint32_t>(sizeof(T)) * count;
  return begin;
}

}  // namespace

void recorder::free_block::operator()(std::byte* block) const noexcept {
  ::operator delete(block, block_alignment);
}

recorder::recorder(capacities wanted)
    : files_(std::make_unique<std::atomic<const char*>[]>(file_capacity)) {
  const std::uint32_t events = std::bit_ceil(wanted.events < 16 ? 16U : wanted.events);
  std::uint32_t end = sizeof(header);
  const auto ring = place<slot>(end, events);
  const auto text = place<char>(end, wanted.text);
  const auto threads = place<thread_state>(end, wanted.threads);
  const auto objects = place<std::atomic<std::uint32_t>>(end, wanted.objects);
  const auto types = place<std::atomic<std::uint32_t>>(end, wanted.objects);
  const auto files = place<std::atomic<std::uint32_t>>(end, file_capacity);

  block_.reset(static_cast<std::byte*>(::operator new(end, block_alignment)));
  std::memset(block_.get(), 0, end);  // every atomic in it is valid as zero bytes
  std::byte* const base = block_.get();
  head_ = new (base) header{};
  slots_ = reinterpret_cast<slot*>(base + ring);
  text_ = reinterpret_cast<char*>(base + text);
  states_ = reinterpret_cast<thread_state*>(base + threads);
  object_names_ = reinterpret_cast<std::atomic<std::uint32_t>*>(base + objects);
  object_types_ = reinterpret_cast<std::atomic<std::uint32_t>*>(base + types);
  file_names_ = reinterpret_cast<std::atomic<std::uint32_t>*>(base + files);
  head_->magic = header_magic;
  head_->size = end;
  head_->ring = ring;
  head_->ring_capacity = events;
  head_->text = text;
  head_->text_capacity = wanted.text;
  head_->threads = threads;
  head_->thread_capacity = wanted.threads;
  head_->objects = objects;
  head_->object_capacity = wanted.objects;
  head_->files = files;
  head_->file_capacity = file_capacity;
  head_->text_used.store(4, std::memory_order_relaxed);  // text id 0 means "no text"
  mask_ = events - 1;
}

double recorder::now() const noexcept {
  const std::chrono::nanoseconds since_begin = std::chrono::steady_clock::now() - begin_;
  return static_cast<double>(since_begin.count()) *
         1e-3;  // a division would cost as much as a lock
}

bool recorder::record(std::uint16_t thread, event_kind kind, object_id object, std::int64_t value,
                      location where, text_id text, std::uint32_t link) noexcept {
  // The clock first: it waits for whatever is under way.
  return record_at(now(), thread, kind, object, value, where, text, link);
}

bool recorder::record_at(double time, std::uint16_t thread, event_kind kind, object_id object,
                         std::int64_t value, location where, text_id text,
                         std::uint32_t link) noexcept {
  const std::uint32_t limit = mask_ + 1 - sixteenths_left_free(kind) * ((mask_ + 1) / 16);
  std::uint32_t index = head_->head.load(std::memory_order_relaxed);
  do {
    // Relaxed on purpose: the reader has read a slot before it moves the tail past it, and a
    // store that depends on this branch cannot come before the load.
    if (index - head_->tail.load(std::memory_order_relaxed) >= limit) {
      head_->dropped.fetch_add(1, std::memory_order_relaxed);
      return false;
    }
  } while (!head_->head.compare_exchange_weak(index, index + 1, std::memory_order_relaxed));
  slot& s = slots_[index & mask_];
  // The ring is larger than a core's own cache; what is written soon had better be on its way.
  __builtin_prefetch(&slots_[(index + 4) & mask_], 1);
  s.thread_and_kind.store(thread | (static_cast<std::uint32_t>(kind) << 16U),
                          std::memory_order_relaxed);
  s.time.store(time, std::memory_order_relaxed);
  s.value.store(value, std::memory_order_relaxed);
  s.object.store(object, std::memory_order_relaxed);
  s.where.store(where.file == nullptr ? 0 : number_of(where), std::memory_order_relaxed);
  s.text.store(text, std::memory_order_relaxed);
  s.link.store(link, std::memory_order_relaxed);
  s.stamp.store(index + 1, std::memory_order_release);  // acquired by the reader alone
  return true;
}

text_id recorder::put_text(std::string_view text) noexcept {
  if (text.empty()) {
    return 0;
  }
  const auto length = static_cast<std::uint32_t>(
      text.size() < head_->text_capacity ? text.size() : head_->text_capacity);
  const std::uint32_t bytes = (4 + length + 3) & ~3U;
  std::uint32_t at = head_->text_used.load(std::memory_order_relaxed);
  do {
    if (bytes > head_->text_capacity - at) {
      head_->dropped.fetch_add(1, std::memory_order_relaxed);
      return 0;
    }
  } while (!head_->text_used.compare_exchange_weak(at, at + bytes, std::memory_order_relaxed));
  std::memcpy(text_ + at, &length, sizeof length);
  std::memcpy(text_ + at + 4, text.data(), length);
  return at;
}

object_id recorder::add_object(object_type type, std::string_view name) noexcept {
  const std::uint32_t index = head_->object_count.fetch_add(1, std::memory_order_relaxed) + 1;
  if (index < head_->object_capacity) {
    object_names_[index].store(put_text(name), std::memory_order_release);
    object_types_[index].store(static_cast<std::uint32_t>(type), std::memory_order_release);
  }
  return make_object_id(type, index);
}

int recorder::add_thread(std::string_view name) noexcept {
  std::uint32_t lane = head_->thread_count.load(std::memory_order_relaxed);
  do {
    if (lane >= head_->thread_capacity) {
      return -1;
    }
  } while (!head_->thread_count.compare_exchange_weak(lane, lane + 1, std::memory_order_relaxed));
  thread_state& state = states_[lane];
  state.name.store(put_text(name), std::memory_order_release);
  state.doing.store(static_cast<std::uint32_t>(activity::running), std::memory_order_release);
  return static_cast<int>(lane);
}

location_id recorder::number_of(location where) noexcept {
  std::uint32_t number = 1;
  for (; number < file_capacity; ++number) {
    const char* known = files_[number].load(std::memory_order_relaxed);
    if (known == where.file) {
      break;
    }
    if (known == nullptr) {
      if (files_[number].compare_exchange_strong(known, where.file, std::memory_order_relaxed)) {
        file_names_[number].store(put_text(where.file), std::memory_order_release);
        break;
      }
      if (known == where.file) {
        break;
      }
    }
  }
  if (number == file_capacity) {
    return 0;
  }
  constexpr std::uint32_t line_mask = (1U << location_line_bits) - 1;
  return (number << location_line_bits) | (where.line & line_mask);
}

void recorder::drain(std::vector<event>& into) {
  std::uint32_t tail = head_->tail.load(std::memory_order_relaxed);
  for (;; ++tail) {
    slot& s = slots_[tail & mask_];
    if (s.stamp.load(std::memory_order_acquire) != tail + 1) {
      break;
    }
    event e;
    e.sequence = tail + 1;
    const std::uint32_t packed = s.thread_and_kind.load(std::memory_order_relaxed);
    e.thread = static_cast<std::uint16_t>(packed & 0xffffU);
    e.kind = static_cast<event_kind>(packed >> 16U);
    e.time = s.time.load(std::memory_order_relaxed);
    e.value = s.value.load(std::memory_order_relaxed);
    e.object = s.object.load(std::memory_order_relaxed);
    e.where = s.where.load(std::memory_order_relaxed);
    e.text = s.text.load(std::memory_order_relaxed);
    e.link = s.link.load(std::memory_order_relaxed);
    into.push_back(e);
  }
  head_->tail.store(tail, std::memory_order_release);
}

std::uint32_t recorder::thread_count() const noexcept {
  return head_->thread_count.load(std::memory_order_acquire);
}

std::uint32_t recorder::object_count() const noexcept {
  return head_->object_count.load(std::memory_order_acquire);
}

std::string recorder::text(text_id id) const {
  if (id == 0) {
    return {};
  }
  std::uint32_t length = 0;
  std::memcpy(&length, text_ + id, sizeof length);
  return {text_ + id + 4, length};
}

std::string recorder::thread_name(std::uint16_t thread) const {
  const std::string name = text(states_[thread].name.load(std::memory_order_acquire));
  return name.empty() ? "thread " + std::to_string(thread) : name;
}

std::string recorder::object_name(object_id id) const {
  const auto type = type_of(id);
  const std::uint32_t index = index_of(id);
  if (type == object_type::thread) {
    return thread_name(static_cast<std::uint16_t>(index));
  }
  if (index == 0) {
    return type == object_type::clock ? "sleep" : "network";
  }
  if (index < head_->object_capacity) {
    std::string name = text(object_names_[index].load(std::memory_order_acquire));
    if (!name.empty()) {
      return name;
    }
  }
  std::string kind{object_type_names[static_cast<std::size_t>(type)]};
  for (char& c : kind) {
    c = c == '_' ? ' ' : c;
  }
  return kind + " " + std::to_string(index);
}

std::vector<object_id> recorder::object_ids() const {
  std::vector<object_id> ids;
  const std::uint32_t count = std::min(object_count() + 1, head_->object_capacity);
  for (std::uint32_t index = 1; index < count; ++index) {
    const auto type =
        static_cast<object_type>(object_types_[index].load(std::memory_order_acquire));
    if (type != object_type::none) {
      ids.push_back(make_object_id(type, index));
    }
  }
  return ids;
}

std::uint32_t recorder::file_count() const noexcept {
  std::uint32_t count = 1;
  while (count < file_capacity && file_names_[count].load(std::memory_order_acquire) != 0) {
    ++count;
  }
  return count;
}

std::string recorder::file_name(std::uint32_t number) const {
  return number < file_capacity ? text(file_names_[number].load(std::memory_order_acquire)) : "";
}

std::string recorder::location_text(location_id where) const {
  if (where == 0) {
    return {};
  }
  const std::string path = file_name(where >> location_line_bits);
  const std::uint32_t line = where & ((1U << location_line_bits) - 1);
  return path.substr(path.find_last_of('/') + 1) + ":" + std::to_string(line);
}

thread_snapshot recorder::snapshot(std::uint16_t thread) const {
  const thread_state& state = states_[thread];
  thread_snapshot seen;
  seen.version = state.version.load(std::memory_order_acquire);
  seen.doing = static_cast<activity>(state.doing.load(std::memory_order_acquire));
  seen.waits_for = state.waits_for.load(std::memory_order_acquire);
  seen.where = state.where.load(std::memory_order_acquire);
  seen.held = state.held.load(std::memory_order_acquire);
  for (std::uint32_t i = 0; i < seen.held && i < holds_told; ++i) {
    seen.holds.emplace_back(state.holds[i].object.load(std::memory_order_acquire),
                            state.holds[i].where.load(std::memory_order_acquire));
  }
  return seen;
}

}  // namespace cooks::trace
