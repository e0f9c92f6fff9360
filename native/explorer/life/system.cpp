// life of cooks/system.hpp: threads are fibers, and there is no core that one could be kept on.
#include "cooks/system.hpp"

namespace cooks {

struct one_core::cores {};

one_core::one_core() = default;
one_core::one_core(unsigned /*number*/) {}
one_core::~one_core() = default;

}  // namespace cooks
