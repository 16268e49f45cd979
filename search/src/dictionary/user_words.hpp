#pragma once
#include <memory>
#include <opendata/search/dictionaries.hpp>

#include "dictionary/word_trie.hpp"

namespace opendata::search {

struct UserWords::Impl {
  std::unique_ptr<WordTrie> trie;  ///< folded words; nullptr when there are none
};

}  // namespace opendata::search
