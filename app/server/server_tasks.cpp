#include "server_tasks.h"

#include "server/documents/sqlite_documents.h"
#include "server/identity/personal_keys.h"
#include "server/mail/daily_count.h"
#include "server/mail/local_mailbox.h"
#include "server/mail/mail_queue.h"
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

struct Opened {
    server::PersonalData personal;
    std::unique_ptr<server::SqliteDocuments> documents;
};

// Opening would make them, and an empty mailbox with a new key would look like an answer.
Result<Opened> openData(const server::Config &config)
{
    const QString database = inside(config, "backend.sqlite");
    const QString keyFile = inside(config, "server.key");
    if (!QFile::exists(database) || (config.keys.isEmpty() && !QFile::exists(keyFile)))
        return fail(Code::Storage, QStringLiteral("there is no server's data in this folder"));
    auto personal = config.keys.isEmpty() ? server::PersonalData::open(keyFile) : server::PersonalData::fromKeys(config.keys);
    if (!personal)
        return fail(personal);
    auto documents = server::SqliteDocuments::open(database);
    if (!documents)
        return fail(documents);
    return Opened{std::move(*personal), std::move(*documents)};
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
    const Result<Opened> opened = openData(config);
    if (!opened)
        return fail(opened);
    const SystemClock clock;
    const server::LocalMailbox mailbox(*opened->documents, opened->personal, clock);
    for (const server::Mail &mail : mailbox.mails())
        print({{QStringLiteral("to"), mail.to}, {QStringLiteral("subject"), mail.subject}, {QStringLiteral("text"), mail.text}, {QStringLiteral("at"), toWire(mail.at)}});
    return {};
}

Result<void> printMailState(const server::Config &config)
{
    using State = server::MailStanding::State;
    const Result<Opened> opened = openData(config);
    if (!opened)
        return fail(opened);
    const SystemClock clock;
    const server::MailQueue queue(*opened->documents, clock, server::MailQueue::nameOf(config.mail, opened->personal));
    const auto standing = queue.standing();
    const auto sent = server::DailyCount(*opened->documents, clock).today();
    if (!standing || !sent)
        return fail(Code::Storage, QStringLiteral("the state of the mails cannot be read"));
    const char *state = standing->state == State::Open ? "open" : standing->state == State::Paused ? "paused" : "stopped";
    print({{QStringLiteral("state"), QLatin1String(state)},
           {QStringLiteral("until"), toWire(standing->until)},
           {QStringLiteral("reply"), standing->reply},
           {QStringLiteral("enhanced"), standing->enhanced},
           {QStringLiteral("at"), toWire(standing->at)},
           {QStringLiteral("sentToday"), *sent},
           {QStringLiteral("dailyLimit"), config.mail.dailyLimit}});
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
