// schema: prints the trace's schema as a TypeScript module, so that the page decodes what the C++
// writes and nobody keeps two tables in step by hand. A build tool; part of no demo.
#include <cstddef>
#include <cstdio>

#include "trace/event.hpp"
#include "trace/memory.hpp"

namespace {

using namespace cooks::trace;

template <class Names>
void print_names(const char* constant, const char* type, const Names& names) {
  std::printf("export const %s = [", constant);
  for (const auto name : names) {
    std::printf("\"%.*s\", ", static_cast<int>(name.size()), name.data());
  }
  std::printf("] as const;\nexport type %s = (typeof %s)[number];\n\n", type, constant);
}

}  // namespace

// offsetof on these types is well defined: they are standard-layout, atomics of lock-free size.
#define COOKS_OFFSET(type, field) std::printf("  %s: %zu,\n", #field, offsetof(type, field))

int main() {
  static_assert(event_kind_names.size() == static_cast<std::size_t>(event_kind::place) + 1);
  static_assert(object_type_names.size() == static_cast<std::size_t>(object_type::pipe) + 1);
  std::puts("// Generated from native/threads/trace/event.hpp and memory.hpp. Do not edit.\n");
  print_names("eventKinds", "EventKind", event_kind_names);
  print_names("objectTypes", "ObjectType", object_type_names);
  std::printf("export const headerMagic = 0x%08x;\n", header_magic);
  std::printf("export const locationLineBits = %u;\n", location_line_bits);
  std::printf("export const objectIndexMask = 0x%08x;\n\n", object_index_mask);
  std::puts("/** Byte offsets in the block's header; every field is a u32. */");
  std::puts("export const header = {");
  COOKS_OFFSET(header, magic);
  COOKS_OFFSET(header, size);
  COOKS_OFFSET(header, ring);
  COOKS_OFFSET(header, ring_capacity);
  COOKS_OFFSET(header, text);
  COOKS_OFFSET(header, text_capacity);
  COOKS_OFFSET(header, threads);
  COOKS_OFFSET(header, thread_capacity);
  COOKS_OFFSET(header, objects);
  COOKS_OFFSET(header, object_capacity);
  COOKS_OFFSET(header, files);
  COOKS_OFFSET(header, file_capacity);
  COOKS_OFFSET(header, head);
  COOKS_OFFSET(header, tail);
  COOKS_OFFSET(header, dropped);
  COOKS_OFFSET(header, text_used);
  COOKS_OFFSET(header, thread_count);
  COOKS_OFFSET(header, object_count);
  std::puts("} as const;\n");
  std::puts("/** Byte offsets in a slot: u32, but time (f64) and value (i64). */");
  std::puts("export const slot = {");
  COOKS_OFFSET(slot, stamp);
  COOKS_OFFSET(slot, thread_and_kind);
  COOKS_OFFSET(slot, time);
  COOKS_OFFSET(slot, value);
  COOKS_OFFSET(slot, object);
  COOKS_OFFSET(slot, where);
  COOKS_OFFSET(slot, text);
  COOKS_OFFSET(slot, link);
  std::printf("  size: %zu,\n} as const;\n\n", sizeof(slot));
  std::puts("/** Byte offsets in a thread's state; every field is a u32. */");
  std::puts("export const threadState = {");
  COOKS_OFFSET(thread_state, version);
  COOKS_OFFSET(thread_state, doing);
  COOKS_OFFSET(thread_state, waits_for);
  COOKS_OFFSET(thread_state, where);
  COOKS_OFFSET(thread_state, name);
  COOKS_OFFSET(thread_state, held);
  COOKS_OFFSET(thread_state, holds);
  std::printf("  holdSize: %zu,\n  holdsTold: %zu,\n  size: %zu,\n} as const;\n", sizeof(hold),
              holds_told, sizeof(thread_state));
}
