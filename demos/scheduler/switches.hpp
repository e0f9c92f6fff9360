// switches: a small real experiment, natively.
#pragma once

constexpr int most_real_threads = 5;

/// `count_real_switches()` lets some threads compute and one wait, and
/// tells how often the operating system switched away from each.
void count_real_switches();
