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
constexpr int keptForAccounts = 10;  // a tenth of the day: pictures must not keep a member from signing in
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

QString deliveryOf(const Document &mail)
{
    return mail.fields.value(QLatin1String("delivery")).toString();
}

bool isLight(const Document &mail)
{
    return mail.fields.value(QLatin1String("light")).toBool();
}

} // namespace

Outbox::Outbox(OutboxParts parts)
    : m(std::move(parts)),
      m_queue(m.store, m.clock, m.queue),
      m_count(m.store, m.clock),
      m_bad(m.store, m.personal, m.clock),
      m_deliveries(m.store)
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
    const QDateTime now = m.clock.now();
    QJsonObject fields{
        {QStringLiteral("state"), QStringLiteral("queued")},
        {QStringLiteral("attempts"), 0},
        {QStringLiteral("notBefore"), toWire(now)},
        {QStringLiteral("until"), toWire(order.until.isValid() ? order.until : now.addDays(1))},
        {QStringLiteral("order"), m.personal.seal(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)), id)}};
    if (!order.delivery.isEmpty())
        fields.insert(QStringLiteral("delivery"), order.delivery);
    return Write::create(QStringLiteral("mails/") + id, fields);
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
    m_queue.restarted();
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
    const Result<MailStanding> standing = m_queue.standing();
    if (!standing || standing->state != MailStanding::State::Open)
        return false;
    Query due;
    due.collection = QStringLiteral("mails");
    due.filters = {{QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("queued")},
                   {QStringLiteral("notBefore"), Filter::Op::LessOrEqual, toWire(m.clock.now())}};
    due.orderBy = QStringLiteral("notBefore");
    due.limit = 8;
    const Result<Page> page = m.store.query(due);
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
    leased.fields.insert(QStringLiteral("notBefore"), toWire(m.clock.now().addSecs(leaseSeconds)));
    if (!m.store.commit({Write::update(mail, leased.fields)}))
        return std::nullopt;
    return leased;
}

std::optional<MailOrder> Outbox::orderOf(const Document &mail) const
{
    const Result<QString> opened = m.personal.reveal(mail.fields.value(QLatin1String("order")).toString(), mail.id());
    return opened ? std::optional(orderFrom(*opened, untilOf(mail))) : std::nullopt;
}

Result<Mail> Outbox::worded(const Document &mail, const MailOrder &order) const
{
    Result<Mail> words =
        order.kind == QLatin1String("pictures_ready") ? pictureMail(order, m.pictures, m.clock, !isLight(mail)) : mailOf(order);
    if (words) {
        words->id = mail.id();
        words->at = m.clock.now();
    }
    return words;
}

Sent Outbox::send(const Document &mail)
{
    if (m.clock.now() >= untilOf(mail))
        return fail(Code::CodeExpired);
    const std::optional<MailOrder> order = orderOf(mail);
    if (!order)
        return fail(Code::Corrupt);
    if (order->kind == QLatin1String("none"))
        return {};
    if (const QString delivery = deliveryOf(mail); !delivery.isEmpty() && !m_deliveries.isThere(delivery))
        return fail(Code::NotFound); // forgotten meanwhile, with all that belonged to it
    const Result<Mail> words = worded(mail, *order);
    if (!words)
        return fail(words);
    const Sent sent = sendCounted(*words, !deliveryOf(mail).isEmpty());
    if (sent)
        m_bad.clear(order->to);
    return sent;
}

Sent Outbox::sendCounted(const Mail &mail, bool isAboutPictures)
{
    if (m.dailyLimit <= 0)
        return m.sender.send(mail);
    const QDateTime now = m.clock.now();
    const Result<bool> counted = m_count.take(now, isAboutPictures ? m.dailyLimit - m.dailyLimit / keptForAccounts : m.dailyLimit);
    if (!counted)
        return fail(counted);
    if (!*counted) {
        Error full = error(Code::TooManyRequests);
        full.retryAfterSeconds = static_cast<int>(DailyCount::secondsToNextDay(now));
        return fail(full);
    }
    const Sent sent = m.sender.send(mail);
    if (!sent && sent.error().code != Code::Timeout) // which may have gone out all the same
        m_count.giveBack(now);
    return sent;
}

void Outbox::settle(const Document &mail, const Sent &sent)
{
    if (sent) {
        m_queue.worked();
        remove(mail, "sent", nullptr); // refused by the disk: the lease runs out and it goes out once more
        return;
    }
    const MailFailure &failure = sent.error();
    const Verdict verdict = verdictOf(failure);
    m_queue.note(verdict, failure);
    settleFailure(mail, failure, verdict);
}

void Outbox::settleFailure(const Document &mail, const MailFailure &failure, const Verdict &verdict)
{
    using Fate = Verdict::Fate;
    const QDateTime now = m.clock.now();
    if (verdict.fate == Fate::Keep) {
        const Result<MailStanding> standing = m_queue.standing();
        const QDateTime open = standing && standing->until.isValid() ? standing->until : now.addSecs(verdict.seconds);
        const char *state = failure.code == Code::TooManyRequests ? "paused" : "waiting";
        giveBack(mail, open, {QLatin1String(state), now, open, &failure, attemptsOf(mail) - 1});
        return;
    }
    const bool lightens = verdict.fate == Fate::Lighter && !deliveryOf(mail).isEmpty() && !isLight(mail);
    const std::optional<QDateTime> next = lightens ? std::optional(now) : nextTry(mail, verdict.seconds);
    if (lightens || (verdict.fate == Fate::Later && next)) {
        qCWarning(mjApp, "mail %s waits: %s %d, try %lld", qPrintable(mail.id()), nameOf(failure.code), failure.reply,
                  static_cast<long long>(attemptsOf(mail)));
        Document kept = mail;
        if (lightens)
            kept.fields.insert(QStringLiteral("light"), true);
        giveBack(kept, *next, {QStringLiteral("waiting"), now, *next, &failure, attemptsOf(mail)});
        return;
    }
    qCWarning(mjApp, "mail %s is given up: %s %d", qPrintable(mail.id()), nameOf(failure.code), failure.reply);
    if (const std::optional<MailOrder> order = verdict.fate == Fate::Bounced ? orderOf(mail) : std::nullopt)
        m_bad.mark(order->to);
    const bool isTooLate = verdict.fate == Fate::Dropped;
    remove(mail, verdict.fate == Fate::Bounced ? "bounced" : isTooLate ? "dropped" : "failed", &failure);
}

// The usual steps lengthen; what the mail server asks for counts when it is longer; and once more just before the mail is of no use.
std::optional<QDateTime> Outbox::nextTry(const Document &mail, qint64 seconds) const
{
    const QDateTime now = m.clock.now();
    const size_t step = static_cast<size_t>(std::clamp<qint64>(attemptsOf(mail), 1, waits.size()) - 1);
    QDateTime next = now.addSecs(std::max<qint64>(waits.at(step), seconds));
    const QDateTime lastTry = untilOf(mail).addSecs(-lastTrySeconds);
    if (next > lastTry && lastTry >= now.addSecs(waits.front()))
        next = lastTry;
    return next < untilOf(mail) ? std::optional(next) : std::nullopt;
}

void Outbox::remove(const Document &mail, const char *state, const MailFailure *failure)
{
    (void)m_deliveries.commit(Write::remove(mail.path), deliveryOf(mail),
                              {QLatin1String(state), m.clock.now(), {}, failure, attemptsOf(mail)});
}

void Outbox::giveBack(const Document &mail, const QDateTime &notBefore, DeliveryRecord::Note note)
{
    const auto now = m.store.read(mail.path);
    if (!now || !*now || attemptsOf(**now) != attemptsOf(mail))
        return; // another server has taken it meanwhile
    QJsonObject fields = mail.fields;
    fields.insert(QStringLiteral("attempts"), note.attempts);
    fields.insert(QStringLiteral("notBefore"), toWire(notBefore));
    (void)m_deliveries.commit(Write::update(**now, fields), deliveryOf(mail), note);
}

} // namespace mj::server
