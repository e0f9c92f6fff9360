// primitives.hpp: the variants, which live in a file for each primitive,
// and what they share.
#pragma once

#include <cooks/demo.hpp>
#include <cooks/thread.hpp>

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

namespace primitives {

// semaphore.cpp
void semaphore(const cooks::run& run);
void forged_token(const cooks::run& run);
// condition_variable.cpp
void condition_variable(const cooks::run& run);
void forgotten_bell(const cooks::run& run);
void remembered_token(const cooks::run& run);
void unlocked_predicate(const cooks::run& run);
// event.cpp
void event(const cooks::run& run);
// latch.cpp
void latch(const cooks::run& run);
void early_latch(const cooks::run& run);
// barrier.cpp
void barrier(const cooks::run& run);
void missing_cook(const cooks::run& run);
// readers_writer.cpp
void readers_writer(const cooks::run& run);
void old_recipe(const cooks::run& run);

/// How many cooks there are, and how long a piece of work takes.
int size_of_crew(const cooks::run& run);
std::chrono::duration<double> work_of(const cooks::run& run);

/// How often each of them does it, or tries to. Under the explorer these
/// can be set: a few rounds have more schedules than anybody can try.
int rounds_of(const cooks::run& run);
int attempts_of(const cooks::run& run);

/// Starts `work(0)`, `work(1)`, … in a thread each; all begin together.
std::vector<cooks::thread> start_crew(
    int size, const std::function<void(int)>& work);

void join_all(std::vector<cooks::thread>& threads);

/// Keeps a cook busy, and says with what.
void busy(std::string_view what, std::chrono::duration<double> time);

/// The same, but only to let real threads collide: see `cooks::linger`.
void dawdle(std::string_view what, std::chrono::milliseconds time);

}  // namespace primitives
