#include "base/ids.h"
#include "support/catch.h"
#include "support/service_client.h"

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
            all.append(encoded.mid(offset == 0 ? 0 : 4, encoded.size() - 8));
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
    const Member member = join(server.url());
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

TEST_CASE("the data folder and its key are the owner's alone")
{
    RealServer server;
    const QString folder = server.folder() + QStringLiteral("/server");
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther | QFileDevice::ExeOther;
    CHECK((QFile::permissions(folder) & others) == QFileDevice::Permissions());
    CHECK((QFile::permissions(folder + QStringLiteral("/server.key")) & others) == QFileDevice::Permissions());
    CHECK(QFileInfo(folder + QStringLiteral("/server.key")).size() == 64);
}

TEST_CASE("a database whose key is gone is not given a new one")
{
    RealServer server;
    const Member member = join(server.url());
    server.stop();
    const QString key = server.folder() + QStringLiteral("/server/server.key");
    REQUIRE(QFile::rename(key, key + QStringLiteral(".away")));
    CHECK_THROWS(server.restart());
    CHECK_FALSE(QFile::exists(key));
    REQUIRE(QFile::rename(key + QStringLiteral(".away"), key));
    server.restart();
    CHECK(ServiceClient(server.url(), member.session.accessToken).get(QStringLiteral("/v1/me")).status == 200);
}
