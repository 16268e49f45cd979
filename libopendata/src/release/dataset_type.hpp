#pragma once
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::release {

/// A kind of dataset that several offices publish in the same shape, such as service items: a file of
/// data/dataset-types.
struct DatasetType {
  struct TypeField {
    Field field;
    bool required = false;                  ///< the column must be there, and no cell of it missing or empty
    std::optional<std::int64_t> minimum;    ///< of an integer
    std::vector<std::string> one_of;        ///< the texts that may stand; empty = any
  };
  std::string name;
  LocalizedText title, description;
  std::vector<TypeField> fields;
};
/// Errors: not_found, and with file and line bad_structure, unknown_key, bad_value, missing_column.
[[nodiscard]] Result<DatasetType> load_dataset_type(const std::string& name);

/// Whether a schema has the fields of a type: those that are required, and each that is there with the type's own field
/// type. Further fields are free. Errors: missing_column, bad_value; where().column is the field's name.
[[nodiscard]] Result<void> check_shape(const DatasetType& type, const Schema& schema, const std::string& policy_file);

/// Looks at the published rows of a dataset that has a type.
class TypeCheck {
 public:
  TypeCheck(const DatasetType& type, const Schema& schema);
  void look_at(const RawRecord& row);
  /// The first row that does not fit: refused, with row and field.
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

 private:
  struct Column {
    std::size_t place;
    const DatasetType::TypeField* field;
  };
  std::vector<Column> columns_;
  std::optional<Error> refusal_;
};

}  // namespace opendata::release
