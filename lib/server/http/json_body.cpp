#include "server/http/json_body.h"

#include <QJsonDocument>
#include <algorithm>

namespace mj::server::http {

Result<QJsonObject> jsonBody(const Request &request)
{
    const QByteArray type = request.header("content-type").split(';').value(0).trimmed().toLower();
    if (type != "application/json")
        return fail(Code::UnsupportedMediaType);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return fail(Code::InvalidJson);
    return document.object();
}

Result<QByteArray> idempotencyKey(const Request &request)
{
    const QByteArray key = request.header("idempotency-key");
    const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > 32 && c < 127; });
    if (key.size() < 8 || key.size() > 300 || !visible)
        return fail(Code::InvalidField, QStringLiteral("8 to 300 visible characters"), QStringLiteral("Idempotency-Key"));
    return key;
}

Result<int> pageLimit(const Request &request, int fallback)
{
    const QString text = request.query.queryItemValue(QStringLiteral("limit"));
    if (text.isEmpty())
        return fallback;
    bool ok = false;
    const int limit = text.toInt(&ok);
    if (!ok || limit < 1 || limit > 200)
        return fail(Code::InvalidField, {}, QStringLiteral("limit"));
    return limit;
}

} // namespace mj::server::http
