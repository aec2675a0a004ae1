#pragma once
#include <QDateTime>
#include <QString>

namespace mj::server {

// One mail in plain text, as it is read. Line ends are '\n'.
struct Mail {
    QString id;
    QString to;
    QString subject;
    QString text;
    QDateTime at;
};

} // namespace mj::server
