#pragma once
#include "base/clock.h"
#include <QStringList>
#include <QUrl>
#include <chrono>

namespace mj::server {

// How mails leave. Without a server address they stay in the local mailbox of the data folder.
struct MailConfig {
    QUrl server; // smtps://host:465, or smtp://host:587, which must offer STARTTLS
    QString user;
    QString password;
    QString oauthToken;   // XOAUTH2 instead of the password
    QString from;         // the address mails come from
    QString caFile;       // PEM; empty: the system's
    int dailyLimit = 450; // mails a UTC day of all servers together; the last tenth is kept for account mails. 0: none
};

// Sign-in with Google, off without a client id. The addresses come from the issuer's discovery document.
struct GoogleConfig {
    QUrl issuer = QUrl(QStringLiteral("https://accounts.google.com"));
    QString clientId;
    QString clientSecret;
};

// How much is let through before somebody has to wait. An address is the caller's, of IPv6 its /64.
struct Limits {
    int joinsAnHour = 20;  // an address
    int resetsAnHour = 20; // an address
    int googleAnHour = 60; // an address; each waits for Google
    int triesOfPair = 5;   // wrong passwords of an address for an account, before the first pause of 30 s
    int triesOfAddress = 20;
    int triesOfAccount = 50;
    int checksAtOnce = 4; // passwords of an address being checked in this process
    int openJobs = 60;    // of a member, that have not ended
};

// One service that makes pictures, as the operator has it. `id` is what models.json calls it ("via").
struct ProviderConfig {
    QString id;
    QString kind; // "openai", "openai_compatible", "replicate", "gemini", "stability", "fal", "automatic1111", "comfyui", "demo"
    QUrl base;    // empty: the service's own address
    QByteArray key;
    QString name;    // as people know it; names the processor in the ledger of processing
    QString country; // ISO-2 of where it works, or "local"
    QString retention; // "none", "1h", "30d": how long it keeps what it is sent
    QStringList resultHosts; // where its pictures may be fetched from: names, "*.name" or, for an engine of ours, "host:port"
    QByteArray webhookSecret; // of a service that tells us of its ends: a call to webhooks/<kind>/<id> that it signed is believed
    std::chrono::milliseconds pause{0};    // between two looks at a job that runs there; 0: what suits the service
    std::chrono::milliseconds patience{0}; // with one call, or with a job that runs there; 0: what suits the service
};

// Everything the backend is told from outside. Filled by app/server from flags and environment, by app/desktop for the local studio.
struct Config {
    QString dataFolder;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QUrl publicUrl; // what browsers are sent to; empty: the listening address
    int workers = 16;
    int runners = 2;
    bool accessLog = false;
    int forwardedHops = 0; // proxies of ours in front: the caller's address is this many from the right of X-Forwarded-For

    Limits limits;
    QByteArray models; // the catalogue as JSON; empty: the built-in one
    QList<ProviderConfig> providers; // beside the demo engine, which is always there

    MailConfig mail;
    GoogleConfig google;
    QByteArray keys; // content of server.key; empty: the file of the data folder

    QUrl tossSdkUrl = QUrl(QStringLiteral("https://js.tosspayments.com/v2/standard"));
    QUrl tossApiBase = QUrl(QStringLiteral("https://api.tosspayments.com"));
    QString tossClientKey;
    QString tossSecretKey;

    std::chrono::milliseconds demoPace{0}; // pause between the partial pictures of the demo engine, so that people can watch
    const Clock *clock = nullptr;          // null: the system's
};

} // namespace mj::server
