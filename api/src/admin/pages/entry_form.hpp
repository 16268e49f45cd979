#pragma once
#include <cstdint>
#include <opendata/search/faq.hpp>
#include <vector>

#include "admin/admin_route.hpp"
#include "admin/listing.hpp"
#include "web/html.hpp"

/// The form in which an entry is written, both ways.
namespace opendata::api::admin {

struct FieldError {
  std::string field;
  std::string text;  ///< in the page's language
};

struct EntryForm {
  search::faq::Entry entry = {};
  std::uint64_t revision = 0;            ///< that the editor sees; 0 = a new entry
  const Form* sent = nullptr;            ///< what was typed is shown rather than what the entry has
  std::vector<FieldError> errors = {};
  KnownValues known = {};                ///< offered while a field is written
  std::vector<std::string> missing = {};  ///< citations that the laws at hand do not have
};
/// What is wrong, each with a link to its box; stands before everything else. Nothing when nothing is wrong.
void write_error_summary(web::Html& html, const AdminCall& call, const EntryForm& form);
/// The form; posts to /admin/faq/edit.
void write_entry_form(web::Html& html, const AdminCall& call, const EntryForm& form);
/// What citizens would see.
void write_preview(web::Html& html, const search::faq::Entry& entry);

/// The entry that the call's form describes, on top of `base`, and every error of it that can be told at once. Its day of change is today when question or answer
/// differ from the base.
struct ReadEntry {
  search::faq::Entry entry;
  std::vector<FieldError> errors;
};
[[nodiscard]] ReadEntry read_entry_form(const AdminCall& call, const search::faq::Entry& base);

}  // namespace opendata::api::admin
