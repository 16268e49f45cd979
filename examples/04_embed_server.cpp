// Puts the API into a program of your own: answers requests without a socket first, then serves on a free port and
// stops again.
//   04_embed_server CATALOG INDEX
#include <iostream>
#include <opendata/api/server.hpp>
#include <thread>

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: 04_embed_server CATALOG INDEX\n", 2;
  auto server = opendata::api::Server::create({.catalog = argv[1], .index = argv[2], .port = 0});
  if (!server) return std::cerr << opendata::format_error(server.error(), opendata::Language::en) << '\n', 1;

  // Inside your own backend: hand over a request, send back the response.
  opendata::api::Request request;
  request.method = "GET";
  request.path = "/health/live";
  std::cout << "handled: " << server->handle(request).status << '\n';

  // Or let it listen.
  const auto port = server->bind();
  if (!port) return std::cerr << opendata::format_error(port.error(), opendata::Language::en) << '\n', 1;
  std::thread serving([&] { (void)server->serve(); });
  std::cout << "listening: " << (*port != 0 ? "yes" : "no") << '\n';
  server->stop();
  serving.join();
  std::cout << "stopped\n";
  return 0;
}
