#include "server/mail/delivery_book.h"

#include "base/ids.h"
#include "server/mail/mime_message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace mj::server {
namespace {

constexpr int resendsADay = 5;
constexpr int keptDays = 3; // a mail may wait for tomorrow's quota and still be of use

QString textOf(const Document &document, const char *name)
{
    return document.fields.value(QLatin1String(name)).toString();
}

bool isPending(const Document &document)
{
    return textOf(document, "state") == QLatin1String("waiting") || textOf(document, "state") == QLatin1String("paused");
}

QJsonObject factsFrom(const ResultMail &mail)
{
    return {{QStringLiteral("count"), mail.count},
            {QStringLiteral("source"), mail.isAi ? QStringLiteral("ai") : QStringLiteral("formula")},
            {QStringLiteral("pictures"), QJsonArray::fromStringList(mail.pictures)},
            {QStringLiteral("unsubscribe"), mail.unsubscribe}};
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString sealName(const QString &id, const char *what) // what is sealed for one field opens in no other
{
    return id + QLatin1Char('/') + QLatin1String(what);
}

} // namespace

DeliveryBook::DeliveryBook(DocumentStore &store, const PersonalData &personal, Outbox &outbox, const Clock &clock)
    : m_store(store), m_personal(personal), m_outbox(outbox), m_clock(clock), m_bad(store, personal, clock)
{
}

QList<Write> DeliveryBook::queued(const ResultMail &mail) const
{
    return mail.wanted ? ordered(mail) : QList<Write>();
}

QList<Write> DeliveryBook::ordered(const ResultMail &mail) const
{
    const QString id = newId(QLatin1String("dlv"));
    const QDateTime now = m_clock.now();
    const bool isBad = m_bad.has(mail.address);
    QJsonObject facts = factsFrom(mail);
    QJsonObject fields{{QStringLiteral("owner"), mail.owner},
                       {QStringLiteral("generation"), mail.generation},
                       {QStringLiteral("createdAt"), toWire(now)},
                       {QStringLiteral("at"), toWire(now)},
                       {QStringLiteral("state"), isBad ? QStringLiteral("bounced") : QStringLiteral("waiting")},
                       {QStringLiteral("code"), isBad ? 550 : 0},
                       {QStringLiteral("enhanced"), isBad ? QStringLiteral("5.1.1") : QString()},
                       {QStringLiteral("attempts"), 0},
                       {QStringLiteral("address"), m_personal.seal(mail.address, sealName(id, "address"))},
                       {QStringLiteral("facts"), m_personal.seal(compact(facts), sealName(id, "facts"))}};
    if (isBad)
        return {Write::create(QStringLiteral("deliveries/") + id, fields)};
    if (!mail.prompt.isEmpty())
        facts.insert(QStringLiteral("prompt"), mail.prompt);
    const Write order = m_outbox.queued({QStringLiteral("pictures_ready"), mail.address, mail.language, facts, now.addDays(keptDays), id});
    fields.insert(QStringLiteral("mail"), order.path.section(QLatin1Char('/'), -1));
    return {order, Write::create(QStringLiteral("deliveries/") + id, fields)};
}

Result<QList<Document>> DeliveryBook::documents(const QString &owner, const QString &generation) const
{
    Query query;
    query.collection = QStringLiteral("deliveries");
    query.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}};
    if (!generation.isEmpty())
        query.filters.append({QStringLiteral("generation"), Filter::Op::Equal, generation});
    query.orderBy = QStringLiteral("createdAt");
    query.descending = true;
    query.limit = 100;
    const Result<Page> page = m_store.query(query);
    return page ? Result<QList<Document>>(page->documents) : fail(page);
}

Delivery DeliveryBook::opened(const Document &document, const MailStanding &standing) const
{
    Delivery delivery;
    delivery.id = document.id();
    delivery.generation = textOf(document, "generation");
    delivery.state = textOf(document, "state");
    delivery.code = document.fields.value(QLatin1String("code")).toInt();
    delivery.enhanced = textOf(document, "enhanced");
    delivery.attempts = document.fields.value(QLatin1String("attempts")).toInteger();
    delivery.at = fromWire(textOf(document, "at"));
    delivery.until = fromWire(textOf(document, "until"));
    delivery.address = m_personal.reveal(textOf(document, "address"), sealName(delivery.id, "address")).value_or(QString());
    if (isPending(document) && standing.state != MailStanding::State::Open) {
        delivery.state = QStringLiteral("paused");
        delivery.until = standing.until;
    }
    return delivery;
}

Result<QList<Delivery>> DeliveryBook::of(const QString &owner, const QString &generation) const
{
    const Result<QList<Document>> found = documents(owner, generation);
    const Result<MailStanding> standing = m_outbox.standing();
    if (!found || !standing)
        return found ? fail(standing) : fail(found);
    QList<Delivery> deliveries;
    for (const Document &document : *found)
        deliveries.append(opened(document, *standing));
    return deliveries;
}

Result<QList<Delivery>> DeliveryBook::of(const QString &owner, const QStringList &generations) const
{
    QList<Delivery> deliveries;
    for (const QString &generation : generations) {
        const Result<QList<Delivery>> more = of(owner, generation);
        if (!more)
            return more;
        deliveries += *more;
    }
    std::stable_sort(deliveries.begin(), deliveries.end(), [](const Delivery &a, const Delivery &b) { return a.at > b.at; });
    return deliveries;
}

Result<ResultMail> DeliveryBook::factsOf(const Document &document) const
{
    const Result<QString> opened = m_personal.reveal(textOf(document, "facts"), sealName(document.id(), "facts"));
    if (!opened)
        return fail(opened);
    const QJsonObject facts = QJsonDocument::fromJson(opened->toUtf8()).object();
    ResultMail mail;
    mail.wanted = true;
    mail.owner = textOf(document, "owner");
    mail.generation = textOf(document, "generation");
    mail.count = facts.value(QLatin1String("count")).toInt();
    mail.isAi = facts.value(QLatin1String("source")).toString() != QLatin1String("formula");
    mail.unsubscribe = facts.value(QLatin1String("unsubscribe")).toString();
    for (const QJsonValue &id : facts.value(QLatin1String("pictures")).toArray())
        mail.pictures.append(id.toString());
    return mail;
}

QList<Write> DeliveryBook::replaced(const Document &document) const
{
    QJsonObject fields = document.fields;
    const QString mail = textOf(document, "mail");
    fields.remove(QStringLiteral("mail"));
    fields.insert(QStringLiteral("state"), QStringLiteral("dropped"));
    fields.insert(QStringLiteral("at"), toWire(m_clock.now()));
    QList<Write> writes{Write::update(document, fields)};
    if (!mail.isEmpty())
        writes.append(Write::remove(QStringLiteral("mails/") + mail));
    return writes;
}

Result<void> DeliveryBook::resend(const QString &owner, const QString &generation, const QString &address, const QString &language)
{
    if (generation.isEmpty())
        return fail(Code::NotFound);
    const Result<QList<Document>> found = documents(owner, generation);
    if (!found)
        return fail(found);
    if (found->isEmpty())
        return fail(Code::NotFound);
    if (!mailAddress(address) || m_bad.has(address))
        return fail(Code::InvalidField, QStringLiteral("no mail reaches this address"), QStringLiteral("address"));
    const QDateTime aDayAgo = m_clock.now().addDays(-1);
    qsizetype today = 0;
    QList<Write> writes;
    for (const Document &document : *found) {
        today += fromWire(textOf(document, "createdAt")) > aDayAgo ? 1 : 0;
        if (isPending(document))
            writes += replaced(document);
    }
    if (today > resendsADay) // the first of them is the mail itself
        return fail(Code::TooManyRequests, QStringLiteral("this mail was sent often enough today"));
    Result<ResultMail> mail = factsOf(found->constFirst());
    if (!mail)
        return fail(mail);
    mail->address = address;
    mail->language = language;
    const Result<void> written = m_store.commit(writes + ordered(*mail));
    if (written)
        m_outbox.wake();
    return written;
}

Result<void> DeliveryBook::forget(const QString &owner, const QString &generation)
{
    for (;;) {
        const Result<QList<Document>> found = documents(owner, generation);
        if (!found)
            return fail(found);
        if (found->isEmpty())
            return {};
        QList<Write> writes;
        for (const Document &document : *found) {
            writes.append(Write::remove(document.path));
            if (const QString mail = textOf(document, "mail"); !mail.isEmpty())
                writes.append(Write::remove(QStringLiteral("mails/") + mail));
        }
        if (const Result<void> removed = m_store.commit(writes); !removed)
            return removed;
    }
}

} // namespace mj::server
