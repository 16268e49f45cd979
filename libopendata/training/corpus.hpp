#pragma once
#include <functional>
#include <opendata/result.hpp>
#include <span>
#include <string>
#include <vector>

#include "training/invented_names.hpp"

namespace opendata::training {

struct Span {
  std::size_t first, last;
};

struct TypedSpan {
  Span span;
  std::string type;
};

/// A text and where its persons and what else is somebody's stand, in code points.
struct Labelled {
  std::u32string text;
  std::vector<Span> persons;
  std::vector<TypedSpan> others = {};
};

/// Reads texts of one JSON object a line, {"text","spans":[{"start","end","type"}]}.
/// Errors: not_found, bad_structure with file and line.
[[nodiscard]] Result<std::vector<Labelled>> read_labelled(const std::string& file);

/// Calls `visit` with each text of the files that a program is given: labelled ones, and behind "--prose" files of which each line is a text that
/// tells of nobody. Returns the program's exit code; an error has been printed.
int for_each_text(std::span<char* const> files, const std::function<void(const Labelled&)>& visit);

/// The text with other people in it: each name by another of its kind, the same everywhere; titles, masks and names that
/// no family name begins stay.
[[nodiscard]] Labelled with_other_people(const Labelled& text, const InventedNames& names, Random& random);

}  // namespace opendata::training
