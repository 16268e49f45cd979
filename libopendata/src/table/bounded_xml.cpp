#include "table/bounded_xml.hpp"

#include <cstdlib>
#include <new>
#include <utility>

namespace opendata::table {
namespace {

/// What the parser that is at work on this thread may still take: Expat's allocators are given nothing that says whose
/// they are.
thread_local std::size_t* left = nullptr;

/// Makes a parser the one at work, until the scope ends.
class Turn {
 public:
  explicit Turn(std::size_t& of_parser) : before_(std::exchange(left, &of_parser)) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { left = before_; }

 private:
  std::size_t* before_;
};

/// Stands before each block.
struct alignas(std::max_align_t) Size {
  std::size_t bytes;
};

void* allocate(std::size_t bytes) {
  if (bytes > *left) return nullptr;
  auto* block = static_cast<Size*>(std::malloc(sizeof(Size) + bytes));
  if (block == nullptr) return nullptr;
  block->bytes = bytes;
  *left -= bytes;
  return block + 1;
}

void* resize(void* at, std::size_t bytes) {
  if (at == nullptr) return allocate(bytes);
  Size* block = static_cast<Size*>(at) - 1;
  const std::size_t before = block->bytes;
  if (bytes > before && bytes - before > *left) return nullptr;
  auto* moved = static_cast<Size*>(std::realloc(block, sizeof(Size) + bytes));
  if (moved == nullptr) return nullptr;
  moved->bytes = bytes;
  *left = *left + before - bytes;
  return moved + 1;
}

void release(void* at) {
  if (at == nullptr) return;
  Size* block = static_cast<Size*>(at) - 1;
  *left += block->bytes;
  std::free(block);
}

constexpr XML_Memory_Handling_Suite bounded{allocate, resize, release};

}  // namespace

BoundedXml::BoundedXml(std::size_t most_bytes) : left_(most_bytes), parser_(nullptr) {
  const Turn turn(left_);
  constexpr XML_Char separators[] = {separator, '\0'};
  parser_ = XML_ParserCreate_MM("UTF-8", &bounded, separators);
  if (parser_ == nullptr) throw std::bad_alloc();
}

BoundedXml::~BoundedXml() {
  const Turn turn(left_);
  XML_ParserFree(parser_);
}

BoundedXml::Outcome BoundedXml::parse(std::string_view bytes, Piece piece) {
  constexpr std::size_t large_piece = std::size_t{1} << 20U;
  if (waiting_.empty() && !is_stuck()) return feed(bytes, piece);
  waiting_ += bytes;
  if (piece == Piece::more_follow && waiting_.size() < large_piece) return Outcome::good;
  return feed(std::exchange(waiting_, {}), piece);
}

BoundedXml::Outcome BoundedXml::feed(std::string_view bytes, Piece piece) {
  const Turn turn(left_);
  const auto size = static_cast<int>(bytes.size());
  fed_ += size;
  return outcome_of(XML_Parse(parser_, bytes.data(), size, piece == Piece::last ? XML_TRUE : XML_FALSE));
}

/// Whether the parser keeps the beginning of something large that has not ended yet.
bool BoundedXml::is_stuck() const {
  constexpr std::int64_t large = 1 << 16U;
  const auto parsed = XML_GetCurrentByteIndex(parser_);
  return parsed >= 0 && fed_ - parsed > large;
}

BoundedXml::Outcome BoundedXml::resume() {
  const Turn turn(left_);
  return outcome_of(XML_ResumeParser(parser_));
}

BoundedXml::Outcome BoundedXml::outcome_of(XML_Status status) const {
  if (status == XML_STATUS_OK) return Outcome::good;
  if (status == XML_STATUS_SUSPENDED) return Outcome::suspended;
  return XML_GetErrorCode(parser_) == XML_ERROR_NO_MEMORY ? Outcome::out_of_memory : Outcome::not_well_formed;
}

}  // namespace opendata::table
