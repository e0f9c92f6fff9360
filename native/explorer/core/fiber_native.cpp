// fiber, natively: Boost.Context switches, the stacks are mapped with a page that nobody may touch.
#include <sys/mman.h>
#include <unistd.h>

#include <boost/context/detail/fcontext.hpp>
#include <cstdint>
#include <cstring>
#include <system_error>

#include "explorer/core/fiber.hpp"

namespace __cxxabiv1 {
// What the C++ runtime keeps for each thread about exceptions under way. The ABI names it, no
// header declares what is in it.
struct __cxa_eh_globals;                                    // NOLINT(bugprone-reserved-identifier)
extern "C" __cxa_eh_globals* __cxa_get_globals() noexcept;  // NOLINT(bugprone-reserved-identifier)
}  // namespace __cxxabiv1

namespace cooks::explorer {

namespace {

namespace context = boost::context::detail;

constexpr std::size_t stack_size = std::size_t{256} * 1024;

// As the Itanium C++ ABI lays it down.
struct exceptions_under_way {
  void* caught = nullptr;
  unsigned int uncaught = 0;
};

exceptions_under_way& runtime_exceptions() noexcept {
  static thread_local exceptions_under_way* globals = nullptr;
  if (globals == nullptr) {
    globals = reinterpret_cast<exceptions_under_way*>(__cxxabiv1::__cxa_get_globals());
  }
  return *globals;
}

class stack {
 public:
  stack() {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    size_ = stack_size + page;
    base_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base_ == MAP_FAILED) {
      throw std::system_error{errno, std::generic_category(), "no room for a fiber's stack"};
    }
    mprotect(base_, page, PROT_NONE);
  }
  ~stack() { munmap(base_, size_); }
  stack(const stack&) = delete;
  stack& operator=(const stack&) = delete;

  bool holds(const void* address) const noexcept { return address >= base_ && address < top(); }
  void* top() const noexcept { return static_cast<char*>(base_) + size_; }

 private:
  void* base_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace

struct fiber::machine {
  stack memory;
  context::fcontext_t here = nullptr;       // where the fiber stands
  context::fcontext_t scheduler = nullptr;  // where the scheduler stands
  exceptions_under_way kept;
  body run = nullptr;
  void* argument = nullptr;
  bool finished = false;

  static void start(context::transfer_t from) {
    auto* self = static_cast<machine*>(from.data);
    self->scheduler = from.fctx;
    self->run(self->argument);
    self->finished = true;
    context::jump_fcontext(self->scheduler, nullptr);
  }
};

fiber::fiber() = default;
fiber::~fiber() = default;

void fiber::begin(body run, void* argument) {
  if (machine_ == nullptr) {
    machine_ = std::make_unique<machine>();
  }
  machine_->run = run;
  machine_->argument = argument;
  machine_->finished = false;
  machine_->kept = {};
  machine_->here = context::make_fcontext(machine_->memory.top(), stack_size, machine::start);
}

bool fiber::resume() noexcept {
  exceptions_under_way& runtime = runtime_exceptions();
  const exceptions_under_way outside = runtime;
  runtime = machine_->kept;
  machine_->here = context::jump_fcontext(machine_->here, machine_.get()).fctx;
  machine_->kept = runtime;
  runtime = outside;
  return !machine_->finished;
}

bool fiber::holds(const void* address) const noexcept {
  return machine_ != nullptr && machine_->memory.holds(address);
}

void fiber::yield() noexcept {
  machine_->scheduler = context::jump_fcontext(machine_->scheduler, nullptr).fctx;
}

}  // namespace cooks::explorer
