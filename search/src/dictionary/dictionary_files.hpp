#pragma once

/// What the files of a directory of dictionaries are called.
namespace opendata::search {

inline constexpr const char* words_file = "words.txt";
inline constexpr const char* names_file = "names.txt";
inline constexpr const char* synonyms_file = "synonyms.txt";
inline constexpr const char* subjects_file = "subjects.txt";
inline constexpr const char* readings_file = "readings.txt";
inline constexpr const char* look_alikes_file = "look_alikes.txt";

}  // namespace opendata::search
