#include "api/delivery.h"

#include "api/reader.h"
#include "base/clock.h"

namespace mj::api {
namespace {

Call deliveriesOf(const QString &generationId, Method method)
{
    Call c;
    c.method = method;
    c.path = QStringLiteral("/v1/generations/%1/deliveries").arg(generationId);
    return c;
}

} // namespace

Result<Delivery> Delivery::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Delivery one;
    one.id = in.text("id", 60);
    one.state = in.text("state", 20);
    one.reply = static_cast<int>(in.integerOr("reply", 0));
    one.enhanced = in.textOr("enhanced", {}, 20);
    one.at = in.time("at");
    one.until = in.timeOr("until");
    one.address = in.text("address", 254);
    return in.finish(one);
}

QJsonObject Delivery::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("state"), state},
            {QStringLiteral("reply"), reply},
            {QStringLiteral("enhanced"), enhanced},
            {QStringLiteral("at"), toWire(at)},
            {QStringLiteral("until"), until.isValid() ? QJsonValue(toWire(until)) : QJsonValue()},
            {QStringLiteral("address"), address}};
}

Call ListDeliveries::call() const
{
    return deliveriesOf(generationId, Method::Get);
}

Call SendAgain::call() const
{
    return deliveriesOf(generationId, Method::Post);
}

Result<ResultMails> ResultMails::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ResultMails mails;
    mails.isOn = in.boolean("isOn");
    return in.finish(mails);
}

QJsonObject ResultMails::toJson() const
{
    return {{QStringLiteral("isOn"), isOn}};
}

Call ReadResultMails::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/me/result-mails");
    return c;
}

Call SetResultMails::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/me/result-mails");
    c.body = wish.toJson();
    return c;
}

} // namespace mj::api
