#include "server/generations/provider_floor.h"

#include "crypto/digest.h"
#include "support/catch.h"

#include <QImage>
#include <QJsonDocument>
#include <QSet>
#include <stdexcept>
#include <thread>

namespace mj::test {
namespace {

server::Config configured(const QList<server::ProviderConfig> &providers, const QList<QByteArray> &rows, int runners, const Clock &clock)
{
    server::Config config;
    config.providers = providers;
    config.models = "{\"models\":[" + rows.join(",") + "]}";
    config.runners = runners;
    config.clock = &clock;
    return config;
}

void checkEnd(const ProviderFloor &floor, const api::Generation &job, const Outcome &expected)
{
    const bool isMade = *expected.failure == '\0';
    CHECK(job.state == (isMade ? api::GenerationState::Succeeded : api::GenerationState::Failed));
    CHECK(job.failureCode == QLatin1String(expected.failure));
    CHECK(job.failureField == QLatin1String(expected.field));
    CHECK(job.pictures.size() == (isMade ? job.recipe.count : 0));
    CHECK(floor.isSettled(job.id, expected.charged));
    for (const api::PictureRef &picture : job.pictures)
        CHECK(QString::fromLatin1(sha256(floor.member.client.get(QStringLiteral("/v1/pictures/") + picture.id).body).toHex()) == picture.sha256);
}

// Every order told what it handed over, by size and hash, and until when it stays there.
void checkTold(const ProviderFloor &floor, const api::Generation &job, int orders)
{
    const QByteArray words = job.recipe.prompt.toUtf8();
    int told = 0;
    for (const api::Disclosure &disclosure : floor.disclosures(job.id)) {
        CHECK_FALSE(disclosure.processor.isEmpty());
        CHECK_FALSE(disclosure.country.isEmpty());
        CHECK(disclosure.until.isValid() == (disclosure.country != QLatin1String("local")));
        for (const api::DisclosedField &field : disclosure.fields) {
            if (field.name != QLatin1String("prompt"))
                continue;
            ++told;
            CHECK(field.bytes == words.size());
            CHECK(field.sha256 == QString::fromLatin1(sha256(words).toHex()));
        }
    }
    CHECK(told == orders);
}

} // namespace

void checkOrder(ProviderFloor &floor, const QJsonObject &recipe, const Outcome &expected, const std::function<int()> &orders)
{
    const int before = orders();
    const QString id = floor.submit(recipe);
    const api::Generation job = floor.ended(id);
    checkEnd(floor, job, expected);
    CHECK(orders() - before == expected.orders);
    checkTold(floor, job, expected.orders);
}

void checkCancel(ProviderFloor &floor, const QJsonObject &recipe, qint64 cost, const std::function<bool()> &isUnderWay, const std::function<int()> &orders)
{
    const int before = orders();
    const QString id = floor.submit(recipe);
    REQUIRE(eventually(isUnderWay));
    CHECK(floor.job(id).cancelCost == Points(cost));
    if (cost > 0)
        CHECK(floor.member.client.cancel(id, cost - 1).code() == QStringLiteral("quote_expired")); // never more than was told
    CHECK(floor.member.client.cancel(id, cost).status == 200);
    const api::Generation job = floor.ended(id);
    CHECK(job.state == api::GenerationState::Canceled);
    CHECK(floor.isSettled(id, cost));
    CHECK(orders() - before == 1);
    checkTold(floor, job, 1);
}

void checkRestart(ProviderFloor &floor, const QJsonObject &recipe, const Outcome &expected, const std::function<bool()> &isUnderWay, const std::function<void()> &recover,
                  const std::function<int()> &orders)
{
    const int before = orders();
    const QString id = floor.submit(recipe);
    REQUIRE(eventually(isUnderWay));
    floor.server.stop();
    recover();
    floor.server.restart();
    const api::Generation job = floor.ended(id);
    checkEnd(floor, job, expected);
    CHECK(orders() - before == expected.orders);
    checkTold(floor, job, expected.orders);
}

ProviderFloor::ProviderFloor(const QList<server::ProviderConfig> &providers, const QList<QByteArray> &rows, int runners)
    : clock(QDateTime::currentDateTimeUtc()), server(configured(providers, rows, runners, clock)), member(join(server))
{
    grant(server.folder() + QStringLiteral("/server"), member.session.account.id, granted);
}

QString ProviderFloor::submit(const QJsonObject &recipe) const
{
    const Answer made = member.client.make(recipe);
    if (made.status != 201)
        throw std::runtime_error("not ordered: " + std::to_string(made.status) + ' ' + made.body.toStdString());
    return firstOf(made).value(QLatin1String("id")).toString();
}

api::Generation ProviderFloor::ended(const QString &id)
{
    for (int i = 0; i < 40 && !eventually([&] { return !job(id).isOpen(); }, 1'500); ++i) {
        if (job(id).state == api::GenerationState::Queued)
            clock.advance(25); // less than a lease: whoever has just taken it keeps it
    }
    const api::Generation last = job(id);
    if (last.isOpen())
        throw std::runtime_error("a job does not end");
    return last;
}

QList<api::Disclosure> ProviderFloor::disclosures(const QString &id) const
{
    QList<api::Disclosure> list;
    const QJsonArray items = member.client.get(QStringLiteral("/v1/generations/%1/disclosures").arg(id)).json().value(QLatin1String("items")).toArray();
    for (const QJsonValue &item : items)
        list.append(api::Disclosure::fromJson(item.toObject()).value());
    return list;
}

QStringList ProviderFloor::partials(const QString &id) const
{
    QStringList seen;
    QString after = QStringLiteral("0");
    bool isOver = false;
    for (int i = 0; i < 200 && !isOver; ++i) {
        const QJsonObject page = member.client.get(QStringLiteral("/v1/generations?after=%1&wait=5").arg(after)).json();
        after = page.value(QLatin1String("nextCursor")).toString(after);
        for (const QJsonValue &item : page.value(QLatin1String("items")).toArray()) {
            const api::Generation now = api::Generation::fromJson(item.toObject()).value();
            isOver = isOver || (now.id == id && !now.isOpen());
            if (now.id != id || now.partialId.isEmpty() || seen.contains(now.partialId))
                continue;
            if (!QImage::fromData(member.client.get(QStringLiteral("/v1/pictures/") + now.partialId).body).isNull())
                seen.append(now.partialId);
        }
    }
    return seen;
}

QString ProviderFloor::stateOf(const QString &model) const
{
    for (const QJsonValue &item : ServiceClient(server.url()).get(QStringLiteral("/v1/models")).json().value(QLatin1String("items")).toArray()) {
        if (item[QLatin1String("id")].toString() == model)
            return item[QLatin1String("state")].toString();
    }
    return {};
}

bool ProviderFloor::isSettled(const QString &id, qint64 charged) const
{
    const qint64 reserved = job(id).reserved.value();
    QHash<QString, Points> booked;
    Points available;
    Points held;
    int movements = 0;
    for (const api::PointEntry &entry : member.client.entries()) {
        available = available + entry.available;
        held = held + entry.held;
        if (entry.reference == id) {
            booked[entry.kind] = entry.held;
            ++movements;
        }
    }
    const int expected = 1 + (charged > 0 ? 1 : 0) + (charged < reserved ? 1 : 0);
    return job(id).charged == Points(charged) && member.client.balance() == api::Balance{Points(granted - charged), Points(0)}
        && available == Points(granted - charged) && held == Points(0) && movements == expected && booked.value(QStringLiteral("reserve")) == Points(reserved)
        && booked.value(QStringLiteral("settle")) == Points(-charged) && booked.value(QStringLiteral("release")) == Points(charged - reserved);
}

server::ProviderConfig providerAt(const QString &kind, const QUrl &base, const QByteArray &key)
{
    server::ProviderConfig config;
    config.id = kind;
    config.kind = kind;
    config.base = base;
    config.key = key;
    config.pause = std::chrono::milliseconds(15);
    config.patience = std::chrono::milliseconds(20'000);
    return config;
}

QJsonObject recipeFor(const QString &model, const QString &size, const QString &prompt, int count)
{
    QJsonObject recipe{{QStringLiteral("model"), model}, {QStringLiteral("prompt"), prompt}, {QStringLiteral("count"), count}};
    if (!size.isEmpty())
        recipe.insert(QStringLiteral("size"), size);
    return recipe;
}

} // namespace mj::test
