#include "server/providers/vendor_reply.h"

#include "server/providers/provider_link.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace mj::server {

std::optional<QJsonObject> objectOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QString plainCode(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("^[A-Za-z][A-Za-z0-9_.-]{0,47}$"));
    return code.match(text).hasMatch() ? text : QString();
}

int secondsIn(const QString &text)
{
    static const QRegularExpression said(QStringLiteral("resets? in ~?(\\d{1,5})\\s?s"));
    return said.match(text).captured(1).toInt();
}

double fractionOfLog(const QString &log)
{
    static const QRegularExpression bar(QStringLiteral("^\\s*(\\d{1,3})%\\s*\\|.*?\\|\\s*(\\d+)/(\\d+)"));
    const QStringList lines = log.split(QRegularExpression(QStringLiteral("[\\r\\n]+")), Qt::SkipEmptyParts);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const QRegularExpressionMatch found = bar.match(*line);
        if (found.hasMatch())
            return std::min(1.0, found.captured(1).toInt() / 100.0);
    }
    return 0;
}

Error refusalOf(const http::OutboundReply &reply)
{
    Error refusal = error(Code::ProviderFailed, QStringLiteral("http_%1").arg(reply.status));
    refusal.retryAfterSeconds = reply.status == 429 || reply.status == 503 ? ProviderLink::retryAfterSeconds(reply) : 0;
    if (reply.status == 401 || reply.status == 402 || reply.status == 403)
        refusal.code = Code::Forbidden;
    else if (reply.status == 404 || reply.status == 410)
        refusal.code = Code::ModelUnavailable;
    else if (reply.status == 413)
        refusal = error(Code::InvalidField, refusal.detail, QStringLiteral("references"));
    else if (reply.status == 429)
        refusal.code = Code::TooManyRequests;
    else if (reply.status == 503 && refusal.retryAfterSeconds > 0)
        refusal.code = Code::Offline;
    else if (reply.status >= 500 || reply.status == 408)
        refusal.code = Code::OutcomeUnknown;
    return refusal;
}

} // namespace mj::server
