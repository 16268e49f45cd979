// Publishes a file into a catalogue and reads the release back, as a batch job of an agency would.
//   OPENDATA_KEY=<64 hex digits> 02_publish POLICY.json INPUT.csv CATALOG
#include <iostream>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

using namespace opendata;

namespace {

Result<void> publish_and_list(const std::string& policy_file, const std::string& input, const std::string& catalog) {
  const auto policy = read_policy(policy_file);
  if (!policy) return failure(policy.error());
  auto key = deid::PseudonymKey::from_environment("OPENDATA_KEY");
  if (!key) return failure(key.error());
  const auto published = publish(*policy, input, catalog, std::move(*key));
  if (!published) return failure(published.error());

  const auto release = open_release(catalog, published->dataset_id, published->release_id);
  if (!release) return failure(release.error());
  if (const auto intact = verify_release(*release); !intact) return intact;
  std::cout << release->metadata.title.zh_tw << ": " << release->manifest.rows << " records, "
            << release->schema.fields.size() << " fields\n";
  for (const ReleaseFile& file : release->manifest.files)
    if (!file.format.empty()) std::cout << file.path << " (" << file.media_type << ")\n";
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::cerr << "usage: 02_publish POLICY.json INPUT.csv CATALOG\n", 2;
  const auto done = publish_and_list(argv[1], argv[2], argv[3]);
  if (done) return 0;
  std::cerr << format_error(done.error(), Language::en) << '\n';
  return done.error().code() == Errc::refused ? 3 : 1;
}
