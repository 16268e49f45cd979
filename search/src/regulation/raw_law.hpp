#pragma once
#include <opendata/search/law.hpp>
#include <string>
#include <vector>

namespace opendata::search {

/// A law as a file gives it, before anything is understood: every layout is read into this first.
struct RawLaw {
  /// A heading or an article, in the order of the file.
  struct Entry {
    bool heading = false;
    std::string number;  ///< 第 12-1 條
    std::string text;
    std::string position;  ///< for errors: "LawArticles[3]"
  };
  std::string id;        ///< pcode, where the file has one by itself
  std::string name;
  std::string url;       ///< …?pcode=M0060027
  std::string level;
  std::string category;  ///< 行政＞農業部＞動物保護目
  std::string modified;  ///< 20240506
  std::string effective;
  std::string effective_note;
  std::string abandoned;  ///< 廢, or empty
  std::string english_name;
  std::string history;  ///< wrapped lines
  std::vector<std::string> histories;  ///< where the file has them one by one
  std::string foreword;
  std::vector<Attachment> attachments;
  std::vector<Entry> entries;
  std::size_t line = 0;
};

}  // namespace opendata::search
