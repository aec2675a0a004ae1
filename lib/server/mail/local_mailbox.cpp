#include "server/mail/local_mailbox.h"

#include "base/ids.h"

#include <QJsonDocument>

namespace mj::server {
namespace {

constexpr int mostKept = 50;
constexpr qint64 keptSeconds = 24 * 60 * 60;

Query newestFirst(int limit)
{
    Query query;
    query.collection = QStringLiteral("mailbox");
    query.orderBy = QStringLiteral("at");
    query.descending = true;
    query.limit = limit;
    return query;
}

} // namespace

LocalMailbox::LocalMailbox(DocumentStore &store, const PersonalData &personal, const Clock &clock)
    : m_store(store), m_personal(personal), m_clock(clock)
{
}

Sent LocalMailbox::send(const Mail &mail)
{
    const QString id = newId(QLatin1String("box"));
    const QString at = toWire(mail.at.isValid() ? mail.at : m_clock.now());
    const QJsonObject content{
        {QStringLiteral("to"), mail.to}, {QStringLiteral("subject"), mail.subject}, {QStringLiteral("text"), mail.text}};
    const QString sealed = m_personal.seal(QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact)), id);
    QList<Write> writes{Write::create(QStringLiteral("mailbox/") + id, {{QStringLiteral("at"), at}, {QStringLiteral("mail"), sealed}})};

    const Result<Page> kept = m_store.query(newestFirst(300));
    if (!kept)
        return fail(kept);
    const QString oldest = toWire(m_clock.now().addSecs(-keptSeconds));
    for (qsizetype i = 0; i < kept->documents.size(); ++i) {
        const Document &document = kept->documents.at(i);
        if (i >= mostKept - 1 || document.fields.value(QLatin1String("at")).toString() < oldest)
            writes.append(Write::remove(document.path));
    }
    const Result<void> written = m_store.commit(writes);
    return written ? Sent() : Sent(fail(written));
}

QList<Mail> LocalMailbox::mails() const
{
    Query query = newestFirst(mostKept);
    query.filters = {{QStringLiteral("at"), Filter::Op::GreaterOrEqual, toWire(m_clock.now().addSecs(-keptSeconds))}};
    const Result<Page> page = m_store.query(query);
    QList<Mail> mails;
    for (const Document &document : page ? page->documents : QList<Document>()) {
        const Result<QString> opened = m_personal.reveal(document.fields.value(QLatin1String("mail")).toString(), document.id());
        if (!opened)
            continue;
        const QJsonObject content = QJsonDocument::fromJson(opened->toUtf8()).object();
        const auto text = [&](const char *name) { return content.value(QLatin1String(name)).toString(); };
        mails.append(
            {document.id(), text("to"), text("subject"), text("text"), fromWire(document.fields.value(QLatin1String("at")).toString())});
    }
    return mails;
}

} // namespace mj::server
