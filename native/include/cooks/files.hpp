// files: writing and reading, where there are files. Each host brings its own.
#pragma once

#include <cstddef>
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

/// \}
}  // namespace cooks
