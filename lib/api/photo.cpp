#include "api/photo.h"

namespace mj::api {
namespace {

Call call(Method method)
{
    Call c;
    c.method = method;
    c.path = QStringLiteral("/v1/me/photo");
    return c;
}

} // namespace

Call SetPhoto::call() const
{
    Call c = api::call(Method::Post);
    c.body = {{QStringLiteral("photo"), QString::fromLatin1(photo.toBase64())}, {QStringLiteral("consentVersion"), consentVersion}};
    return c;
}

Result<SetPhoto> SetPhoto::fromJson(const QJsonObject &object)
{
    Reader in(object);
    SetPhoto request;
    const auto bytes = QByteArray::fromBase64Encoding(in.text("photo", 8'000'000).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        in.refuse("photo");
    request.photo = bytes.decoded;
    request.consentVersion = in.textOr("consentVersion", {}, 40);
    return in.finish(request);
}

Call ReadPhoto::call() const
{
    return api::call(Method::Get);
}

Call RemovePhoto::call() const
{
    return api::call(Method::Delete);
}

} // namespace mj::api
