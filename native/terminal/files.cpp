// files: written by the C library, so that an error says what the system said.
#include "cooks/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace cooks {

std::string write_file(const std::string& folder, const std::string& name,
                       std::string_view content) {
  const std::string path = (std::filesystem::path{folder} / name).string();
  const auto failed = [&path] { return "cannot write " + path + ": " + std::strerror(errno); };
  struct close {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
  };
  std::unique_ptr<std::FILE, close> file{std::fopen(path.c_str(), "wb")};
  if (file == nullptr) {
    return failed();
  }
  if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size() ||
      std::fflush(file.get()) != 0) {
    return failed();
  }
  return {};
}

}  // namespace cooks
