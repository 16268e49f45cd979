#pragma once
#include <unistd.h>

#include <exception>
#include <filesystem>

namespace test {

/// Root may write anywhere: until the end of the scope the program is somebody to whom only `directory` belongs. Of no
/// effect for everybody else.
class Unprivileged {
 public:
  explicit Unprivileged(const std::filesystem::path& directory) {
    if (::geteuid() != 0) return;
    give_away(directory);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) give_away(entry.path());
    was_root_ = ::seteuid(nobody) == 0;
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (was_root_ && ::seteuid(0) != 0) std::terminate();
  }

 private:
  static constexpr uid_t nobody = 65534;
  static void give_away(const std::filesystem::path& path) {
    if (::lchown(path.c_str(), nobody, static_cast<gid_t>(-1)) != 0) std::terminate();
  }
  bool was_root_ = false;
};

}  // namespace test
