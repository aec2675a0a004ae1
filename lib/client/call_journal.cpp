#include "client/call_journal.h"

#include "client/gallery_store.h"
#include "crypto/sealing_key.h"
#include <QDataStream>
#include <QIODevice>
#include <algorithm>

namespace mj::client
{
namespace
{

constexpr quint8 form = 1;

QString prefix()
{
    return QStringLiteral("journal/");
}

QString nameOf(const QByteArray &key)
{
    return prefix() + QString::fromLatin1(key);
}

std::optional<SentCall> read(const QString &name, const QByteArray &plain)
{
    QDataStream in(plain);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    SentCall sent;
    in >> found >> sent.kind >> sent.bodyJson >> sent.storedAt;
    sent.key = name.mid(prefix().size()).toLatin1();
    if (found != form || in.status() != QDataStream::Ok)
        return std::nullopt;
    return sent;
}

} // namespace

Result<void> CallJournal::store(const QString &kind, const QByteArray &key, const QByteArray &bodyJson)
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << form << kind << bodyJson << QDateTime::currentDateTimeUtc();
    const Result<void> stored = m_store.putNote(nameOf(key), plain);
    wipe(plain);
    return stored;
}

Result<QList<SentCall>> CallJournal::pending(const QString &kind) const
{
    const Result<QList<QString>> names = m_store.noteNames(prefix());
    if (!names)
        return fail(names);
    QList<SentCall> calls;
    for (const QString &name : *names) {
        const Result<std::optional<QByteArray>> plain = m_store.note(name);
        if (!plain && plain.error().code != Code::Corrupt)
            return fail(plain);
        const std::optional<SentCall> sent = plain && *plain ? read(name, **plain) : std::nullopt;
        if (sent && sent->kind == kind)
            calls.append(*sent);
    }
    std::stable_sort(calls.begin(), calls.end(), [](const SentCall &a, const SentCall &b) { return a.storedAt < b.storedAt; });
    return calls;
}

Result<void> CallJournal::settle(const QByteArray &key)
{
    return m_store.removeNote(nameOf(key));
}

} // namespace mj::client
