#pragma once
#include "api/account.h"
#include "api/google.h"
#include "api/proof.h"
#include "api/top_up.h"
#include "base/ids.h"
#include "support/broken_server.h"

#include <QJsonDocument>

namespace mj::studio {

// A service that knows one member, any password and any code, and gives instead whatever a test puts in its place. Test thread.
class ScriptedService
{
public:
    using Answer = BrokenServer::Answer;

    ScriptedService()
    {
        account.id = newId(QLatin1String("acc"));
        account.email = QStringLiteral("member@example.com");
        account.name = QStringLiteral("홍길동");
        account.language = QStringLiteral("ko");
        account.createdAt = QDateTime::currentDateTimeUtc();
        server.answerWith([this](const BrokenServer::Seen &seen) {
            const QByteArray line = lineOf(seen);
            if (instead.contains(line))
                return instead.value(line);
            const std::optional<Answer> own = also ? also(seen) : std::nullopt;
            return own ? *own : usual(line);
        });
    }

    QUrl url() const { return server.url(); }
    int seen(const QByteArray &line) const
    {
        int times = 0;
        for (const BrokenServer::Seen &request : server.requests())
            times += lineOf(request) == line ? 1 : 0;
        return times;
    }
    BrokenServer::Seen last(const QByteArray &line) const
    {
        BrokenServer::Seen found;
        for (const BrokenServer::Seen &request : server.requests()) {
            if (lineOf(request) == line)
                found = request;
        }
        return found;
    }
    api::Session session() const
    {
        api::Session opened;
        opened.id = newId(QLatin1String("ses"));
        opened.accessToken = newId(QLatin1String("access"));
        opened.refreshToken = newId(QLatin1String("refresh"));
        opened.accessExpiresAt = accessExpiresAt.isValid() ? accessExpiresAt : QDateTime::currentDateTimeUtc().addSecs(900);
        opened.account = account;
        return opened;
    }
    template <class T>
    static Answer told(const T &reply, int status = 200)
    {
        return BrokenServer::json(QJsonDocument(reply.toJson()).toJson(), status);
    }

    BrokenServer server;
    api::Account account;
    QDateTime accessExpiresAt; // not valid: in a quarter of an hour
    QHash<QByteArray, Answer> instead; // by "METHOD /path"
    std::function<std::optional<Answer>(const BrokenServer::Seen &)> also; // before the usual answers

    static QByteArray lineOf(const BrokenServer::Seen &seen) { return seen.method + ' ' + seen.target.split('?').first(); }

private:
    Answer usual(const QByteArray &line) const
    {
        static const QList<QByteArray> openSessions{"POST /v1/accounts", "POST /v1/sessions", "POST /v1/sessions/refresh", "POST /v1/password-resets/confirm"};
        static const QList<QByteArray> sendCodes{"POST /v1/me/verification", "POST /v1/password-resets", "POST /v1/me/email"};
        static const QList<QByteArray> nothing{"POST /v1/me/password"};
        if (openSessions.contains(line))
            return told(session(), 201);
        if (sendCodes.contains(line)) {
            api::CodeSent sent;
            sent.expiresAt = QDateTime::currentDateTimeUtc().addSecs(600);
            return told(sent, 202);
        }
        if (line == "GET /v1/me" || line == "POST /v1/me/verification/confirm")
            return told(account);
        if (line == "GET /v1/points")
            return told(api::Balance{});
        if (line.startsWith("DELETE ") || nothing.contains(line)) {
            Answer none;
            none.status = 204;
            none.contentType.clear();
            return none;
        }
        return BrokenServer::json("{\"items\":[],\"nextCursor\":\"\"}");
    }
};

} // namespace mj::studio
