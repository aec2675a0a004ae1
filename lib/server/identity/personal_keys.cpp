#include "server/identity/personal_keys.h"

#include "crypto/random.h"
#include "crypto/sealing_key.h"
#include "server/blobs/durable_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRegularExpression>
#include <algorithm>

namespace mj::server {
namespace {

constexpr int keySize = SealingKey::size;

tl::unexpected<Error> corrupt()
{
    return fail(Code::Corrupt, QStringLiteral("the key file is not one of ours"));
}

Result<QByteArray> keyFrom(const QJsonValue &value)
{
    auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != keySize)
        return corrupt();
    return std::move(decoded.decoded);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("the key file cannot be read"));
    return file.read(1 << 20);
}

// Durable before anything is sealed with it: a lost key is a lost membership.
Result<void> writeFile(const QString &path, const PersonalKeys &keys)
{
    const QString draft = path + QStringLiteral(".new");
    QFile::remove(draft);
    QByteArray json = keys.toJson();
    const bool written = writeDurably(draft, json) && moveDurably(draft, path);
    wipe(json);
    return written ? Result<void>() : fail(Code::Storage, QStringLiteral("the key file cannot be written"));
}

} // namespace

PersonalKeys PersonalKeys::fresh()
{
    return {QStringLiteral("k1"), {{QStringLiteral("k1"), randomBytes(keySize)}}, randomBytes(keySize)};
}

Result<PersonalKeys> PersonalKeys::parse(const QByteArray &content)
{
    if (content.size() == 2 * keySize) // too short for the JSON form
        return PersonalKeys{QStringLiteral("k1"), {{QStringLiteral("k1"), content.first(keySize)}}, content.last(keySize)};
    const QJsonObject object = QJsonDocument::fromJson(content).object();
    const QJsonObject given = object.value(QLatin1String("keys")).toObject();
    static const QRegularExpression name(QStringLiteral("^[a-z0-9]{1,16}$"));
    PersonalKeys keys;
    keys.current = object.value(QLatin1String("current")).toString();
    for (auto it = given.begin(); it != given.end(); ++it) {
        const Result<QByteArray> key = keyFrom(it.value());
        if (!key || !name.match(it.key()).hasMatch())
            return corrupt();
        keys.keys.insert(it.key(), *key);
    }
    const Result<QByteArray> lookup = keyFrom(object.value(QLatin1String("lookup")));
    if (!lookup || !keys.keys.contains(keys.current))
        return corrupt();
    keys.lookup = *lookup;
    return keys;
}

QByteArray PersonalKeys::toJson() const
{
    const auto text = [](const QByteArray &key) { return QString::fromLatin1(key.toBase64()); };
    QJsonObject all;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        all.insert(it.key(), text(it.value()));
    return QJsonDocument(QJsonObject{{QStringLiteral("current"), current}, {QStringLiteral("keys"), all}, {QStringLiteral("lookup"), text(lookup)}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

void PersonalKeys::rotate()
{
    int highest = 0;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        highest = std::max(highest, it.key().startsWith(QLatin1Char('k')) ? it.key().mid(1).toInt() : 0);
    current = QStringLiteral("k%1").arg(highest + 1);
    keys.insert(current, randomBytes(keySize));
}

void PersonalKeys::wipe()
{
    for (QByteArray &key : keys)
        mj::wipe(key);
    mj::wipe(lookup);
}

Result<PersonalKeys> readOrMakeKeys(const QString &keyFile)
{
    if (!QFile::exists(keyFile)) {
        PersonalKeys keys = PersonalKeys::fresh();
        const Result<void> written = writeFile(keyFile, keys);
        return written ? Result<PersonalKeys>(std::move(keys)) : fail(written);
    }
    Result<QByteArray> content = readFile(keyFile);
    if (!content)
        return fail(content);
    Result<PersonalKeys> keys = PersonalKeys::parse(*content);
    wipe(*content);
    return keys;
}

Result<QString> rotateKeys(const QString &keyFile)
{
    if (!QFile::exists(keyFile))
        return fail(Code::Storage, QStringLiteral("there is no server.key yet: the first start makes it"));
    // Two rotations at once would each leave the other's key out, and with it all that was sealed by it.
    QLockFile lock(keyFile + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(5'000))
        return fail(Code::Storage, QStringLiteral("the key file is being changed by another process"));
    Result<PersonalKeys> keys = readOrMakeKeys(keyFile);
    if (!keys)
        return fail(keys);
    keys->rotate();
    const Result<void> written = writeFile(keyFile, *keys);
    const QString id = keys->current;
    keys->wipe();
    return written ? Result<QString>(id) : fail(written);
}

} // namespace mj::server
