#include "operations/metrics.hpp"

#include <unistd.h>

#include <cstdio>

namespace opendata::api {
namespace {

constexpr std::array<std::string_view, 4> method_names{"GET", "HEAD", "POST", "other"};
constexpr std::array<std::string_view, 4> class_names{"2xx", "3xx", "4xx", "5xx"};
/// Upper bounds in microseconds, and as Prometheus writes them; the last is +Inf.
constexpr std::array<std::uint64_t, 10> bounds{100, 250, 500, 1000, 5000, 25'000, 100'000, 500'000, 2'000'000, 10'000'000};
constexpr std::array<std::string_view, 11> bound_names{"0.0001", "0.00025", "0.0005", "0.001", "0.005", "0.025",
                                                       "0.1",    "0.5",     "2",      "10",    "+Inf"};

std::size_t method_index(const std::string& method) {
  for (std::size_t i = 0; i + 1 < method_names.size(); ++i)
    if (method_names[i] == method) return i;
  return method_names.size() - 1;
}

std::size_t class_index(int status) { return status < 300 ? 0 : status < 400 ? 1 : status < 500 ? 2 : 3; }

std::string_view template_of(std::size_t route) {
  return route < routes().size() ? routes()[route].path : std::string_view("none");
}

void header(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  out.append(type).append("\n");
}

void gauge(std::string& out, std::string_view name, std::string_view help, std::uint64_t value) {
  header(out, name, "gauge", help);
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

void counter(std::string& out, std::string_view name, std::string_view help, std::uint64_t value) {
  header(out, name, "counter", help);
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

std::string seconds(std::uint64_t microseconds) {
  std::array<char, 40> text{};
  const int size = std::snprintf(text.data(), text.size(), "%llu.%06llu", static_cast<unsigned long long>(microseconds / 1'000'000),
                                 static_cast<unsigned long long>(microseconds % 1'000'000));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::uint64_t resident_bytes() {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "re"), &std::fclose);
  unsigned long size = 0, resident = 0;
  if (!file || std::fscanf(file.get(), "%lu %lu", &size, &resident) != 2) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

Metrics::Metrics() {
  for (std::size_t i = 0; i <= routes().size(); ++i) routes_.push_back(std::make_unique<Counters>());
}

void Metrics::count(const Route* route, const std::string& method, int status, std::chrono::microseconds time,
                    std::uint64_t bytes) {
  const auto place = route == nullptr ? routes().size() : static_cast<std::size_t>(route - routes().data());
  Counters& counters = *routes_[place];
  const auto microseconds = static_cast<std::uint64_t>(time.count());
  std::size_t bucket = 0;
  while (bucket < bounds.size() && microseconds > bounds[bucket]) ++bucket;
  counters.requests[method_index(method)][class_index(status)].fetch_add(1, std::memory_order_relaxed);
  counters.times[bucket].fetch_add(1, std::memory_order_relaxed);
  counters.microseconds.fetch_add(microseconds, std::memory_order_relaxed);
  counters.bytes.fetch_add(bytes, std::memory_order_relaxed);
}

void Metrics::write_requests(std::string& out) const {
  header(out, "opendata_http_requests_total", "counter", "Answered requests.");
  for (std::size_t route = 0; route < routes_.size(); ++route)
    for (std::size_t method = 0; method < methods; ++method)
      for (std::size_t kind = 0; kind < classes; ++kind) {
        const auto value = routes_[route]->requests[method][kind].load(std::memory_order_relaxed);
        if (value == 0) continue;
        out.append("opendata_http_requests_total{route=\"").append(template_of(route)).append("\",method=\"");
        out.append(method_names[method]).append("\",status=\"").append(class_names[kind]).append("\"} ");
        out.append(std::to_string(value)).append("\n");
      }
}

void Metrics::write_times(std::string& out) const {
  header(out, "opendata_http_request_duration_seconds", "histogram", "Time in the handler.");
  for (std::size_t route = 0; route < routes_.size(); ++route) {
    const Counters& counters = *routes_[route];
    const std::string label = "{route=\"" + std::string(template_of(route)) + "\"";
    std::uint64_t sum = 0;
    for (const auto& bucket : counters.times) sum += bucket.load(std::memory_order_relaxed);
    if (sum == 0) continue;
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
      so_far += counters.times[i].load(std::memory_order_relaxed);
      out.append("opendata_http_request_duration_seconds_bucket").append(label).append(",le=\"").append(bound_names[i]);
      out.append("\"} ").append(std::to_string(so_far)).append("\n");
    }
    out.append("opendata_http_request_duration_seconds_sum").append(label).append("} ");
    out.append(seconds(counters.microseconds.load(std::memory_order_relaxed))).append("\n");
    out.append("opendata_http_request_duration_seconds_count").append(label).append("} ").append(std::to_string(so_far)).append("\n");
  }
}

std::string Metrics::format(const Gauges& gauges) const {
  std::string out;
  write_requests(out);
  write_times(out);
  std::uint64_t bytes = 0;
  for (const auto& counters : routes_) bytes += counters->bytes.load(std::memory_order_relaxed);
  counter(out, "opendata_http_response_bytes_total", "Bytes of answers with a known length.", bytes);
  counter(out, "opendata_http_limited_total", "Requests over the limit of an address.", limited_.load());
  counter(out, "opendata_http_misdirected_total", "Requests for hosts that are not listed.", misdirected_.load());
  gauge(out, "opendata_http_connections", "Open connections.", gauges.connections);
  gauge(out, "opendata_http_overloaded", "Whether requests are being turned away.", gauges.overloaded ? 1 : 0);
  gauge(out, "opendata_draining", "Whether the server is about to end.", gauges.draining ? 1 : 0);
  gauge(out, "opendata_datasets", "Datasets that are served.", gauges.catalog->datasets.size());
  gauge(out, "opendata_release_alarms", "Releases that could not be opened.", gauges.catalog->alarms.size());
  gauge(out, "opendata_catalog_stale", "Whether a newer catalogue could not be read.", gauges.catalog->stale ? 1 : 0);
  gauge(out, "opendata_index_stale", "Whether a newer index could not be read.", gauges.index->stale ? 1 : 0);
  gauge(out, "opendata_index_documents", "Documents of the search index.", gauges.index->stats.documents);
  gauge(out, "process_resident_memory_bytes", "Resident memory.", resident_bytes());
  return out;
}

}  // namespace opendata::api
