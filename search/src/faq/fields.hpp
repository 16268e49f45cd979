#pragma once
#include <opendata/search/faq.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The fields of an entry in their one order: JSON, CSV and checks walk these lists.
namespace opendata::search::faq {

/// A field that begins like this is the question, or the answer, in the language that follows: "question:en".
inline constexpr std::string_view question_in = "question:", answer_in = "answer:";

/// Of every list of an entry.
inline constexpr std::size_t most_items = 100;
/// Of a question and of an item of a list, in characters.
inline constexpr std::size_t longest_question = 1'000;

struct TextField {
  std::string_view name;
  std::string Entry::*member;
};
struct ListField {
  std::string_view name;
  std::vector<std::string> Entry::*member;
};

/// Short texts: names, paths of categories, days, addresses. Question and answer come first.
[[nodiscard]] std::span<const TextField> text_fields();
/// Which of them hold a day.
[[nodiscard]] bool is_day(std::string_view field);
[[nodiscard]] std::span<const ListField> list_fields();

}  // namespace opendata::search::faq
