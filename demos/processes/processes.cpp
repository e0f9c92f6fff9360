// processes: the same program, started twice. What is one variable in
// its text is two in memory.
#include "processes.hpp"

namespace {

//! [registration]
const cooks::registration here{{
    .name = "processes",
    .summary = "The same program started twice: one variable, one "
               "address, two values.",
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
          .body = private_file},
         {.name = "increments",
          .summary = "two processes add as the script says; give both "
                     "values",
          .body = increments}},
    .parameters =
        {cooks::integer("plates", 7, {0, 1000})
             .help("twins: what Ana writes into her variable"),
         cooks::text("script", "A+4 B+2 A+5 B+1")
             .help("increments: A+4 adds in Ana's process, B>A sends "
                   "Ben's value to Ana")
             .checked_by(fault_in_script),
         cooks::integer("a", -1, {-1, 100'000})
             .help("increments: Ana's value at the end; -1 to be asked"),
         cooks::integer("b", -1, {-1, 100'000})
             .help("increments: Ben's value at the end; -1 to be asked")},
    .children = {{.name = "look_when_asked", .body = look_when_asked},
                 {.name = "describe_yourself", .body = describe_yourself},
                 {.name = "read_as_nobody", .body = read_as_nobody},
                 {.name = "do_as_told", .body = do_as_told}},
}};
//! [registration]

}  // namespace
