#include "sim/machine/hosts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kvant::machine {

namespace {

std::string page(std::string_view title) {
  std::string text = fmt::format(
      "<!doctype html>\n<html>\n<head>\n    <title>{0}</title>\n    <meta charset=\"utf-8\" />\n</head>\n"
      "<body>\n<div>\n    <h1>{0}</h1>\n    <p>A page of the simulated network.</p>\n</div>\n",
      title);
  // As long as a small page of the real one.
  while (text.size() < 1200) text += "<p>Bytes take time to arrive: they are counted, not read.</p>\n";
  return text + "</body>\n</html>\n";
}

Host host(std::string name, VirtualTime latency, std::string_view title) {
  Host h;
  h.name = std::move(name);
  h.latency = latency;
  h.answers["*"].body = page(title);
  return h;
}

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 418:
      return "I'm a Teapot";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The value of a header, in lower case; empty when it is not there.
std::string header(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::size_t end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
    const std::size_t colon = line.find(':');
    if (colon != name.size()) continue;
    if (!std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); }))
      continue;
    std::string value(line.substr(colon + 1));
    std::transform(value.begin(), value.end(), value.begin(), lower);
    value.erase(0, value.find_first_not_of(" \t"));
    return value;
  }
  return {};
}

// httpbin.org/delay/3: a host whose only use is to be slow.
bool number_after(std::string_view path, std::string_view prefix, int& value) {
  if (path.substr(0, prefix.size()) != prefix) return false;
  const std::string_view digits = path.substr(prefix.size());
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc();
}

}  // namespace

const std::vector<Host>& built_in_hosts() {
  static const std::vector<Host> kAll = [] {
    std::vector<Host> all;
    all.push_back(host("example.com", 50 * kMillisecond, "Example Domain"));
    all.push_back(host("www.example.com", 50 * kMillisecond, "Example Domain"));
    all.push_back(host("example.org", 60 * kMillisecond, "Example Domain"));
    all.push_back(host("www.example.org", 60 * kMillisecond, "Example Domain"));
    all.push_back(host("google.com", 30 * kMillisecond, "Google"));
    all.push_back(host("www.google.com", 30 * kMillisecond, "Google"));
    all.push_back(host("python.org", 80 * kMillisecond, "Welcome to Python.org"));
    all.push_back(host("www.python.org", 80 * kMillisecond, "Welcome to Python.org"));
    all.push_back(host("docs.python.org", 80 * kMillisecond, "Python documentation"));
    all.push_back(host("github.com", 70 * kMillisecond, "GitHub"));
    all.push_back(host("wikipedia.org", 60 * kMillisecond, "Wikipedia"));
    all.push_back(host("www.wikipedia.org", 60 * kMillisecond, "Wikipedia"));
    all.push_back(host("httpbin.org", 100 * kMillisecond, "httpbin"));
    return all;
  }();
  return kAll;
}

bool answer_request(const Host& host, std::string& input, HostReply& reply) {
  const std::size_t end = input.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  const std::string head = input.substr(0, end);
  std::size_t length = 0;
  const std::string stated = header(head, "content-length");
  std::from_chars(stated.data(), stated.data() + stated.size(), length);
  if (input.size() < end + 4 + length) return false;
  input.erase(0, end + 4 + length);

  const std::string_view line = std::string_view(head).substr(0, head.find("\r\n"));
  const std::size_t space = line.find(' '), second = line.rfind(' ');
  std::string_view method = line.substr(0, space), path = "/", version = "HTTP/1.0";
  HostAnswer answer;
  if (space == std::string_view::npos || second == space || line.substr(second + 1, 5) != "HTTP/") {
    answer.status = 400;
    answer.body = "bad request\n";
  } else {
    path = line.substr(space + 1, second - space - 1);
    version = line.substr(second + 1);
    const std::string plain(path.substr(0, path.find('?')));
    int number = 0;
    if (const auto exact = host.answers.find(std::string(path)); exact != host.answers.end()) {
      answer = exact->second;
    } else if (const auto known = host.answers.find(plain); known != host.answers.end()) {
      answer = known->second;
    } else if (const auto any = host.answers.find("*"); any != host.answers.end()) {
      answer = any->second;
      if (host.name == "httpbin.org" && number_after(plain, "/delay/", number))
        answer.delay += std::clamp(number, 0, 10) * kSecond;
      if (host.name == "httpbin.org" && number_after(plain, "/status/", number) && number >= 100 &&
          number < 600)
        answer = {number, "text/html; charset=utf-8", "", 0};
    } else if (host.answers.empty()) {  // a host of which nothing more is said has any page
      answer.body = page(host.name);
    } else {
      answer.status = 404;
      answer.body = page("404 Not Found");
    }
    if (method != "GET" && method != "HEAD" && method != "POST" && method != "PUT" && method != "DELETE" &&
        method != "PATCH" && method != "OPTIONS") {
      answer.status = 405;
      answer.body.clear();
    }
  }
  const std::string connection = header(head, "connection");
  reply.close = connection == "close" || (version == "HTTP/1.0" && connection != "keep-alive");
  reply.delay = answer.delay;
  reply.bytes = fmt::format(
      "HTTP/1.1 {} {}\r\nServer: kvant\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: {}\r\n\r\n",
      answer.status, reason(answer.status), answer.type, answer.body.size(),
      reply.close ? "close" : "keep-alive");
  if (method != "HEAD") reply.bytes += answer.body;
  return true;
}

}  // namespace kvant::machine
