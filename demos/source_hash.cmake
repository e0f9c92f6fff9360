# Writes a source file that knows the hash of a demo's sources: a schedule found with others is refused.
#   cmake -DFILES=a.cpp;b.cpp -DOUTPUT=hash.cpp -P source_hash.cmake
set(all "")
foreach(file IN LISTS FILES)
  file(READ "${file}" content)
  string(APPEND all "${content}")
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING "${hash}" 0 8 hash)
file(WRITE "${OUTPUT}" "namespace cooks::explorer {\nextern const char* const source_hash;\nconst char* const source_hash = \"${hash}\";\n}\n")
