#include "support/fake_web.hpp"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Paper = std::unique_ptr<X509, decltype(&X509_free)>;

Key make_key() { return {EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free}; }

void add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

/// A certificate from 100 days ago until `days_left` from now.
Paper make_certificate(EVP_PKEY* key, const char* name, int days_left, long serial) {
  constexpr long day = 86'400;
  Paper certificate(X509_new(), X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -100 * day);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days_left * day + 3600);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  return certificate;
}

struct Authority {
  Key key = make_key();
  Paper certificate = make_certificate(key.get(), "Test authority", 3650, 1);
  Authority() {
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    add_extension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
  }
};
Authority& authority() {
  static Authority made;
  return made;
}

std::unique_ptr<httplib::Server> make_tls_server(const Certificate& wanted) {
  static long serial = 1;
  const Key key = make_key();
  const Paper certificate = make_certificate(key.get(), "127.0.0.1", wanted.days_left, ++serial);
  Authority& ca = authority();
  X509* issuer = wanted.by_our_ca ? ca.certificate.get() : certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  add_extension(certificate.get(), issuer, NID_subject_alt_name, "IP:127.0.0.1");
  X509_sign(certificate.get(), wanted.by_our_ca ? ca.key.get() : key.get(), EVP_sha256());
  return std::make_unique<httplib::SSLServer>(certificate.get(), key.get());
}

}  // namespace

std::string fake_ca_pem() {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
  PEM_write_bio_X509(out.get(), authority().certificate.get());
  std::string text(16'384, '\0');
  const int size = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
  return text.substr(0, static_cast<std::size_t>(size));
}

FakeWeb::FakeWeb(Handler handler, const std::string& address)
    : handler_(std::move(handler)), server_(std::make_unique<httplib::Server>()) {
  start("http", address);
}
FakeWeb::FakeWeb(Handler handler, const Certificate& certificate)
    : handler_(std::move(handler)), server_(make_tls_server(certificate)) {
  start("https", "127.0.0.1");
}

void FakeWeb::start(const std::string& scheme, const std::string& address) {
  server_->set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    const auto begun = std::chrono::steady_clock::now();
    response.status = 200;
    handler_(request, response);
    const std::lock_guard lock(mutex_);
    seen_.push_back({request.method + " " + request.target, begun, std::chrono::steady_clock::now()});
    return httplib::Server::HandlerResponse::Handled;
  });
  server_->set_keep_alive_max_count(1000);
  server_->set_keep_alive_timeout(1);
  server_->set_tcp_nodelay(true);
  port_ = server_->bind_to_any_port(address.c_str());
  if (port_ <= 0) throw std::runtime_error("cannot listen");
  base_ = scheme + "://" + address + ":" + std::to_string(port_);
  thread_ = std::thread([this] { server_->listen_after_bind(); });
  while (!server_->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

FakeWeb::~FakeWeb() {
  server_->stop();
  thread_.join();
}

std::vector<FakeWeb::Seen> FakeWeb::seen() {
  const std::lock_guard lock(mutex_);
  return seen_;
}

std::size_t FakeWeb::count(const std::string& part) {
  std::size_t n = 0;
  for (const Seen& one : seen()) n += one.line.find(part) != std::string::npos ? 1 : 0;
  return n;
}

SilentServer::SilentServer() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(listener_, 16) == 0 &&
                     ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (!bound) throw std::runtime_error("cannot listen");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] {
    for (int peer = ::accept(listener_, nullptr, nullptr); peer >= 0; peer = ::accept(listener_, nullptr, nullptr)) {
      ++taken_;
      ::close(peer);
    }
  });
}

SilentServer::~SilentServer() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

}  // namespace test
