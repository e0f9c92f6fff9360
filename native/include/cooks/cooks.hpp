// cooks: the whole vocabulary in one include. It knows no host: the same words are real threads in
// a terminal and in a page, or steps of the explorer.
#pragma once

/// \defgroup threads Threads
/// Start them, name them, stop them, wait for them.
/// \defgroup processes Processes
/// The same program started once more, with memory of its own, and messages to and from there.
/// \defgroup locks Locks
/// One at a time: mutexes, and the guards that release them.
/// \defgroup waiting Waiting for each other
/// Condition variables, semaphores, latches, barriers and queues.
/// \defgroup tasks Tasks and futures
/// Hand work in, get a receipt, and let threads or processes do it.
/// \defgroup parallel Parallel map
/// Many tasks by one call, in threads or processes: the results come in the order of the inputs.
/// \defgroup sharing Shared data
/// Values that several threads read and write.
/// \defgroup measuring Time and telling
/// Clocks, output, checks, spans, counters and figures: how a demo shows what it does.
/// \defgroup demos Demos
/// How a program declares itself, its variants and its parameters.
/// \defgroup network Network and files
/// Requests to real servers, and files where there are any.
/// \defgroup system The operating system
/// What it tells of this program: memory, switches, numbers.

/// `cooks` is the vocabulary that demos are written in.
namespace cooks {}

#include "cooks/atomic.hpp"
#include "cooks/barrier.hpp"
#include "cooks/check.hpp"
#include "cooks/choose.hpp"
#include "cooks/clock.hpp"
#include "cooks/condition_variable.hpp"
#include "cooks/counter.hpp"
#include "cooks/demo.hpp"
#include "cooks/executor.hpp"
#include "cooks/figure.hpp"
#include "cooks/files.hpp"
#include "cooks/future.hpp"
#include "cooks/guards.hpp"
#include "cooks/http.hpp"
#include "cooks/http_server.hpp"
#include "cooks/latch.hpp"
#include "cooks/location.hpp"
#include "cooks/message.hpp"
#include "cooks/mutex.hpp"
#include "cooks/parallel.hpp"
#include "cooks/place.hpp"
#include "cooks/print.hpp"
#include "cooks/process.hpp"
#include "cooks/process_pool.hpp"
#include "cooks/queue.hpp"
#include "cooks/semaphore.hpp"
#include "cooks/shared.hpp"
#include "cooks/shared_mutex.hpp"
#include "cooks/span.hpp"
#include "cooks/spin.hpp"
#include "cooks/start_gate.hpp"
#include "cooks/stop_token.hpp"
#include "cooks/system.hpp"
#include "cooks/task.hpp"
#include "cooks/thread.hpp"
#include "cooks/thread_pool.hpp"
#include "cooks/timed_mutex.hpp"
