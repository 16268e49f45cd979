#pragma once
#include <string>
#include <vector>

namespace opendata::search {

/// A file that belongs to a law: a table, a form.
struct Attachment {
  std::string name;
  std::string url;
};

/// What is known of a law as a whole. Days are written 2024-05-06; empty = unknown.
struct LawInfo {
  std::string id;  ///< pcode
  std::string name;
  std::vector<std::string> aliases = {};  ///< short names
  bool in_force = true;                   ///< false: abolished
  std::string level = {};                 ///< 憲法, 法律, 命令, 自治條例 …
  std::string category = {};              ///< levels separated by '/'
  std::string url = {};
  std::string english_name = {};
  std::string enacted = {};   ///< the first day of the history
  std::string modified = {};  ///< of an abolished law the day of its end
  /// When the last change, or a part of it, takes effect; "9999-12-31" = the day is still to be set. It may concern a
  /// few articles only: see effective_note.
  std::string effective = {};
  std::string effective_note = {};
  std::string foreword = {};
  std::vector<std::string> history = {};  ///< one entry a change, oldest first, without their numbers
  std::vector<Attachment> attachments = {};
};

}  // namespace opendata::search
