// files: written by the C library, so that an error says what the system said.
#include "cooks/files.hpp"

#include <fcntl.h>
#include <stdlib.h>  // mkostemp
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
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

namespace {

std::string temporary_path(const std::filesystem::path& folder, const std::string& name) {
  return (folder / (name + ".XXXXXX")).string();
}

// Fills in what the path leaves open. Processes that are started meanwhile don't get the file.
int new_file_at(std::string& path) {
  return mkostemp(path.data(), O_CLOEXEC);
}

}  // namespace

// Its name is taken away at once: nobody else opens it, and it can't be left behind.
scratch_file::scratch_file(std::size_t bytes) : room_(bytes, 'x') {
  std::error_code none;
  std::string path = temporary_path(std::filesystem::temp_directory_path(none), "cooks");
  file_ = new_file_at(path);
  if (file_ < 0) {
    return;
  }
  unlink(path.c_str());
  if (!terminal::write_all(file_, {room_.data(), bytes})) {
    close(file_);
    file_ = -1;
  }
}

scratch_file::~scratch_file() {
  if (file_ >= 0) {
    close(file_);
  }
}

std::size_t scratch_file::read() const {
  const ssize_t came = pread(file_, room_.data(), room_.size(), 0);
  return came < 0 ? 0 : static_cast<std::size_t>(came);
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

struct private_file::open_file {
  terminal::descriptor here;
};

private_file::private_file(const std::string& name, std::string_view content)
    : path_(temporary_path(std::filesystem::temp_directory_path(), name)),
      open_(std::make_unique<open_file>()) {
  const auto fail = [this] {
    throw surroundings_error{"cannot write " + path_ + ": " + std::strerror(errno)};
  };
  open_->here = terminal::descriptor{new_file_at(path_)};
  if (open_->here.get() < 0) {
    fail();
  }
  if (!terminal::write_all(open_->here.get(), content)) {
    unlink(path_.c_str());
    fail();
  }
}

private_file::~private_file() {
  unlink(path_.c_str());
}

}  // namespace cooks
