#pragma once
#include <QByteArray>
#include <QHash>
#include <QStringList>
#include <QUrlQuery>

namespace mj::sandbox
{

// One request as it came over the socket, with the path cut into decoded segments.
struct HttpRequest {
    QByteArray method;
    QStringList path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;

    QByteArray header(const char *name) const { return headers.value(QByteArray(name)); }
};

} // namespace mj::sandbox
