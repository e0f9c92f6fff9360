#!/bin/sh
# run: measures what the project promises, as ratios within one run. Machines are noisy: read medians.
set -eu
cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DCOOKS_BENCHMARKS=ON >build/bench-configure.log 2>&1 ||
  { cat build/bench-configure.log >&2; exit 1; }
cmake --build build/bench --target recorder_bench

echo
echo 'One event recorded / one clock read (goal: at most 1.5)'
build/bench/tests/bench/recorder_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true \
  --benchmark_format=json >build/recorder_bench.json 2>/dev/null
python3 - <<'END'
import json
told = {b["name"]: b["cpu_time"] for b in json.load(open("build/recorder_bench.json"))["benchmarks"]}
clock, event = told["clock_read_median"], told["one_event_median"]
both = told["one_event/threads:2_median"]
print(f"  clock {clock:.1f} ns, event {event:.1f} ns: ratio {event / clock:.2f}; two threads at once {both:.1f} ns each")
END

echo
echo 'Three downloads of 2 s, threads: measured / ideal (goal: at most 1.02)'
for _ in 1 2 3; do
  build/bin/website_download --variant threads --json 2>/dev/null
done | python3 -c '
import json, statistics, sys
took = [json.loads(line)["seconds"] for line in sys.stdin]
print(f"  {statistics.median(took):.3f} s: ratio {statistics.median(took) / 2:.3f}")'

echo
echo 'A whole short run, from the command line'
hyperfine --warmup 2 --runs 10 --style basic 'build/bin/race --variant atomic --quiet' 2>/dev/null | sed -n 's/^  /  /p'
