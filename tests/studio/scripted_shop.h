#pragma once
#include "api/generation.h"
#include "api/points.h"
#include "api/top_up.h"
#include "scripted_service.h"

#include <QSet>
#include <QUrlQuery>
#include <algorithm>

namespace mj::studio {

// A ScriptedService that also sells points, gives them back and keeps the books: lists that a test fills, and rules of the wire that it
// keeps (one key one effect, pages, months). Test thread.
class ScriptedShop : public ScriptedService
{
public:
    ScriptedShop()
    {
        account.emailVerified = true;
        account.createdAt = QDateTime::currentDateTimeUtc().addDays(-80);
        offer.packages = {{QStringLiteral("p5000"), Krw(5000), Points(500), Points(0)}, {QStringLiteral("p10000"), Krw(10000), Points(1050), Points(50)}};
        offer.custom = {Krw(1000), Krw(500'000), Krw(1000), Krw(10)};
        offer.fullRefundDays = 7;
        offer.laterSharePercent = 90;
        offer.paidMonths = 60;
        offer.bonusMonths = 12;
        model.id = QStringLiteral("demo-painter-1");
        model.name = QStringLiteral("Demo painter");
        model.provider = QStringLiteral("MJ Studio");
        model.country = QStringLiteral("local");
        model.retention = QStringLiteral("none");
        model.sizes = {QSize(512, 512)};
        model.maxCount = 4;
        model.pointsPerPicture = Points(12);
        also = [this](const BrokenServer::Seen &seen) -> std::optional<Answer> {
            const std::optional<Answer> answer = act(seen);
            return answer && losesAnswers.contains(lineOf(seen)) ? BrokenServer::failing(BrokenServer::How::CutBeforeHeader) : answer;
        };
    }

    api::TopUp &order(const QString &id)
    {
        const auto found = std::find_if(orders.begin(), orders.end(), [&](const api::TopUp &order) { return order.id == id; });
        Q_ASSERT(found != orders.end());
        return *found;
    }
    // An order of `age` seconds.
    api::TopUp &add(const QString &id, api::TopUpState state, qint64 age = 60)
    {
        api::TopUp order;
        order.id = id;
        order.state = state;
        order.price = Krw(10000);
        order.points = Points(1050);
        order.bonus = Points(50);
        order.createdAt = QDateTime::currentDateTimeUtc().addSecs(-age);
        if (order.isPaid()) {
            order.settledAt = order.createdAt.addSecs(30);
            order.method = QStringLiteral("card");
            order.receiptUrl = QUrl(QStringLiteral("https://receipts.example.com/") + id);
        } else if (order.isUnpaid()) {
            order.checkoutUrl = QUrl(QStringLiteral("https://pay.example.com/") + id);
            order.returnUrl = QUrl(QStringLiteral("https://pay.example.com/return"));
        }
        orders.append(order);
        return orders.last();
    }
    void addEntry(const char *kind, qint64 available, qint64 held, qint64 secondsAgo = 60, const QString &reference = {})
    {
        api::PointEntry entry;
        entry.id = QStringLiteral("ent_%1").arg(entries.size());
        entry.kind = QLatin1String(kind);
        entry.reference = reference.isEmpty() ? QStringLiteral("ref_%1").arg(entries.size()) : reference;
        entry.available = Points(available);
        entry.held = Points(held);
        entry.after = balance;
        entry.at = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
        entries.append(entry);
    }
    api::RefundQuote fullQuote(const QString &orderId) const
    {
        api::RefundQuote full;
        full.orderId = orderId;
        full.points = Points(1000);
        full.bonus = Points(50);
        full.worth = Krw(10000);
        full.won = Krw(10000);
        full.fullUntil = QDateTime::currentDateTimeUtc().addDays(7);
        return full;
    }

    api::Offer offer;
    api::Model model;
    api::Balance balance;
    QList<api::TopUp> orders; // newest last
    QList<api::PointLot> lots;
    QList<api::PointEntry> entries; // newest first
    api::SpendingLimits limits;
    api::RefundQuote quote;
    api::RefundState refundState = api::RefundState::Requested; // of the next refund
    int pageSize = 100;
    QSet<QByteArray> losesAnswers; // by "METHOD /path": it acts and says nothing
    QHash<QByteArray, QString> done; // what a key did

private:
    template <class T>
    static Answer list(const QList<T> &items, const QString &next = {})
    {
        return told(api::Listing<T>{items, next});
    }
    std::optional<Answer> act(const BrokenServer::Seen &seen)
    {
        const QByteArray line = lineOf(seen);
        if (line.contains("/v1/points"))
            return actOnPoints(line, seen);
        if (line.contains("/v1/top-ups"))
            return actOnOrders(line, seen);
        if (line == "GET /v1/models")
            return list<api::Model>({model});
        if (line == "POST /v1/generations/quotes") {
            const auto asked = api::CreateQuote::fromJson(QJsonDocument::fromJson(seen.body).object());
            api::Quote price;
            for (const api::Recipe &recipe : asked ? asked->recipes : QList<api::Recipe>()) {
                price.each.append(model.pointsPerPicture * recipe.count);
                price.points += price.each.last();
            }
            price.token = QStringLiteral("signed");
            price.balance = balance;
            price.expiresAt = QDateTime::currentDateTimeUtc().addSecs(600);
            return told(price);
        }
        if (line == "POST /v1/generations") {
            const auto asked = api::CreateGenerations::fromJson(QJsonDocument::fromJson(seen.body).object());
            api::Generation job;
            job.id = QStringLiteral("gen_1");
            job.recipe = asked ? asked->recipes.first() : api::Recipe();
            job.createdAt = QDateTime::currentDateTimeUtc();
            return told(api::Listing<api::Generation>{{job}, {}}, 201);
        }
        return std::nullopt;
    }
    Answer actOnPoints(const QByteArray &line, const BrokenServer::Seen &seen)
    {
        if (line == "GET /v1/points/lots")
            return list(lots);
        if (line == "GET /v1/points/limits")
            return told(limits);
        if (line == "PATCH /v1/points/limits") {
            const auto asked = api::ChangeSpendingLimits::fromJson(QJsonDocument::fromJson(seen.body).object());
            if (!asked)
                return BrokenServer::error(422, "invalid_field");
            limits.perDay = asked->perDay;
            limits.perMonth = asked->perMonth;
            limits.askAbove = asked->askAbove;
            return told(limits);
        }
        if (line == "GET /v1/points/entries")
            return page(seen);
        return told(balance);
    }
    Answer page(const BrokenServer::Seen &seen) const
    {
        const QUrlQuery query(QUrl(QString::fromLatin1(seen.target)));
        const QString month = query.queryItemValue(QStringLiteral("month"));
        const int from = query.queryItemValue(QStringLiteral("cursor")).toInt();
        QList<api::PointEntry> wanted;
        for (const api::PointEntry &entry : entries) {
            if (month.isEmpty() || entry.at.toOffsetFromUtc(9 * 3600).toString(QStringLiteral("yyyy-MM")) == month)
                wanted.append(entry);
        }
        const bool hasMore = from + pageSize < wanted.size();
        return list(wanted.mid(from, pageSize), hasMore ? QString::number(from + pageSize) : QString());
    }
    Answer actOnOrders(const QByteArray &line, const BrokenServer::Seen &seen)
    {
        if (line == "GET /v1/top-ups/offer")
            return told(offer);
        if (line == "GET /v1/top-ups") {
            QList<api::TopUp> newestFirst = orders;
            std::sort(newestFirst.begin(), newestFirst.end(), [](const api::TopUp &a, const api::TopUp &b) { return a.createdAt > b.createdAt; });
            return list(newestFirst);
        }
        const QByteArray key = seen.headers.value("idempotency-key");
        if (line == "POST /v1/top-ups")
            return create(key, seen);
        const QString id = QString::fromLatin1(line.split('/').value(3));
        const bool isKnown = std::any_of(orders.begin(), orders.end(), [&](const api::TopUp &order) { return order.id == id; });
        if (!isKnown)
            return BrokenServer::error(404, "not_found");
        if (line.endsWith("/refund"))
            return told(quote);
        if (line.endsWith("/refunds"))
            return refund(order(id), key, seen);
        if (line.endsWith("/finish")) {
            order(id).state = api::TopUpState::Paid;
            order(id).isApproved = false;
        }
        return told(order(id));
    }
    Answer create(const QByteArray &key, const BrokenServer::Seen &seen)
    {
        const auto asked = api::CreateTopUp::fromJson(QJsonDocument::fromJson(seen.body).object());
        if (!asked)
            return BrokenServer::error(422, "invalid_field");
        if (!done.contains(key)) {
            done.insert(key, QStringLiteral("order_%1").arg(orders.size() + 1));
            api::TopUp &made = add(done.value(key), api::TopUpState::Created, 0);
            if (asked->packageId.isEmpty()) {
                made.price = asked->amount;
                made.points = Points(asked->amount.value() / offer.custom.wonPerPoint.value());
                made.bonus = Points(0);
            }
        }
        return told(order(done.value(key)), 201);
    }
    Answer refund(api::TopUp &order, const QByteArray &key, const BrokenServer::Seen &seen)
    {
        const auto asked = api::CreateRefund::fromJson(QJsonDocument::fromJson(seen.body).object());
        if (!asked || quote.needsAccount == asked->account.isEmpty())
            return BrokenServer::error(422, "invalid_field");
        if (!done.contains(key)) {
            if (asked->points != quote.points || asked->won != quote.won)
                return BrokenServer::error(409, "quote_expired");
            api::Refund made;
            made.id = QStringLiteral("ref_%1").arg(order.refunds.size() + 1);
            made.state = refundState;
            made.points = quote.points;
            made.bonus = quote.bonus;
            made.won = quote.won;
            made.byTransfer = quote.needsAccount;
            made.requestedAt = QDateTime::currentDateTimeUtc();
            order.refunds.append(made);
            order.state = made.isOpen() ? api::TopUpState::Refunding : api::TopUpState::Refunded;
            done.insert(key, made.id);
        }
        for (const api::Refund &made : order.refunds) {
            if (made.id == done.value(key))
                return told(made, 201);
        }
        return BrokenServer::error(404, "not_found");
    }
};

} // namespace mj::studio
