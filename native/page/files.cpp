// files: a page has none.
#include "cooks/files.hpp"

namespace cooks {

std::string write_file(const std::string& /*folder*/, const std::string& name,
                       std::string_view /*content*/) {
  return "a page cannot write " + name + "; run the demo in a terminal";
}

scratch_file::scratch_file(std::size_t /*bytes*/) {}
scratch_file::~scratch_file() = default;

std::size_t scratch_file::read() const {
  return 0;
}

read_result read_file(const std::string& path) {
  return {{}, "a page cannot read " + path};
}

struct private_file::open_file {};

private_file::private_file(const std::string& /*name*/, std::string_view /*content*/) {}
private_file::~private_file() = default;

}  // namespace cooks
