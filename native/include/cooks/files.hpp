// files: writing and reading, where there are files. Each host brings its own.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cooks {

/// \addtogroup network
/// \{

/// `write_file()` writes a file anew.
/// \param folder  A folder that exists.
/// \param name  The file's name in it, without folders.
/// \param content  All of it.
/// \return an empty text, or why it could not be written.
/// Pages have no files; there it always says so.
std::string write_file(const std::string& folder, const std::string& name,
                       std::string_view content);

/// `scratch_file` is a file of this program's own, which is gone when the object goes.
/// \code
/// const cooks::scratch_file file{4096};
/// file.read();  // from the operating system, which has it in memory
/// \endcode
class scratch_file {
 public:
  /// \param bytes  How long it is made.
  explicit scratch_file(std::size_t bytes);
  ~scratch_file();
  scratch_file(const scratch_file&) = delete;
  scratch_file& operator=(const scratch_file&) = delete;

  /// `exists()` is false where there are no files, as in a page, and where none could be written.
  bool exists() const noexcept { return file_ >= 0; }

  /// `read()` asks the operating system for all of it, by one call.
  /// \return how many bytes came.
  std::size_t read() const;

 private:
  int file_ = -1;
  mutable std::vector<char> room_;  // one thread at a time reads
};

/// `read_result` is a file's content, or why there is none.
struct read_result {
  std::string content;
  std::string error;  ///< Empty: it was read. Else the system's words, such as `Permission denied`.
};

/// `read_file()` reads a whole file. Pages have no files; there it always has an error.
read_result read_file(const std::string& path);

/// `private_file` is a new file that nobody but its owner may read or write (mode 600), where the
/// system keeps files for a short time. It is open, and deleted when it leaves scope.
///
/// \code
/// const cooks::private_file recipe{"recipe", "a pinch of salt"};
/// if (recipe) {
///   cooks::print("it is at {}", recipe.path());
/// }
/// \endcode
class private_file {
 public:
  /// \param name  What its own name begins with.
  /// \throws surroundings_error  when it could not be written.
  private_file(const std::string& name, std::string_view content);
  ~private_file();
  private_file(const private_file&) = delete;
  private_file& operator=(const private_file&) = delete;

  /// `operator bool` is false where there are no files: in a page.
  explicit operator bool() const noexcept { return !path_.empty(); }
  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  struct open_file;
  std::unique_ptr<open_file> open_;
};

/// \}
}  // namespace cooks
