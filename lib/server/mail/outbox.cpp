#include "server/mail/outbox.h"

#include "api/error_status.h"
#include "base/ids.h"
#include "base/log.h"
#include "server/mail/mail_words.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace mj::server {
namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 2s;       // another server over the same store may have queued or lost one
constexpr qint64 leaseSeconds = 120; // longer than any sender tries
constexpr qint64 pauseSeconds = 300;
constexpr std::array<qint64, 4> waits{5, 30, 120, 600};
constexpr qint64 lastTrySeconds = 30; // before a mail gets useless

const char *nameOf(Code code)
{
    switch (code) {
    case Code::Offline:
        return "unreachable";
    case Code::Timeout:
        return "timeout";
    case Code::TlsRejected:
        return "tls_rejected";
    default:
        return api::wireName(code).data();
    }
}

MailOrder orderFrom(const QString &json, const QDateTime &until)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    const auto text = [&](const char *name) { return object.value(QLatin1String(name)).toString(); };
    return {text("kind"), text("to"), text("language"), object.value(QLatin1String("facts")).toObject(), until};
}

QDateTime untilOf(const Document &mail)
{
    return fromWire(mail.fields.value(QLatin1String("until")).toString());
}

qint64 attemptsOf(const Document &mail)
{
    return mail.fields.value(QLatin1String("attempts")).toInteger();
}

} // namespace

Outbox::Outbox(DocumentStore &store, const PersonalData &personal, MailSender &sender, const Clock &clock)
    : m_store(store), m_personal(personal), m_sender(sender), m_clock(clock)
{
}

Outbox::~Outbox()
{
    stop();
}

Write Outbox::queued(const MailOrder &order) const
{
    const QString id = newId(QLatin1String("mail"));
    const QJsonObject object{{QStringLiteral("kind"), order.kind},
                             {QStringLiteral("to"), order.to},
                             {QStringLiteral("language"), order.language},
                             {QStringLiteral("facts"), order.facts}};
    const QDateTime now = m_clock.now();
    return Write::create(QStringLiteral("mails/") + id,
                         {{QStringLiteral("state"), QStringLiteral("queued")},
                          {QStringLiteral("attempts"), 0},
                          {QStringLiteral("notBefore"), toWire(now)},
                          {QStringLiteral("until"), toWire(order.until.isValid() ? order.until : now.addDays(1))},
                          {QStringLiteral("order"), m_personal.seal(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)), id)}});
}

void Outbox::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
    }
    m_woken.notify_all();
}

void Outbox::start()
{
    stop();
    m_isStopping = false;
    m_thread = std::thread([this] { run(); });
}

void Outbox::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Outbox::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_isWoken = false;
        lock.unlock();
        const bool sent = sendNext();
        lock.lock();
        if (!sent)
            m_woken.wait_for(lock, lookEvery, [this] { return m_isStopping || m_isWoken; });
    }
}

bool Outbox::sendNext()
{
    const QDateTime now = m_clock.now();
    if (m_pausedUntil.isValid() && now < m_pausedUntil)
        return false;
    Query due;
    due.collection = QStringLiteral("mails");
    due.filters = {{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("queued")},
                   {QStringLiteral("notBefore"), Filter::Op::LessOrEqual, toWire(now)}};
    due.orderBy = QStringLiteral("notBefore");
    due.limit = 8;
    const Result<Page> page = m_store.query(due);
    if (!page)
        return false;
    for (const Document &mail : page->documents) {
        if (const std::optional<Document> leased = lease(mail)) {
            settle(*leased, send(*leased));
            return true;
        }
    }
    return false;
}

// Leased is: due again only when whoever took it must have died. The write is conditional, so one of two servers gets it.
std::optional<Document> Outbox::lease(const Document &mail)
{
    Document leased = mail;
    leased.fields.insert(QStringLiteral("attempts"), attemptsOf(mail) + 1);
    leased.fields.insert(QStringLiteral("notBefore"), toWire(m_clock.now().addSecs(leaseSeconds)));
    if (!m_store.commit({Write::update(mail, leased.fields)}))
        return std::nullopt;
    return leased;
}

Result<void> Outbox::send(const Document &mail)
{
    const QDateTime until = untilOf(mail);
    if (m_clock.now() >= until)
        return fail(Code::CodeExpired);
    const Result<QString> opened = m_personal.reveal(mail.fields.value(QLatin1String("order")).toString(), mail.id());
    if (!opened)
        return fail(Code::Corrupt);
    const MailOrder order = orderFrom(*opened, until);
    if (order.kind == QLatin1String("none"))
        return {};
    Result<Mail> worded = mailOf(order);
    if (!worded)
        return fail(worded);
    worded->id = mail.id();
    worded->at = m_clock.now();
    return m_sender.send(*worded);
}

void Outbox::settle(const Document &mail, const Result<void> &sent)
{
    if (sent) {
        (void)m_store.commit({Write::remove(mail.path)}); // refused by the disk: the lease runs out and it goes out once more
        return;
    }
    const QDateTime now = m_clock.now();
    const Code code = sent.error().code;
    if (code == Code::Canceled) {
        giveBack(mail, now, attemptsOf(mail) - 1);
        return;
    }
    if (code == Code::Forbidden) {
        m_pausedUntil = now.addSecs(pauseSeconds);
        qCWarning(mjApp, "the mail server refuses us: no mail goes out for %lld s", pauseSeconds);
        giveBack(mail, m_pausedUntil, attemptsOf(mail) - 1);
        return;
    }
    const size_t step = static_cast<size_t>(std::clamp<qint64>(attemptsOf(mail), 1, waits.size()) - 1);
    QDateTime next = now.addSecs(std::max<qint64>(waits.at(step), sent.error().retryAfterSeconds));
    const QDateTime lastTry = untilOf(mail).addSecs(-lastTrySeconds);
    if (next > lastTry && lastTry >= now.addSecs(waits.front()))
        next = lastTry;
    if (code == Code::InvalidField || code == Code::CodeExpired || next >= untilOf(mail)) {
        qCWarning(mjApp, "mail %s is given up: %s", qPrintable(mail.id()), nameOf(code));
        (void)m_store.commit({Write::remove(mail.path)});
        return;
    }
    qCWarning(mjApp, "mail %s waits: %s, try %lld", qPrintable(mail.id()), nameOf(code), static_cast<long long>(attemptsOf(mail)));
    giveBack(mail, next, attemptsOf(mail));
}

void Outbox::giveBack(const Document &mail, const QDateTime &notBefore, qint64 attempts)
{
    const auto now = m_store.read(mail.path);
    if (!now || !*now || attemptsOf(**now) != attemptsOf(mail))
        return; // another server has taken it meanwhile
    QJsonObject fields = (*now)->fields;
    fields.insert(QStringLiteral("attempts"), attempts);
    fields.insert(QStringLiteral("notBefore"), toWire(notBefore));
    (void)m_store.commit({Write::update(**now, fields)});
}

} // namespace mj::server
