#include "sandbox/fault_effect.h"

#include <QJsonArray>

namespace mj::sandbox
{

namespace
{

QByteArray rewritten(const QByteArray &body, void (*change)(QJsonObject &))
{
    QJsonObject json = QJsonDocument::fromJson(body).object();
    change(json);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

// The vendor adds fields and enum values without a new version of the API.
void addStrangers(QJsonObject &json)
{
    json[QLatin1String("settlementHints")] = QJsonObject{{QStringLiteral("window"), QStringLiteral("D+2")},
                                                         {QStringLiteral("parts"), QJsonArray{1, QJsonValue(), QStringLiteral("x")}}};
    json[QLatin1String("loyalty")] = QJsonValue();
    json[QLatin1String("type")] = QStringLiteral("SUBSCRIPTION_V9");
    json[QLatin1String("method")] = QStringLiteral("새로운결제수단");
    for (const QString &part : {QStringLiteral("card"), QStringLiteral("virtualAccount"), QStringLiteral("easyPay")}) {
        QJsonObject object = json[part].toObject();
        if (object.isEmpty())
            continue;
        object[QLatin1String("settlementStatus")] = QStringLiteral("PARTLY_COMPLETED");
        object[QLatin1String("acquireStatus")] = QStringLiteral("UNDER_WAY");
        object[QLatin1String("riskScore")] = 0.25;
        json[part] = object;
    }
}

void changeStatus(QJsonObject &json)
{
    json[QLatin1String("status")] = QStringLiteral("UNDER_REVIEW");
}

} // namespace

HttpReply spoiled(HttpReply reply, const Fault &fault)
{
    switch (fault.kind) {
    case Fault::Kind::DropAfterCommit:
        reply.drop = true;
        break;
    case Fault::Kind::MalformedJson:
        reply.body.truncate(reply.body.size() / 2);
        break;
    case Fault::Kind::UnknownFields:
        if (reply.status == 200)
            reply.body = rewritten(reply.body, addStrangers);
        break;
    case Fault::Kind::UnknownStatus:
        if (reply.status == 200)
            reply.body = rewritten(reply.body, changeStatus);
        break;
    case Fault::Kind::SlowDrip:
        reply.dripMs = fault.delayMs;
        break;
    case Fault::Kind::DelayAfterCommit: {
        HttpReply later;
        later.delayMs = fault.delayMs;
        later.resume = [ready = std::move(reply)] { return ready; };
        return later;
    }
    default:
        break;
    }
    return reply;
}

} // namespace mj::sandbox
