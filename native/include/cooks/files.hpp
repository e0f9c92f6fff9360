// files: writing a file, where there are files. Each host brings its own.
#pragma once

#include <string>
#include <string_view>

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

/// \}
}  // namespace cooks
