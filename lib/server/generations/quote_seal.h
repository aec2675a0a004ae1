#pragma once
#include "api/generation.h"
#include "server/identity/personal_data.h"

namespace mj::server {

// Signs the price that was told for exact recipes, so that it holds for five minutes whatever the catalogue does, and nobody can make one up.
// Any server over the same keys can check what another signed.
class QuoteSeal
{
public:
    static constexpr qint64 lifeSeconds = 5 * 60;

    explicit QuoteSeal(const PersonalData &personal) : m_personal(personal) {}

    QString sign(const QString &owner, const QList<api::Recipe> &recipes, const QList<Points> &each, const QDateTime &expiresAt) const;
    // The points of each recipe. Error: quote_expired, also for a token of other recipes, of somebody else's or of nobody's.
    Result<QList<Points>> open(const QString &token, const QString &owner, const QList<api::Recipe> &recipes, const QDateTime &now) const;

private:
    QByteArray mac(const QString &owner, const QList<api::Recipe> &recipes, const QByteArray &terms) const;

    const PersonalData &m_personal;
};

} // namespace mj::server
