#pragma once
#include "server/identity/personal_data.h"
#include <QDateTime>
#include <QUrl>

namespace mj::server {

// The addresses that stand in result mails. A picture's is signed and good for a day; the one that switches such mails off has no end, as
// mails lie for years, and its account sealed, so that no address says whose it is. Any server over the same keys opens them.
class MailLinks
{
public:
    static constexpr qint64 lifeSeconds = 24 * 60 * 60;

    MailLinks(const PersonalData &personal, const QUrl &publicUrl) : m_personal(personal), m_publicUrl(publicUrl) {}

    QString toPicture(const QString &pictureId, const QDateTime &now) const;
    QString toSwitch(const QString &accountId) const;

    // Error: NotFound, for a token of nobody's as for one that is too old.
    Result<QString> pictureOf(const QString &token, const QDateTime &now) const;
    Result<QString> accountOf(const QString &token) const;

private:
    QByteArray mac(const QByteArray &terms) const;
    QString address(const QString &path) const;

    const PersonalData &m_personal;
    const QUrl &m_publicUrl; // known once the listener has its port
};

} // namespace mj::server
