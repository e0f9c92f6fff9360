// recorder_bench: what an event costs beside a reading of the clock, alone and with threads that
// record at the same time.
#include <benchmark/benchmark.h>

#include <chrono>

#include "trace/recorder.hpp"

namespace {

using namespace cooks::trace;

void clock_read(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(std::chrono::steady_clock::now());
  }
}
BENCHMARK(clock_read);

recorder& shared_recorder() {
  static recorder one{{.events = 1U << 16U, .text = 4096, .threads = 8, .objects = 16}};
  return one;
}

void one_event(benchmark::State& state) {
  recorder& r = shared_recorder();
  std::vector<event> drained;
  const cooks::location here = cooks::location::current();
  const auto object = make_object_id(object_type::atomic, 1);
  std::int64_t recorded = 0;
  for (auto _ : state) {
    if (state.thread_index() == 0 && (++recorded & 0x3fff) == 0) {
      state.PauseTiming();
      drained.clear();
      r.drain(drained);
      state.ResumeTiming();
    }
    r.record(static_cast<std::uint16_t>(state.thread_index()), event_kind::read_modify_write,
             object, recorded, here);
  }
}
BENCHMARK(one_event);
BENCHMARK(one_event)->Threads(2);

}  // namespace

BENCHMARK_MAIN();
