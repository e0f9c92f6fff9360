// rules: may both read 0? What the C++ standard says, for each choice of
// four memory orders.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string>

namespace memory_orders {

// Ana writes x and reads y, Ben writes y and reads x: their orders, in
// this order.
using four_orders = std::array<std::memory_order, 4>;

// What is wrong with a text that names four orders; empty if nothing is.
std::string fault_in_orders(const std::string& text);
four_orders read_orders(const std::string& text);
std::string name_of(std::memory_order order);

struct judgement {
  std::string order;     // S in which both read 0; empty: there is none
  int orders_tried = 0;  // of the accesses that are seq_cst
  std::size_t seq_cst = 0;  // so many accesses are
};

judgement may_both_read_0(const four_orders& orders);

}  // namespace memory_orders
