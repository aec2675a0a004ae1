#include "api/device.h"

#include "base/clock.h"

namespace mj::api {

Result<Device> Device::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Device device;
    device.sessionId = in.text("sessionId", 60);
    device.name = in.textOr("name", {}, 100);
    device.address = in.textOr("address", {}, 64);
    device.signedInAt = in.time("signedInAt");
    device.lastUsedAt = in.time("lastUsedAt");
    device.isCurrent = in.boolean("isCurrent");
    return in.finish(device);
}

QJsonObject Device::toJson() const
{
    return {{QStringLiteral("sessionId"), sessionId},
            {QStringLiteral("name"), name},
            {QStringLiteral("address"), address},
            {QStringLiteral("signedInAt"), toWire(signedInAt)},
            {QStringLiteral("lastUsedAt"), toWire(lastUsedAt)},
            {QStringLiteral("isCurrent"), isCurrent}};
}

Call ListDevices::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/sessions");
    return c;
}

Call EndDevice::call() const
{
    Call c;
    c.method = Method::Delete;
    c.path = QStringLiteral("/v1/sessions/") + sessionId;
    return c;
}

Call EndOtherDevices::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/sessions/end-others");
    return c;
}

Call Reauthenticate::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/sessions/current/reauthentication");
    if (googleGrant.isEmpty())
        c.body.insert(QStringLiteral("password"), password);
    else
        c.body.insert(QStringLiteral("googleGrant"), googleGrant);
    return c;
}

Result<Reauthenticate> Reauthenticate::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Reauthenticate request;
    request.googleGrant = in.textOr("googleGrant", {}, 2000);
    request.password = request.googleGrant.isEmpty() ? in.text("password", 512) : QString();
    return in.finish(request);
}

Result<SignIn> SignIn::fromJson(const QJsonObject &object)
{
    Reader in(object);
    SignIn line;
    line.id = in.text("id", 60);
    line.at = in.time("at");
    line.kind = in.text("kind", 40);
    line.deviceName = in.textOr("deviceName", {}, 100);
    line.address = in.textOr("address", {}, 64);
    return in.finish(line);
}

QJsonObject SignIn::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("at"), toWire(at)},
            {QStringLiteral("kind"), kind},
            {QStringLiteral("deviceName"), deviceName},
            {QStringLiteral("address"), address}};
}

Call ListSignIns::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/sign-ins");
    c.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    if (!cursor.isEmpty())
        c.query.addQueryItem(QStringLiteral("cursor"), cursor);
    return c;
}

} // namespace mj::api
