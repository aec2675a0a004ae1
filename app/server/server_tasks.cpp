#include "server_tasks.h"

#include "server/documents/sqlite_documents.h"
#include "server/identity/personal_keys.h"
#include "server/mail/local_mailbox.h"
#include "server/payments/toss_gateway.h"
#include "server/top_ups/ledger_audit.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <cstdio>

namespace mj {
namespace {

void print(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

QString inside(const server::Config &config, const char *name)
{
    return QDir(config.dataFolder).filePath(QLatin1String(name));
}

} // namespace

Result<void> rotateKey(const server::Config &config)
{
    if (!config.keys.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("the keys come by environment: they are changed where they are kept"));
    const Result<QString> made = server::rotateKeys(inside(config, "server.key"));
    if (!made)
        return fail(made);
    print({{QStringLiteral("key"), *made}});
    return {};
}

Result<void> printMailbox(const server::Config &config)
{
    const QString database = inside(config, "backend.sqlite");
    const QString keyFile = inside(config, "server.key");
    // Opening would make them, and an empty mailbox with a new key would look like an answer.
    if (!QFile::exists(database) || (config.keys.isEmpty() && !QFile::exists(keyFile)))
        return fail(Code::Storage, QStringLiteral("there is no server's data in this folder"));
    const auto personal = config.keys.isEmpty() ? server::PersonalData::open(keyFile) : server::PersonalData::fromKeys(config.keys);
    if (!personal)
        return fail(personal);
    const auto documents = server::SqliteDocuments::open(database);
    if (!documents)
        return fail(documents);
    const SystemClock clock;
    const server::LocalMailbox mailbox(**documents, *personal, clock);
    for (const server::Mail &mail : mailbox.mails())
        print({{QStringLiteral("to"), mail.to}, {QStringLiteral("subject"), mail.subject}, {QStringLiteral("text"), mail.text}, {QStringLiteral("at"), toWire(mail.at)}});
    return {};
}

Result<bool> auditLedger(const server::Config &config)
{
    const auto documents = server::SqliteDocuments::openReadOnly(inside(config, "backend.sqlite"));
    if (!documents)
        return fail(documents);
    const SystemClock clock;
    server::OrderBook orders(**documents, clock);
    server::TossGateway gateway(config.tossApiBase, config.tossSecretKey);
    const auto report = server::LedgerAudit(**documents, orders, gateway).run();
    if (!report)
        return fail(report);
    for (const QString &line : report->differences)
        print({{QStringLiteral("difference"), line}});
    print({{QStringLiteral("accounts"), report->accounts},
           {QStringLiteral("entries"), report->entries},
           {QStringLiteral("orders"), report->orders},
           {QStringLiteral("won"), report->taken.value()},
           {QStringLiteral("differences"), report->differences.size()}});
    return report->differences.isEmpty();
}

} // namespace mj
