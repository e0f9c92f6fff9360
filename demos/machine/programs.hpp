// programs: what the machine runs if it is given nothing else.
#pragma once

namespace programs {

constexpr const char* increment = R"(; x = x + 1
cell x = 1

load  A, x
add   A, 1
store A, x
)";

constexpr const char* sum = R"(; sum = n + (n - 1) + ... + 1
cell n = 3
cell sum

        load  A, n
        set   B, 0
again:  jump_if_zero A, done
        add   B, A
        sub   A, 1
        jump  again
done:   store B, sum
)";

constexpr const char* file = R"(; print the sum of a file's numbers
file data.csv = 3 4 5
cell total

        open  data.csv
        set   B, 0
again:  read  A              ; 0 when there are no more
        jump_if_zero A, done
        add   B, A
        jump  again
done:   store B, total
        print B
)";

constexpr const char* swap = R"(; x and y should change places
cell x = 3
cell y = 5

load  A, x
store A, y
load  A, y
store A, x
)";

}  // namespace programs
