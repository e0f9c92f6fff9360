// files: written by the C library, so that an error says what the system said.
#include "cooks/files.hpp"

#include <fcntl.h>
#include <stdlib.h>  // mkostemp
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "cooks/demo.hpp"
#include "terminal/descriptor.hpp"

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

read_result read_file(const std::string& path) {
  struct close {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
  };
  const std::unique_ptr<std::FILE, close> file{std::fopen(path.c_str(), "rb")};
  if (file == nullptr) {
    return {{}, std::strerror(errno)};
  }
  read_result read;
  char part[4096];
  while (const std::size_t count = std::fread(part, 1, sizeof part, file.get())) {
    read.content.append(part, count);
  }
  if (std::ferror(file.get()) != 0) {
    return {{}, std::strerror(errno)};
  }
  return read;
}

private_file::private_file(const std::string& name, std::string_view content)
    : path_((std::filesystem::temp_directory_path() / (name + ".XXXXXX")).string()) {
  number_ = mkostemp(path_.data(), O_CLOEXEC);
  if (number_ < 0) {
    throw surroundings_error{"cannot write " + path_ + ": " + std::strerror(errno)};
  }
  if (!terminal::write_all(number_, content)) {
    const std::string why = std::strerror(errno);
    close(number_);
    unlink(path_.c_str());
    throw surroundings_error{"cannot write " + path_ + ": " + why};
  }
}

private_file::~private_file() {
  close(number_);
  unlink(path_.c_str());
}

}  // namespace cooks
