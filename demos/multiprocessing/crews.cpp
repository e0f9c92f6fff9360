// crews: fewer processes than numbers. Five workers and two queues; and
// a pool.
#include <cooks/check.hpp>
#include <cooks/message.hpp>
#include <cooks/print.hpp>
#include <cooks/process_pool.hpp>
#include <cooks/queue.hpp>
#include <cooks/system.hpp>
#include <cooks/thread.hpp>

#include <algorithm>

#include "multiprocessing.hpp"

namespace {

// A page starts a whole module for each process.
constexpr int most_in_a_page = 8;

std::vector<question> all_questions(const cooks::run& run) {
  std::vector<question> all;
  for (const std::int64_t number : numbers) {
    all.push_back({number, times(run)});
  }
  return all;
}

}  // namespace

//! [workers]
// As many as there are cores, unless told otherwise.
int crew_size(const cooks::run& run) {
  const auto wanted = static_cast<int>(run.integer("workers"));
  const bool in_page = !cooks::process_id();
  const int workers =
      wanted > 0 ? wanted : cooks::process_pool::default_workers();
  return in_page ? std::min(workers, most_in_a_page) : workers;
}
//! [workers]

namespace {

//! [courier]
outcome ask(cooks::process& worker, const question& asked) {
  try {
    worker.pipe().send(cooks::packed(asked));
  } catch (const cooks::process_error& e) {  // it has ended meanwhile
    return {std::nullopt, e.what()};
  }
  return outcome_of(worker);
}

// A thread of main. It brings a worker process one number at a time,
// and takes the answer back.
void carry(const std::string& name, cooks::queue<question>& questions,
           cooks::queue<outcome>& answers) {
  cooks::process worker{name, "answer_questions"};
  while (const auto next = questions.get()) {
    cooks::task_guard done{questions};
    const outcome came = ask(worker, *next);
    if (!came.good) {  // this number is lost, and no other
      worker = cooks::process{name, "answer_questions"};
    }
    answers.put(came);
  }
  worker.pipe().close();
  worker.wait();
}
//! [courier]

}  // namespace

void queue(const cooks::run& run) {
  const seconds one = alone();
  const auto start = std::chrono::steady_clock::now();
  //! [queue]
  cooks::queue<question> questions{0, "questions"};
  cooks::queue<outcome> answers{0, "answers"};
  std::vector<cooks::thread> couriers;
  for (int i = 1; i <= crew_size(run); ++i) {
    const std::string n = std::to_string(i);
    couriers.emplace_back("courier " + n, [&, n] {
      carry("worker " + n, questions, answers);
    });
  }
  for (const question& asked : all_questions(run)) {
    questions.put(asked);
  }
  questions.join();   // until each has been answered
  questions.close();  // then the couriers and their workers go home
  for (cooks::thread& courier : couriers) {
    courier.join();
  }
  answers.close();
  std::vector<answer> good;
  while (const auto came = answers.get()) {
    if (came->good) {
      good.push_back(*came->good);
    } else {
      cooks::print("{}", came->error);
    }
  }
  //! [queue]
  const seconds took = std::chrono::steady_clock::now() - start;
  tell(good, took, primes * times(run) * std::min(one, alone()));
}

//! [task]
// A function with a name, so that a worker can find it.
const cooks::task<answer(const question&)> test_task{"test", test_number};
//! [task]

void pool(const cooks::run& run) {
  const std::vector<question> questions = all_questions(run);
  const seconds one = alone();
  const auto start = std::chrono::steady_clock::now();
  //! [pool]
  cooks::process_pool crew{crew_size(run)};
  // map: all of them, results in the order of the questions.
  const std::vector<answer> answers = crew.map(test_task, questions);
  //! [pool]
  const seconds took = std::chrono::steady_clock::now() - start;
  tell(answers, took, primes * times(run) * std::min(one, alone()));
  cooks::print("{} workers.", crew.workers());
  //! [apply]
  // apply: one of them, and wait for it.
  const answer last = crew.submit(test_task, questions.back()).result();
  //! [apply]
  cooks::check("the last one again, alone", true, last.is_prime);
  bool in_order = answers.size() == questions.size();
  for (std::size_t i = 0; in_order && i < answers.size(); ++i) {
    in_order = answers[i].number == questions[i].number;
  }
  cooks::check("the answers are in the order of the questions", in_order);
}
