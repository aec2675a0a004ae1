#pragma once
#include "base/clock.h"
#include <QString>
#include <QUrl>
#include <chrono>

namespace mj::server {

// Everything the backend is told from outside. Filled by app/server from flags and environment, by app/desktop for the local studio.
struct Config {
    QString dataFolder;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QUrl publicUrl; // what browsers are sent to; empty: the listening address
    int workers = 16;
    int runners = 2;
    bool accessLog = false;

    QUrl tossSdkUrl = QUrl(QStringLiteral("https://js.tosspayments.com/v2/standard"));
    QUrl tossApiBase = QUrl(QStringLiteral("https://api.tosspayments.com"));
    QString tossClientKey;
    QString tossSecretKey;

    std::chrono::milliseconds demoPace{0}; // pause between the partial pictures of the demo engine, so that people can watch
    const Clock *clock = nullptr;          // null: the system's
};

} // namespace mj::server
