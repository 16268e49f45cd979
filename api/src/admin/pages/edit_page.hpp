#pragma once
#include <opendata/search/faq_store.hpp>

#include "admin/pages/entry_form.hpp"

namespace opendata::api::admin {

/// Whether the page shows the answer as citizens see it, above the form.
enum class Preview { hidden, shown };

/// The page of a new entry.
[[nodiscard]] Response new_entry_page(const AdminCall& call, const EntryForm& form, Preview preview);
/// The page of an entry that is there: its form, beside it where it stands and where it can go.
[[nodiscard]] Response entry_page(const AdminCall& call, const search::faq::Stored& stored, const EntryForm& form, Preview preview);

}  // namespace opendata::api::admin
