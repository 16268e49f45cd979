#include "support/fake_platform.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace test {

FakePlatform::FakePlatform() {
  const auto handler = [this](const httplib::Request& request, httplib::Response& response) {
    handle(request, response);
  };
  server_.Get(".*", handler);
  server_.Post(".*", handler);
  server_.Put(".*", handler);
  server_.Delete(".*", handler);
  server_.set_keep_alive_max_count(1000);
  server_.set_tcp_nodelay(true);
  port_ = server_.bind_to_any_port("127.0.0.1");
  if (port_ <= 0) throw std::runtime_error("cannot listen");
}

FakePlatform::~FakePlatform() { stop(); }

void FakePlatform::start() {
  thread_ = std::thread([this] { server_.listen_after_bind(); });
  while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void FakePlatform::stop() {
  if (!thread_.joinable()) return;
  server_.stop();
  thread_.join();
}

std::vector<std::string> FakePlatform::seen() {
  const std::lock_guard lock(mutex_);
  return seen_;
}

unsigned FakePlatform::count(const std::string& part) {
  const std::lock_guard lock(mutex_);
  return static_cast<unsigned>(std::count_if(
      seen_.begin(), seen_.end(), [&](const std::string& line) { return line.find(part) != std::string::npos; }));
}

void FakePlatform::handle(const httplib::Request& request, httplib::Response& response) {
  const std::lock_guard lock(mutex_);
  const std::string line = request.method + " " + request.path;
  seen_.push_back(line);
  const Fault what = fault ? fault(line, counts_[line]++) : Fault();
  for (const auto& [name, value] : what.headers) response.set_header(name, value);
  if (what.kind == Fault::Kind::answer) {
    response.status = what.status;
    response.set_content(what.body, what.type);
    return;
  }
  const Answer answer = serve(request);
  if (what.kind == Fault::Kind::slow) std::this_thread::sleep_for(std::chrono::milliseconds(what.milliseconds));
  response.status = answer.status;
  if (what.kind == Fault::Kind::none || what.kind == Fault::Kind::slow)
    return response.set_content(answer.body, "application/json;charset=utf-8");
  const std::size_t given = what.kind == Fault::Kind::cut_answer ? answer.body.size() / 2 : 0;
  response.set_content_provider(answer.body.size() + 1, "application/json",
                                [body = answer.body, given](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                  if (offset < given) return sink.write(body.data() + offset, given - offset);
                                  return false;
                                });
}

}  // namespace test
