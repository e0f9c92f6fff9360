// processes: the same program, started twice. What is one variable in
// its text is two in memory.
#include "processes.hpp"

namespace {

//! [registration]
const cooks::registration here{{
    .name = "processes",
    .summary = "The same program started twice, with one variable at "
               "one address.",
    .variants =
        {{.name = "twins",
          .summary = "the same variable at the same address in two "
                     "processes",
          .body = twins},
         {.name = "wraps",
          .summary =
              "what a process wraps: code, data, open files, owner",
          .body = wraps},
         {.name = "private_file",
          .summary = "a file that another user may not read",
          .body = private_file}},
    .parameters = {cooks::integer("plates", 7, {0, 1000})
                       .help("what Ana writes into her variable")},
    .children = {{.name = "look_when_asked", .body = look_when_asked},
                 {.name = "describe_yourself", .body = describe_yourself},
                 {.name = "read_as_nobody", .body = read_as_nobody}},
}};
//! [registration]

}  // namespace
