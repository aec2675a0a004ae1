#include "server/identity/id_token.h"

#include "support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::server;

namespace {

const QDateTime now = QDateTime(QDate(2026, 11, 24), QTime(1, 0), Qt::UTC);

IdTokenDemand demand()
{
    return {QStringLiteral("https://accounts.google.com"), QStringLiteral("client-1"), QStringLiteral("n-1"), now};
}

QJsonObject claims()
{
    return {{QStringLiteral("iss"), QStringLiteral("https://accounts.google.com")}, {QStringLiteral("aud"), QStringLiteral("client-1")},
            {QStringLiteral("exp"), now.toSecsSinceEpoch() + 3600},                 {QStringLiteral("iat"), now.toSecsSinceEpoch()},
            {QStringLiteral("nonce"), QStringLiteral("n-1")},                       {QStringLiteral("sub"), QStringLiteral("10769150350006150715113082367")}};
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray token(const QJsonObject &header)
{
    return part(header) + '.' + part(claims()) + ".c2ln";
}

// What a changed claim is refused for; empty when it is not.
QString refusal(const char *name, const QJsonValue &value)
{
    QJsonObject changed = claims();
    if (value.isUndefined())
        changed.remove(QLatin1String(name));
    else
        changed.insert(QLatin1String(name), value);
    const Result<void> checked = checkClaims(changed, demand());
    if (!checked)
        CHECK(checked.error().code == Code::WrongCredentials);
    return checked ? QString() : checked.error().detail;
}

} // namespace

TEST_CASE("only RS256 with a key id is taken apart")
{
    const QJsonObject good{{QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("kid"), QStringLiteral("k")}};
    const Result<IdToken> parsed = IdToken::parse(token(good));
    REQUIRE(parsed);
    CHECK(parsed->keyId == QStringLiteral("k"));
    CHECK(parsed->signature == "sig");
    CHECK(parsed->signedPart == part(good) + '.' + part(claims()));
    CHECK(parsed->claims == claims());
    for (const char *alg : {"none", "None", "HS256", "RS384", "PS256", "ES256", "rs256", ""}) {
        QJsonObject header = good;
        header.insert(QStringLiteral("alg"), QLatin1String(alg));
        CHECK_FALSE(IdToken::parse(token(header)));
    }
    for (const QJsonObject &header : {QJsonObject{{QStringLiteral("alg"), QStringLiteral("RS256")}}, QJsonObject{{QStringLiteral("kid"), QStringLiteral("k")}},
                                      QJsonObject{{QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("kid"), QStringLiteral("k")}, {QStringLiteral("crit"), QJsonArray()}}})
        CHECK_FALSE(IdToken::parse(token(header)));
}

TEST_CASE("what is no token is refused, not understood")
{
    const QByteArray good = token({{QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("kid"), QStringLiteral("k")}});
    REQUIRE(IdToken::parse(good));
    for (const QByteArray &bad : {QByteArray(), QByteArray("."), QByteArray(".."), QByteArray("a.b"), good + ".x", good.left(good.lastIndexOf('.')), good.left(good.lastIndexOf('.') + 1),
                                  '!' + good, good + '!', QByteArray("W10.W10.c2ln"), good + QByteArray(20'000, 'A')}) {
        REQUIRE_FALSE(IdToken::parse(bad));
        CHECK(IdToken::parse(bad).error().code == Code::WrongCredentials);
    }
}

TEST_CASE("every claim counts")
{
    REQUIRE(checkClaims(claims(), demand()));
    for (const QJsonValue &iss : {QJsonValue(QJsonValue::Undefined), QJsonValue(QStringLiteral("https://accounts.google.com.evil")), QJsonValue(QStringLiteral("accounts.google.com")), QJsonValue(QString())})
        CHECK(refusal("iss", iss) == QStringLiteral("iss"));
    for (const QJsonValue &aud : {QJsonValue(QJsonValue::Undefined), QJsonValue(QStringLiteral("client-2")), QJsonValue(QString()), QJsonValue(QJsonArray()),
                                  QJsonValue(QJsonArray{QStringLiteral("client-2")}), QJsonValue(QJsonArray{QStringLiteral("client-1"), QStringLiteral("client-2")})})
        CHECK(refusal("aud", aud) == QStringLiteral("aud"));
    CHECK(refusal("aud", QJsonArray{QStringLiteral("client-1")}).isEmpty());
    CHECK(refusal("azp", QStringLiteral("client-1")).isEmpty());
    CHECK(refusal("azp", QStringLiteral("client-2")) == QStringLiteral("aud"));
    for (const QJsonValue &nonce : {QJsonValue(QJsonValue::Undefined), QJsonValue(QStringLiteral("n-2")), QJsonValue(QString())})
        CHECK(refusal("nonce", nonce) == QStringLiteral("nonce"));
    for (const QJsonValue &sub : {QJsonValue(QJsonValue::Undefined), QJsonValue(QString()), QJsonValue(17), QJsonValue(QString(256, QLatin1Char('1')))})
        CHECK(refusal("sub", sub) == QStringLiteral("sub"));
    QJsonObject several = claims();
    several.insert(QStringLiteral("aud"), QJsonArray{QStringLiteral("client-2"), QStringLiteral("client-1")});
    several.insert(QStringLiteral("azp"), QStringLiteral("client-1"));
    CHECK(checkClaims(several, demand()));
}

TEST_CASE("two minutes of leeway, not a second more")
{
    const qint64 seconds = now.toSecsSinceEpoch();
    CHECK(refusal("exp", seconds - 119).isEmpty());
    CHECK(refusal("exp", seconds - 120) == QStringLiteral("exp"));
    CHECK(refusal("exp", QString::number(seconds + 3600)) == QStringLiteral("exp"));
    CHECK(refusal("exp", QJsonValue(QJsonValue::Undefined)) == QStringLiteral("exp"));
    CHECK(refusal("iat", seconds + 120).isEmpty());
    CHECK(refusal("iat", seconds + 121) == QStringLiteral("iat"));
    CHECK(refusal("iat", QJsonValue(QJsonValue::Undefined)) == QStringLiteral("iat"));
}

TEST_CASE("an empty demand is met by nothing")
{
    QJsonObject empty = claims();
    for (const char *name : {"iss", "aud", "nonce"})
        empty.insert(QLatin1String(name), QString());
    CHECK_FALSE(checkClaims(empty, {QString(), QString(), QString(), now}));
}
