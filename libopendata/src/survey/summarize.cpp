#include <algorithm>
#include <cmath>
#include <opendata/survey.hpp>
#include <opendata/text.hpp>
#include <set>

#include "release/modified.hpp"
#include "survey/statistics.hpp"

namespace opendata::survey {
namespace {

constexpr Message no_answer{"is no whole number of the scale; state other texts as missing_values", "不是量尺內的整數；其他文字請列入 missing_values"};
constexpr Message no_column{"the file has no such column; check the question's source", "檔案沒有此欄位；請檢查題目的 source"};

/// Questions that are computed together, with the places of their columns.
struct Group {
  std::string name;
  std::vector<const Question*> questions;
  std::vector<std::size_t> columns;
  std::optional<GroupSums> sums;
};

/// A question without a group is one by itself.
std::vector<Group> groups_of(const Spec& spec) {
  std::vector<Group> groups;
  for (const Question& question : spec.questions) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return !question.group.empty() && group.name == question.group;
    });
    Group& group = found == groups.end() ? groups.emplace_back(Group{question.group, {}, {}, {}}) : *found;
    group.questions.push_back(&question);
  }
  return groups;
}

/// What parse_spec() asks of a document, of a specification from anywhere.
Result<void> check(const Spec& spec) {
  std::set<std::string_view> sources;
  for (const Question& question : spec.questions)
    if (!sources.insert(question.source).second)
      return failure(Errc::bad_value, {"two questions count this column", "有兩題使用此欄位"}, {spec.file, question.line, question.source});
  if (spec.least_answers >= fewest_answers) return {};
  return failure(Errc::bad_value, {"must be 10 or more", "必須至少為 10"}, {spec.file, 0, "least_answers"});
}

Result<void> find_columns(const Spec& spec, const std::string& input, const std::vector<std::string>& columns,
                          std::vector<Group>& groups) {
  for (Group& group : groups) {
    for (const Question* question : group.questions) {
      const auto found = std::find(columns.begin(), columns.end(), question->source);
      if (found == columns.end()) return failure(Errc::missing_column, no_column, {input, spec.input.title_rows + 1, question->source});
      group.columns.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
    group.sums.emplace(group.questions.size());
  }
  return {};
}

/// Counts respondents into groups.
class Counting {
 public:
  Counting(const Spec& spec, const std::string& input, std::vector<Group>& groups) : spec_(spec), input_(input), groups_(groups) {}

  Result<void> add(const RawRecord& record) {
    bool complete = true;
    for (Group& group : groups_) {
      const auto answered = read(record, group);
      if (!answered) return failure(answered.error());
      if (*answered) group.sums->add(answers_);
      complete = complete && *answered;
    }
    ++respondents;
    incomplete += complete ? 0 : 1;
    return {};
  }
  std::uint64_t respondents = 0, incomplete = 0;

 private:
  /// The respondent's answers to a group; false when one is missing.
  Result<bool> read(const RawRecord& record, const Group& group) {
    answers_.clear();
    for (std::size_t i = 0; i < group.columns.size(); ++i) {
      const Cell& cell = record.cells[group.columns[i]];
      if (!cell || text::trim(*cell).empty()) continue;
      const auto answer = text::parse_number(text::to_utf32(text::trim(*cell)));
      if (!answer || *answer < spec_.least || *answer > spec_.most)
        return failure(Errc::bad_value, no_answer, {input_, static_cast<std::size_t>(record.row), group.questions[i]->source});
      answers_.push_back(group.questions[i]->reversed ? spec_.least + spec_.most - *answer : *answer);
    }
    return answers_.size() == group.columns.size();
  }
  const Spec& spec_;
  const std::string& input_;
  std::vector<Group>& groups_;
  std::vector<std::int64_t> answers_;
};

void fill(Row& row, double mean, double variance, std::int64_t n) {
  const double half = half_interval(variance, n);
  row.n = n;
  row.mean = mean;
  row.deviation = std::sqrt(variance);
  row.low = mean - half;
  row.high = mean + half;
}

void add_rows(const Group& group, std::int64_t least_answers, std::vector<Row>& rows) {
  const GroupSums& sums = *group.sums;
  const bool withheld = sums.n() < least_answers;
  const auto add = [&](Row row, double mean, double variance) -> Row& {
    row.withheld = withheld;
    if (!withheld) fill(row, mean, variance, sums.n());
    return rows.emplace_back(std::move(row));
  };
  for (std::size_t i = 0; i < group.questions.size(); ++i)
    add({group.name, group.questions[i]->name, group.questions[i]->text, {}, {}, {}, {}, {}, {}}, sums.mean(i), sums.variance(i));
  if (group.name.empty()) return;
  Row& whole = add({group.name, {}, group.name, {}, {}, {}, {}, {}, {}}, sums.mean_of_all(), sums.variance_of_all());
  if (!withheld && sums.has_alpha()) whole.alpha = sums.alpha();
}

}  // namespace

Result<Summary> summarize(const Spec& spec, const std::string& input) {
  if (auto safe = check(spec); !safe) return failure(std::move(safe.error()));
  auto modified = release::modified_time(input);
  if (!modified) return failure(std::move(modified.error()));
  auto reader = open_reader(input, spec.input);
  if (!reader) return failure(std::move(reader.error()));
  std::vector<Group> groups = groups_of(spec);
  if (auto found = find_columns(spec, input, (*reader)->columns(), groups); !found) return failure(std::move(found.error()));
  Counting counting(spec, input, groups);
  for (RawRecord record;;) {
    const auto more = (*reader)->read(record);
    if (!more) return failure(more.error());
    if (!*more) break;
    if (auto added = counting.add(record); !added) return failure(std::move(added.error()));
  }
  Summary summary{{}, counting.respondents, counting.incomplete, std::move(*modified)};
  for (const Group& group : groups) add_rows(group, spec.least_answers, summary.rows);
  return summary;
}

}  // namespace opendata::survey
