#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/survey.hpp>
#include <set>

#include "policy/forms.hpp"
#include "policy/tables.hpp"

namespace opendata::survey {
namespace {

using config::Key;
using config::Node;
using config::Presence;

constexpr std::size_t spec_limit = 1U << 20U;
constexpr std::size_t most_questions = 100;

constexpr Key<Question> question_keys[] = {
    {"source", Presence::required, config::text<&Question::source, &config::source_column>},
    {"name", Presence::required, config::text<&Question::name, &config::field_name>},
    {"text", Presence::optional, config::value<&Question::text>},
    {"group", Presence::optional, config::text<&Question::group, &config::plain_label>},
    {"reversed", Presence::optional, config::value<&Question::reversed>},
};

/// Names and columns that were seen.
struct Seen {
  std::set<std::string> names, sources;
};

Result<void> read_question(const Node& node, Seen& seen, Question& question) {
  question.line = node.value().line();
  if (auto read = config::read_object<Question>(node, question_keys, question); !read) return read;
  if (question.text.empty()) question.text = question.source;
  if (!seen.names.insert(question.name).second)
    return node.fail(Errc::bad_value, {"another question has this name", "已有此名稱的題目"});
  if (seen.sources.insert(question.source).second) return {};
  return node.fail(Errc::bad_value, {"another question counts this column: in two groups its figures rest on different people, and "
                                     "their difference would show those who left out another question",
                                     "已有題目使用此欄位：同一欄位分屬兩個構面時有效樣本不同，相減會揭露少數人的作答"});
}

Result<void> questions(const Node& node, Spec& spec) {
  if (auto list = config::expect(node, json::Kind::array); !list) return list;
  const std::size_t count = node.value().items().size();
  if (count == 0 || count > most_questions)
    return node.fail(Errc::bad_value, {"must list 1 to 100 questions", "必須列出 1 至 100 題"});
  spec.questions.resize(count);
  Seen seen;
  for (std::size_t i = 0; i < count; ++i)
    if (auto read = read_question(node.item(i), seen, spec.questions[i]); !read) return read;
  return {};
}

constexpr Key<Spec> scale_keys[] = {
    {"least", Presence::required, config::whole<&Spec::least, 0, 100>},
    {"most", Presence::required, config::whole<&Spec::most, 1, 100>},
};
Result<void> scale(const Node& node, Spec& spec) {
  if (auto read = config::read_object<Spec>(node, scale_keys, spec); !read) return read;
  if (spec.least < spec.most) return {};
  return node.fail(Errc::bad_value, {"the scale ends before it begins", "量尺的最大值須大於最小值"});
}

Result<void> version(const Node& node, Spec&) {
  if (node.value().integer() == 1) return {};
  return node.fail(Errc::not_supported, {"only survey_version 1 is known; a newer program may be needed",
                                         "僅支援 survey_version 1；可能需要較新版的程式"});
}
Result<void> input(const Node& node, Spec& spec) { return config::read_input(node, spec.input); }
Result<void> publication(const Node& node, Spec& spec) { return config::read_dataset(node, spec.publication.emplace()); }

constexpr Key<Spec> spec_keys[] = {
    {"survey_version", Presence::required, version},
    {"publication", Presence::optional, publication},
    {"input", Presence::optional, input},
    {"scale", Presence::optional, scale},
    {"sampling", Presence::required, config::value<&Spec::sampling>},
    {"least_answers", Presence::optional, config::whole<&Spec::least_answers, fewest_answers, 10000>},
    {"questions", Presence::required, questions},
};

}  // namespace

Result<Spec> parse_spec(std::string_view document, const std::string& file) {
  const auto root = json::parse(document, json::Dialect::with_comments, file, {spec_limit, 16});
  if (!root) return failure(root.error());
  Spec spec;
  spec.file = file;
  spec.document = std::string(document);
  const Node node(*root, file, "");
  if (auto read = config::read_object<Spec>(node, spec_keys, spec); !read) return failure(std::move(read.error()));
  if (!spec.sampling.empty()) return spec;
  return node.member("sampling", *root->find("sampling")).fail(Errc::bad_value, {"say who was asked, when and how", "請說明調查對象、期間與方法"});
}

Result<Spec> read_spec(const std::string& path) {
  const auto document = read_file(path, spec_limit);
  if (!document) return failure(document.error());
  return parse_spec(*document, path);
}

}  // namespace opendata::survey
