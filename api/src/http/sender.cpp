#include "sender.hpp"

#include <sys/sendfile.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <limits>

namespace opendata::api::http {
namespace {

constexpr std::uint64_t bytes_per_turn = 1U << 20U;

void append_chunk(const std::string& piece, std::string& out) {
  std::array<char, 16> size{};
  const auto end = std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16).ptr;
  out.append(size.data(), end).append("\r\n").append(piece).append("\r\n");
}

Sender::Progress failed_send() {
  return errno == EAGAIN || errno == EWOULDBLOCK ? Sender::Progress::blocked : Sender::Progress::broken;
}

}  // namespace

void Sender::start(Outgoing outgoing) {
  outgoing_ = std::move(outgoing);
  offset_ = 0;
  sent_ = 0;
}

Sender::Progress Sender::send_some(int socket) {
  const auto turn_ends = sent_ + bytes_per_turn;
  while (sent_ < turn_ends) {
    std::optional<Progress> progress;
    if (offset_ < outgoing_.bytes.size())
      progress = send_bytes(socket);
    else if (outgoing_.file.part().length > 0)
      progress = send_file(socket);
    else if (outgoing_.generator)
      progress = pull_piece();
    else
      return Progress::done;
    if (progress) return *progress;
  }
  return Progress::yielded;
}

std::optional<Sender::Progress> Sender::send_bytes(int socket) {
  const int more = outgoing_.file.part().length > 0 ? MSG_MORE : 0;
  const auto count =
      ::send(socket, outgoing_.bytes.data() + offset_, outgoing_.bytes.size() - offset_, MSG_NOSIGNAL | more);
  if (count < 0) return errno == EINTR ? std::nullopt : std::optional(failed_send());
  offset_ += static_cast<std::size_t>(count);
  sent_ += static_cast<std::uint64_t>(count);
  return std::nullopt;
}

std::optional<Sender::Progress> Sender::send_file(int socket) {
  auto& part = outgoing_.file.part();
  auto offset = static_cast<off_t>(part.offset);
  const auto count =
      ::sendfile(socket, part.descriptor, &offset, static_cast<std::size_t>(std::min(part.length, bytes_per_turn)));
  if (count < 0) return errno == EINTR ? std::nullopt : std::optional(failed_send());
  if (count == 0) return Progress::broken;  // shorter than was promised in Content-Length
  part.offset += static_cast<std::uint64_t>(count);
  part.length -= static_cast<std::uint64_t>(count);
  sent_ += static_cast<std::uint64_t>(count);
  return std::nullopt;
}

std::optional<Sender::Progress> Sender::pull_piece() {
  auto piece = outgoing_.generator();
  if (!piece) return Progress::broken;
  outgoing_.bytes.clear();
  offset_ = 0;
  if (piece->empty()) outgoing_.generator = nullptr;
  if (outgoing_.chunked)
    append_chunk(*piece, outgoing_.bytes);
  else
    outgoing_.bytes = std::move(*piece);
  return std::nullopt;
}

}  // namespace opendata::api::http
