#pragma once
#include <opendata/catalog.hpp>
#include <string>
#include <string_view>

#include "catalog_snapshot.hpp"

/// What the catalogue's vocabularies say of a dataset, with the addresses of this server: made by the writers that made the
/// files of its release, so that a record read here and one that was sent to another platform agree.
namespace opendata::api {

/// The lists of data/catalogs, read once: they are part of the installation, not of what is published. Empty when they are
/// not found; codes then stand for themselves.
[[nodiscard]] const catalog::CodeLists& code_lists();

/// The record of a current release under `origin`. Refers to `dataset`.
class PublishedRecord {
 public:
  PublishedRecord(const ServedDataset& dataset, std::string origin);
  [[nodiscard]] catalog::Record record() const;
  /// The whole document of a vocabulary, by the name of its MetadataFormat.
  [[nodiscard]] std::string document(std::string_view vocabulary) const;

 private:
  const Release& release_;
  DatasetMetadata metadata_;
};

}  // namespace opendata::api
