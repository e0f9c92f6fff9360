// dishes: the life of one future: submit, wait, throw, time out, cancel.
#include <cooks/check.hpp>
#include <cooks/clock.hpp>
#include <cooks/future.hpp>
#include <cooks/print.hpp>
#include <cooks/process_pool.hpp>
#include <cooks/span.hpp>

#include <stdexcept>

#include "futures.hpp"

using namespace std::chrono_literals;
using receipt = cooks::future<std::string>;

//! [cook]
std::string cook(const order& wanted) {
  const cooks::span work{wanted.dish};
  cooks::work_for(std::chrono::duration<double>{wanted.seconds});
  if (wanted.dish == "milk") {
    throw std::runtime_error{"the milk boiled over"};
  }
  return "a plate of " + wanted.dish;
}
//! [cook]

namespace {

//! [exception]
// What the task has thrown is thrown again here, by result().
std::string what_went_wrong(const receipt& dish) {
  try {
    return dish.result() + ", and all is well";
  } catch (const cooks::remote_error& e) {  // from another process
    return e.type() + " there: " + e.message();
  } catch (const std::runtime_error& e) {
    return e.what();
  }
}
//! [exception]

}  // namespace

void submit(const cooks::run& run) {
  //! [submit]
  const auto crew = hire(run);
  const receipt soup = crew->submit(cook_dish, {"soup", 0.5});
  const receipt milk = crew->submit(cook_dish, {"milk", 0.2});
  cooks::print("Two receipts. Is the soup done? {}", soup.done());
  {
    cooks::span meanwhile{"lay the table"};
    cooks::work_for(300ms);
  }
  cooks::print("{}", soup.result());  // waits, if need be
  const std::string wrong = what_went_wrong(milk);
  cooks::print("The milk: {}", wrong);
  //! [submit]
  cooks::result("milk", wrong);
  cooks::check("the soup comes as it was ordered",
               std::string{"a plate of soup"}, soup.result());
  cooks::check("what went wrong is told",
               wrong.find("the milk boiled over") != std::string::npos);
  cooks::check("both are done", soup.done() && milk.done());
}

void timeout(const cooks::run& run) {
  //! [timeout]
  const auto crew = hire(run);
  const receipt roast = crew->submit(cook_dish, {"roast", 1.0});
  bool gave_up = false;
  try {
    roast.result_for(200ms);
  } catch (const cooks::timeout_error&) {
    gave_up = true;
    cooks::print("Not done in time. Running: {}", roast.running());
  }
  cooks::print("{}", roast.result());  // the work went on
  //! [timeout]
  cooks::result("gave up", gave_up);
  cooks::check("the roast comes all the same",
               std::string{"a plate of roast"}, roast.result());
}

void cancel(const cooks::run& run) {
  //! [cancel]
  const auto crew = hire(run);
  const receipt roast = crew->submit(cook_dish, {"roast", 0.6});
  const receipt bread = crew->submit(cook_dish, {"bread", 0.2});
  const receipt tea = crew->submit(cook_dish, {"tea", 0.1});
  while (!roast.running() && !roast.done()) {
    cooks::sleep_for(5ms);
  }
  const bool roast_cancelled = roast.cancel();
  const bool tea_cancelled = tea.cancel();
  cooks::print("Roast, running: cancel() says {}", roast_cancelled);
  cooks::print("Tea, waiting: cancel() says {}", tea_cancelled);
  crew->shutdown();  // waits until all the others are done
  //! [cancel]
  cooks::result("running cancelled", roast_cancelled);
  cooks::result("waiting cancelled", tea_cancelled);
  cooks::check("what runs can't be cancelled", false, roast_cancelled);
  cooks::check("the roast is done", std::string{"a plate of roast"},
               roast.result());
  cooks::check("and the bread", std::string{"a plate of bread"},
               bread.result());
  cooks::check("the tea knows it", tea_cancelled, tea.cancelled());
  cooks::check("the tea is over", tea.done());
}
