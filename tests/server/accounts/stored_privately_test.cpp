#include "base/ids.h"
#include "server/accounts/people.h"
#include "support/catch.h"

#include <QDirIterator>
#include <QFile>

using namespace mj;

namespace
{

QByteArray utf16(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

// How a value might lie in a file, whatever it stands behind: in base64 the inner part is the same at each of three offsets.
QList<QByteArray> spellings(const QString &value)
{
    QList<QByteArray> all{value.toUtf8(), utf16(value), value.toUtf8().toHex(), value.toUtf8().toPercentEncoding()};
    for (const QByteArray &raw : {value.toUtf8(), utf16(value)}) {
        for (int offset = 0; offset < 3; ++offset) {
            const QByteArray encoded = (QByteArray(offset, 'x') + raw).toBase64(QByteArray::OmitTrailingEquals);
            const QByteArray inner = encoded.mid(offset == 0 ? 0 : 4, encoded.size() - 8);
            if (inner.size() >= 8) // a shorter one turns up in any picture by chance
                all.append(inner);
        }
    }
    return all;
}

QStringList filesHolding(const QString &folder, const QList<QByteArray> &needles)
{
    QStringList guilty;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &needle : needles) {
            if (bytes.contains(needle))
                guilty.append(file.fileName() + QStringLiteral(": ") + QString::fromLatin1(needle));
        }
    }
    return guilty;
}

} // namespace

TEST_CASE("no file of the service holds an address, a name, a password, a token or a prompt that can be read")
{
    RealServer server;
    const Member member = join(server);
    grant(server.folder() + QStringLiteral("/server"), member.session.account.id, 100);
    const QString prompt = QStringLiteral("할머니의 오래된 부엌과 하얀 고양이");
    const QString name = QStringLiteral("남궁하늘이라는이름");
    REQUIRE(member.client.patch(QStringLiteral("/v1/me"), {{QStringLiteral("name"), name}}).status == 200);
    const api::Generation job = member.client.generate(1, prompt);
    REQUIRE(eventually([&] { return !member.client.generation(job.id).isOpen(); }));

    const auto look = [&] {
        QStringList guilty;
        for (const QString &secret :
             {member.session.account.email, name, joinForm({}).value(QStringLiteral("name")).toString() + QStringLiteral("\""),
              joinForm({}).value(QStringLiteral("password")).toString(), prompt, member.session.accessToken, member.session.refreshToken,
              QStringLiteral("Debian desktop")})
            guilty += filesHolding(server.folder(), spellings(secret));
        return guilty;
    };
    REQUIRE(QFile::exists(server.folder() + QStringLiteral("/server/backend.sqlite-wal"))); // looked at as well
    CHECK(look().join(QLatin1Char('\n')) == QString());
    server.stop();
    CHECK(look().join(QLatin1Char('\n')) == QString());
    // The search does find what is there.
    CHECK_FALSE(filesHolding(server.folder(), spellings(member.session.account.id)).isEmpty());
    CHECK_FALSE(filesHolding(server.folder(), spellings(QStringLiteral("demo-painter-1"))).isEmpty());
}

TEST_CASE("nothing that membership goes through lies readable in the store: no address, name, device, network address or code")
{
    FakeClock clock;
    RealServer server(mj::test::behindProxy(clock));
    const QString name = QStringLiteral("남궁하늘이라는이름");
    const QString device = QStringLiteral("서재의 오래된 컴퓨터");
    const QString address = QStringLiteral("203.0.113.177");
    const QString email = QStringLiteral("very.private.person@example.org");
    const QString next = QStringLiteral("another.private.person@example.org");
    const QString guessed = QStringLiteral("nobodys.private.address@example.org");
    const ServiceClient anybody = ServiceClient(server.url()).from(address);
    QJsonObject form = joinForm(email);
    form.insert(QStringLiteral("name"), name);
    form.insert(QStringLiteral("deviceName"), device);
    form.insert(QStringLiteral("deviceId"), QStringLiteral("installation-of-that-person"));
    const Answer joined = anybody.post(QStringLiteral("/v1/accounts"), form, "the-private-join");
    REQUIRE(joined.status == 201);
    const ServiceClient member = ServiceClient(server.url(), joined.json().value(QStringLiteral("accessToken")).toString()).from(address);
    QStringList codes{server.code(email)};
    const auto post = [](const ServiceClient &caller, const char *path, const QJsonObject &body) { return caller.post(QLatin1String(path), body).status; };
    const auto one = [](const char *field, const QString &value) { return QJsonObject{{QLatin1String(field), value}}; };
    REQUIRE(post(member, "/v1/me/verification/confirm", one("code", codes.last())) == 200);
    for (const QString &who : {email, guessed}) {
        CHECK(mj::test::signIn(anybody, {who, QStringLiteral("not the password"), {}, device}).status == 401);
        CHECK(post(anybody, "/v1/password-resets", one("email", who)) == 202);
    }
    codes.append(server.code(email));
    CHECK(mj::test::signIn(anybody, {email, mj::test::usualPassword(), QStringLiteral("another-installation"), device}).status == 201);
    REQUIRE(post(member, "/v1/me/email", one("email", next)) == 202);
    codes.append(server.code(next));

    const auto look = [&] {
        QStringList guilty;
        for (const QString &secret : QStringList{email, next, guessed, name, device, address, QStringLiteral("installation-of-that-person"), mj::test::usualPassword()})
            guilty += filesHolding(server.folder(), spellings(secret));
        for (const QString &code : std::as_const(codes)) // six digits may stand by chance in a number or a hash
            guilty += filesHolding(server.folder(), {'"' + code.toUtf8() + '"', utf16(QLatin1Char('"') + code + QLatin1Char('"')), ' ' + code.toUtf8() + ' ', '\n' + code.toUtf8() + '\n'});
        return guilty;
    };
    CHECK(look().join(QLatin1Char('\n')) == QString());
    REQUIRE(post(member, "/v1/me/email/confirm", one("code", codes.last())) == 200);
    CHECK(look().join(QLatin1Char('\n')) == QString());
    server.stop();
    CHECK(look().join(QLatin1Char('\n')) == QString());
}

TEST_CASE("the data folder and its key are the owner's alone")
{
    RealServer server;
    const QString folder = server.folder() + QStringLiteral("/server");
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther | QFileDevice::ExeOther;
    CHECK((QFile::permissions(folder) & others) == QFileDevice::Permissions());
    CHECK((QFile::permissions(folder + QStringLiteral("/server.key")) & others) == QFileDevice::Permissions());
    CHECK(QFileInfo(folder + QStringLiteral("/server.key")).size() >= 64);
}

TEST_CASE("a database whose key is gone is not given a new one")
{
    RealServer server;
    const Member member = join(server);
    server.stop();
    const QString key = server.folder() + QStringLiteral("/server/server.key");
    REQUIRE(QFile::rename(key, key + QStringLiteral(".away")));
    CHECK_THROWS(server.restart());
    CHECK_FALSE(QFile::exists(key));
    REQUIRE(QFile::rename(key + QStringLiteral(".away"), key));
    server.restart();
    CHECK(ServiceClient(server.url(), member.session.accessToken).get(QStringLiteral("/v1/me")).status == 200);
}
