#pragma once
#include "server/mail/smtp_peer.h"
#include "server/mail/smtp_sender.h"
#include "server/mail/test_authority.h"
#include "support/fake_clock.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <optional>

namespace mj::test {

// A mail server, its authority, and the settings that reach it. Skips the test where the server is not installed.
struct Post {
    explicit Post(QJsonObject settings, SmtpPeer::Kind kind = SmtpPeer::Kind::Aiosmtpd, const QString &certifiedName = QStringLiteral("localhost"))
        : authority(folder.path(), certifiedName)
    {
        SmtpPeer::demand(kind);
        settings.insert(QStringLiteral("cert"), authority.certificateFile());
        settings.insert(QStringLiteral("key"), authority.keyFile());
        const bool implicit = settings.value(QLatin1String("tls")).toString() == QLatin1String("implicit");
        peer.emplace(settings, kind);
        config.server = QUrl(QStringLiteral("%1://localhost:%2").arg(implicit ? QStringLiteral("smtps") : QStringLiteral("smtp")).arg(peer->port()));
        config.from = QStringLiteral("studio@example.com");
        config.user = settings.value(QLatin1String("user")).toString();
        config.password = settings.value(QLatin1String("password")).toString();
        config.caFile = authority.caFile();
    }

    server::Sent send(const server::Mail &mail)
    {
        server::SmtpSender sender(config, clock);
        return sender.send(mail);
    }
    server::Sent send(const QString &to = QStringLiteral("kim@example.org"))
    {
        return send(server::Mail{QStringLiteral("mail_1"), to, QStringLiteral("인증 번호"), QStringLiteral("안녕하십니까.\n.\n..123456\n"), {}});
    }

    QList<QJsonObject> mails()
    {
        QList<QJsonObject> mails;
        for (const QJsonObject &event : peer->events())
            if (event.contains(QLatin1String("mail")))
                mails.append(event.value(QLatin1String("mail")).toObject());
        return mails;
    }
    QJsonObject delivered() { return mails().value(0); }

    bool sawCommand(const char *command = nullptr) // any of those it tells of
    {
        for (const QJsonObject &event : peer->events())
            if (const QString seen = event.value(QLatin1String("command")).toString(); command ? seen == QLatin1String(command) : !seen.isEmpty())
                return true;
        return false;
    }
    bool sawSignIn() { return sawCommand("AUTH"); }

    QTemporaryDir folder;
    TestAuthority authority;
    FakeClock clock;
    std::optional<SmtpPeer> peer;
    server::MailConfig config;
};

inline QJsonObject guarded(const char *tls)
{
    return {{QStringLiteral("tls"), QLatin1String(tls)}, {QStringLiteral("user"), QStringLiteral("studio")}, {QStringLiteral("password"), QStringLiteral("비밀 pass:word")}};
}

inline QJsonObject answering(const char *command, const char *reply)
{
    QJsonObject settings = guarded("starttls");
    settings.insert(QStringLiteral("replies"), QJsonObject{{QLatin1String(command), QLatin1String(reply)}});
    return settings;
}

} // namespace mj::test
