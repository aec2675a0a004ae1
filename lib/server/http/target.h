#pragma once
#include <QString>
#include <QUrlQuery>
#include <optional>
#include <string_view>

namespace mj::server::http {

struct Target {
    QString path; // percent-decoded but for %2F, which stays as written so that a segment never holds a '/'
    QUrlQuery query;
};

// The target of a request line in origin form, "/path?query". Nothing for other forms, bytes that should have been
// encoded, a '#', broken percent-encoding, encoded control characters or text that is not UTF-8. Dot segments stay literal.
std::optional<Target> parseTarget(std::string_view target);

} // namespace mj::server::http
