#include "server/identity/personal_data.h"

#include "server/identity/personal_keys.h"
#include "support/catch.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::server;

namespace {

const QString text = QStringLiteral("김철수 kim@example.org");
const QString context = QStringLiteral("acc_1");

struct KeyFolder {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("server.key"));

    PersonalData open() const { return std::move(PersonalData::open(file).value()); }
    QByteArray content() const
    {
        QFile in(file);
        REQUIRE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    }
    void write(const QByteArray &bytes) const
    {
        QFile out(file);
        REQUIRE(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(bytes);
    }
};

Code codeOf(const QByteArray &content)
{
    const auto made = PersonalData::fromKeys(content);
    REQUIRE_FALSE(made);
    return made.error().code;
}

} // namespace

TEST_CASE("a first start makes a key file for its owner alone, a second one reads it")
{
    const KeyFolder keys;
    const QString sealed = keys.open().seal(text, context);
    CHECK(sealed.startsWith(QStringLiteral("k1:")));
    CHECK(keys.open().reveal(sealed, context).value() == text);
    CHECK(keys.open().lookup(QStringLiteral("email"), text) == keys.open().lookup(QStringLiteral("email"), text));
    CHECK((QFile::permissions(keys.file) & 0x077) == 0);
    CHECK(PersonalData::fromKeys(keys.content()).value().reveal(sealed, context).value() == text);
}

TEST_CASE("after a rotation new values have the new key and old ones still open")
{
    const KeyFolder keys;
    const PersonalData before = keys.open();
    const QString sealed = before.seal(text, context);
    const QByteArray blob = before.sealBytes("jpeg\0bytes", context);
    CHECK(rotateKeys(keys.file).value() == QStringLiteral("k2"));
    const PersonalData after = keys.open();
    CHECK(after.reveal(sealed, context).value() == text);
    CHECK(after.revealBytes(blob, context).value() == QByteArray("jpeg\0bytes"));
    const QString fresh = after.seal(text, context);
    CHECK(fresh.startsWith(QStringLiteral("k2:")));
    CHECK(after.reveal(fresh, context).value() == text);
    CHECK(after.sealBytes("x", context).startsWith("k2:"));
    CHECK(after.lookup(QStringLiteral("email"), text) == before.lookup(QStringLiteral("email"), text)); // members are still found
    CHECK(after.derive("token") == before.derive("token"));
    // A server that has not been started again does not know the key.
    REQUIRE_FALSE(before.reveal(fresh, context));
    CHECK(before.reveal(fresh, context).error().code == Code::Corrupt);
    for (int i = 3; i <= 12; ++i)
        CHECK(rotateKeys(keys.file).value() == QStringLiteral("k%1").arg(i));
    CHECK(keys.open().reveal(sealed, context).value() == text);
    CHECK(keys.open().reveal(fresh, context).value() == text);
    CHECK((QFile::permissions(keys.file) & 0x077) == 0);
}

TEST_CASE("the 64 raw bytes of an earlier version are k1 and the lookups' key, and can be rotated")
{
    const KeyFolder keys;
    const QByteArray raw = QByteArray(32, 'a') + QByteArray(32, 'b');
    keys.write(raw);
    const PersonalData before = keys.open();
    const QString sealed = before.seal(text, context);
    CHECK(sealed.startsWith(QStringLiteral("k1:")));
    CHECK(keys.content() == raw); // reading changes nothing
    const QByteArray same = QJsonDocument(QJsonObject{{QStringLiteral("current"), QStringLiteral("k1")},
                                                      {QStringLiteral("keys"), QJsonObject{{QStringLiteral("k1"), QString::fromLatin1(QByteArray(32, 'a').toBase64())}}},
                                                      {QStringLiteral("lookup"), QString::fromLatin1(QByteArray(32, 'b').toBase64())}})
                                .toJson();
    CHECK(PersonalData::fromKeys(same).value().reveal(sealed, context).value() == text);
    CHECK(PersonalData::fromKeys(same).value().lookup(QStringLiteral("email"), text) == before.lookup(QStringLiteral("email"), text));
    REQUIRE(rotateKeys(keys.file));
    CHECK(keys.open().reveal(sealed, context).value() == text);
    CHECK(keys.open().seal(text, context).startsWith(QStringLiteral("k2:")));
}

TEST_CASE("what is sealed as one thing opens as no other, nor with another's key")
{
    const KeyFolder keys;
    const KeyFolder others;
    const PersonalData data = keys.open();
    const QString sealed = data.seal(text, context);
    const QByteArray blob = data.sealBytes("bytes", context);
    CHECK(data.reveal(sealed, QStringLiteral("acc_2")).error().code == Code::Corrupt);
    CHECK(data.revealBytes(blob, QStringLiteral("acc_2")).error().code == Code::Corrupt);
    CHECK(others.open().reveal(sealed, context).error().code == Code::Corrupt);
    CHECK(others.open().revealBytes(blob, context).error().code == Code::Corrupt);
    for (const char *bad : {"", ":", "k1", "k1:", "k9:AAAA", "k1:AAAA", "plain text"}) {
        CHECK(data.reveal(QLatin1String(bad), context).error().code == Code::Corrupt);
        CHECK(data.revealBytes(bad, context).error().code == Code::Corrupt);
    }
}

TEST_CASE("a key file that is none is Corrupt and left alone")
{
    const QByteArray key = QByteArray(32, 'k').toBase64();
    for (const QByteArray &bad :
         {QByteArray("short"), QByteArray(63, 'x'), QByteArray(65, 'x'), QByteArray("{}"), QByteArray("[]"),
          QByteArray("{\"current\":\"k2\",\"keys\":{\"k1\":\"" + key + "\"},\"lookup\":\"" + key + "\"}"),
          QByteArray("{\"current\":\"k1\",\"keys\":{\"k1\":\"" + key + "\"},\"lookup\":\"short\"}"),
          QByteArray("{\"current\":\"k1\",\"keys\":{\"k1\":\"" + key + "\"}}"),
          QByteArray("{\"current\":\"k:1\",\"keys\":{\"k:1\":\"" + key + "\"},\"lookup\":\"" + key + "\"}"),
          QByteArray("{\"current\":\"k1\",\"keys\":{\"k1\":\"!!!\"},\"lookup\":\"" + key + "\"}")}) {
        INFO(bad);
        CHECK(codeOf(bad) == Code::Corrupt);
        const KeyFolder keys;
        keys.write(bad);
        CHECK(PersonalData::open(keys.file).error().code == Code::Corrupt);
        CHECK(rotateKeys(keys.file).error().code == Code::Corrupt);
        CHECK(keys.content() == bad);
    }
}

TEST_CASE("nothing to rotate is told, and makes no key")
{
    const KeyFolder keys;
    CHECK(rotateKeys(keys.file).error().code == Code::Storage);
    CHECK_FALSE(QFile::exists(keys.file));
}

TEST_CASE("a rotation that died half way leaves the old keys, and the next one works")
{
    const KeyFolder keys;
    const QString sealed = keys.open().seal(text, context);
    QFile draft(keys.file + QStringLiteral(".new"));
    REQUIRE(draft.open(QIODevice::WriteOnly));
    draft.write("{\"current\":\"k2\"");
    draft.close();
    CHECK(keys.open().reveal(sealed, context).value() == text);
    CHECK(rotateKeys(keys.file).value() == QStringLiteral("k2"));
    CHECK(keys.open().reveal(sealed, context).value() == text);
}
