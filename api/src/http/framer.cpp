#include "framer.hpp"

#include <utility>

namespace opendata::api::http {

void Framer::append(std::string_view bytes) {
  buffer_.erase(0, std::exchange(begin_, 0));
  buffer_.append(bytes);
}

Framer::State Framer::step() {
  if (refusal_ != nullptr) return State::refused;
  if (head_size_ == 0) {
    if (const auto state = read_head(); state != State::needs_body) return state;
  }
  return buffer_.size() - begin_ >= head_size_ + head_.content_length ? State::complete : State::needs_body;
}

Framer::State Framer::read_head() {
  const auto bytes = std::string_view(buffer_).substr(begin_);
  const auto scan = scan_head(bytes, scanned_, limits_->head_bytes);
  scanned_ = bytes.size();
  if (scan.refusal != nullptr) return refuse(scan.refusal);
  if (scan.size == 0) return State::needs_head;
  auto head = parse_head(bytes.substr(0, scan.size), *limits_);
  if (!head) return refuse(head.error());
  head_ = std::move(*head);
  head_size_ = scan.size;
  return State::needs_body;
}

Framer::State Framer::refuse(Verdict verdict) {
  refusal_ = verdict;
  buffer_ = {};  // whatever follows cannot be trusted
  begin_ = 0;
  return State::refused;
}

std::string_view Framer::body() const {
  return std::string_view(buffer_).substr(begin_ + head_size_, head_.content_length);
}

void Framer::next() {
  begin_ += head_size_ + head_.content_length;
  scanned_ = head_size_ = 0;
  head_ = {};
  if (!empty()) return;
  buffer_ = {};  // an idle connection holds no memory
  begin_ = 0;
}

}  // namespace opendata::api::http
