#include "support/service_client.h"

#include "base/ids.h"
#include "server/documents/sqlite_documents.h"
#include "server/top_ups/ledger.h"

#include <QJsonDocument>
#include <QUrlQuery>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace mj {
namespace {

template <class T>
T readAs(const Answer &answer)
{
    const Result<T> value = T::fromJson(answer.json());
    if (answer.status / 100 != 2 || !value)
        throw std::runtime_error("unexpected answer: " + std::to_string(answer.status) + ' ' + answer.body.toStdString());
    return *value;
}

} // namespace

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Answer::code() const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

QString Answer::field() const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String("field")).toString();
}

QByteArray Answer::header(const char *name) const
{
    for (const auto &[known, value] : headers) {
        if (known == name)
            return value;
    }
    return {};
}

Answer ServiceClient::call(const QByteArray &method, const QString &path, const std::optional<QJsonObject> &body, const QByteArray &key) const
{
    server::http::OutboundRequest out;
    out.method = method;
    out.url = QUrl(m_base.toString() + path);
    out.timeoutMs = 60'000;
    if (!m_bearer.isEmpty())
        out.headers.emplaceBack("Authorization", "Bearer " + m_bearer.toUtf8());
    if (!m_address.isEmpty())
        out.headers.emplaceBack("X-Forwarded-For", m_address.toLatin1());
    if (!key.isEmpty())
        out.headers.emplaceBack("Idempotency-Key", key);
    if (body) {
        out.headers.emplaceBack("Content-Type", "application/json");
        out.body = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    const auto reply = server::http::send(out);
    return reply ? Answer{reply->status, reply->body, reply->headers} : Answer{};
}

ServiceClient ServiceClient::from(const QString &address) const
{
    ServiceClient client = *this;
    client.m_address = address;
    return client;
}

api::Balance ServiceClient::balance() const
{
    return readAs<api::Balance>(get(QStringLiteral("/v1/points")));
}

api::TopUp ServiceClient::topUp(const QString &id) const
{
    return readAs<api::TopUp>(get(QStringLiteral("/v1/top-ups/") + id));
}

api::Generation ServiceClient::generation(const QString &id) const
{
    return readAs<api::Generation>(get(QStringLiteral("/v1/generations/") + id));
}

QList<api::PointEntry> ServiceClient::entries() const
{
    QList<api::PointEntry> all;
    QString cursor;
    do {
        const QString query = cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + QString::fromLatin1(QUrl::toPercentEncoding(cursor));
        const QJsonObject page = get(QStringLiteral("/v1/points/entries?limit=200") + query).json();
        for (const QJsonValue &item : page.value(QLatin1String("items")).toArray())
            all.append(api::PointEntry::fromJson(item.toObject()).value());
        cursor = page.value(QLatin1String("nextCursor")).toString();
    } while (!cursor.isEmpty());
    return all;
}

api::TopUp ServiceClient::order(const QString &package) const
{
    return readAs<api::TopUp>(post(QStringLiteral("/v1/top-ups"), {{QStringLiteral("packageId"), package}, {QStringLiteral("language"), QStringLiteral("ko")}},
                                   newIdempotencyKey().toLatin1()));
}

api::Generation ServiceClient::generate(int count, const QString &prompt) const
{
    return api::Generation::fromJson(firstOf(make(recipeForm(count, prompt)))).value();
}

QString ServiceClient::quote(const QJsonObject &recipe) const
{
    return post(QStringLiteral("/v1/generations/quotes"), quoteForm(recipe)).json().value(QLatin1String("token")).toString();
}

Answer ServiceClient::make(const QJsonObject &recipe, const QByteArray &key) const
{
    const Answer price = post(QStringLiteral("/v1/generations/quotes"), quoteForm(recipe));
    if (price.status != 200)
        return price;
    return post(QStringLiteral("/v1/generations"), generationForm(recipe, price.json().value(QLatin1String("token")).toString()), key);
}

Answer ServiceClient::cancel(const QString &id, qint64 mostPoints) const
{
    return post(QStringLiteral("/v1/generations/%1/cancel").arg(id), {{QStringLiteral("mostPoints"), mostPoints}});
}

QJsonObject joinForm(const QString &email)
{
    QJsonArray consents;
    for (const char *purpose : {"terms", "privacy", "overseas_transfer"}) {
        consents.append(QJsonObject{{QStringLiteral("purpose"), QLatin1String(purpose)},
                                    {QStringLiteral("version"), QStringLiteral("2026-01-01")},
                                    {QStringLiteral("agreed"), true}});
    }
    return {{QStringLiteral("email"), email},
            {QStringLiteral("name"), QStringLiteral("김서연")},
            {QStringLiteral("password"), QStringLiteral("열 글자가 넘는 비밀번호")},
            {QStringLiteral("olderThan14"), true},
            {QStringLiteral("consents"), consents},
            {QStringLiteral("language"), QStringLiteral("ko")},
            {QStringLiteral("deviceName"), QStringLiteral("Debian desktop")}};
}

QJsonObject recipeForm(int count, const QString &prompt)
{
    return {{QStringLiteral("model"), QStringLiteral("demo-painter-1")},
            {QStringLiteral("prompt"), prompt},
            {QStringLiteral("size"), QStringLiteral("512x512")},
            {QStringLiteral("count"), count}};
}

QJsonObject quoteForm(const QJsonObject &recipe)
{
    return {{QStringLiteral("recipes"), QJsonArray{recipe}}};
}

QJsonObject generationForm(const QJsonObject &recipe, const QString &quote)
{
    return {{QStringLiteral("recipes"), QJsonArray{recipe}}, {QStringLiteral("quote"), quote}};
}

QJsonObject firstOf(const Answer &listing)
{
    return listing.json().value(QLatin1String("items"))[0].toObject();
}

Member joinUnverified(const QUrl &service)
{
    const QString email = newId(QLatin1String("someone")) + QStringLiteral("@example.com");
    const auto session = readAs<api::Session>(ServiceClient(service).post(QStringLiteral("/v1/accounts"), joinForm(email), newIdempotencyKey().toLatin1()));
    return {session, ServiceClient(service, session.accessToken)};
}

Member join(const QUrl &service, const std::function<QString(const QString &email)> &code)
{
    Member member = joinUnverified(service);
    member.session.account = readAs<api::Account>(member.client.post(QStringLiteral("/v1/me/verification/confirm"),
                                                                     {{QStringLiteral("code"), code(member.session.account.email)}}));
    return member;
}

Member join(const RealServer &server)
{
    return join(server.url(), [&server](const QString &email) { return server.code(email); });
}

void grant(const QString &dataFolder, const QString &accountId, qint64 points)
{
    const auto documents = server::SqliteDocuments::open(dataFolder + QStringLiteral("/backend.sqlite"));
    const SystemClock clock;
    if (!documents || !server::Ledger(**documents, clock).book(accountId, {{QStringLiteral("top_up"), newId(QLatin1String("ord")), Points(points), Points(0)}}))
        throw std::runtime_error("points could not be granted");
}

bool eventually(const std::function<bool()> &holds, int withinMs)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(withinMs);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

void inParallel(int count, const std::function<void(int)> &work)
{
    std::mutex mutex;
    std::condition_variable ready;
    bool begin = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            {
                std::unique_lock lock(mutex);
                ready.wait(lock, [&] { return begin; });
            }
            work(i);
        });
    }
    {
        const std::lock_guard lock(mutex);
        begin = true;
    }
    ready.notify_all();
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace mj
