#include "server/mail/mail_queue.h"

#include "base/log.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr qint64 firstBackOff = 5 * 60;
constexpr qint64 longestBackOff = 6 * 60 * 60;

// 5, 10, 20 minutes and so on.
qint64 backOffSeconds(int before)
{
    return std::min(longestBackOff, firstBackOff << std::clamp(before, 0, 10));
}

MailStanding standingFrom(const QJsonObject &fields, const QDateTime &now)
{
    const auto text = [&](const char *name) { return fields.value(QLatin1String(name)).toString(); };
    MailStanding standing;
    standing.until = fromWire(text("until"));
    standing.backOffs = fields.value(QLatin1String("backOffs")).toInt();
    standing.reply = fields.value(QLatin1String("reply")).toInt();
    standing.enhanced = text("enhanced");
    standing.at = fromWire(text("at"));
    if (text("state") == QLatin1String("stopped"))
        standing.state = MailStanding::State::Stopped;
    else if (standing.until.isValid() && now < standing.until)
        standing.state = MailStanding::State::Paused;
    else
        standing.until = {};
    return standing;
}

} // namespace

QString MailQueue::nameOf(const MailConfig &config, const PersonalData &personal)
{
    const QStringList settings{config.server.toString(), config.user, config.password, config.oauthToken, config.from, config.caFile};
    return personal.lookup(QStringLiteral("mail settings"), settings.join(QLatin1Char('\n')));
}

Result<std::optional<Document>> MailQueue::read() const
{
    return m_store.read(QStringLiteral("mail_queues/") + m_name);
}

// Another server was faster: it heard the same from the same mail server, so one of both notes is enough.
void MailQueue::write(const std::optional<Document> &before, const QJsonObject &fields)
{
    const Write write = before ? Write::update(*before, fields) : Write::create(QStringLiteral("mail_queues/") + m_name, fields);
    if (!m_store.commit({write}))
        qCWarning(mjApp, "the state of the mail queue was not written");
}

Result<MailStanding> MailQueue::standing() const
{
    const Result<std::optional<Document>> found = read();
    if (!found)
        return fail(found);
    return *found ? standingFrom((*found)->fields, m_clock.now()) : MailStanding();
}

void MailQueue::note(const Verdict &verdict, const MailFailure &failure)
{
    if (verdict.queue == Verdict::Queue::Open && !verdict.wantsOperator)
        return;
    const Result<std::optional<Document>> found = read();
    if (!found)
        return;
    const QDateTime now = m_clock.now();
    QJsonObject fields = *found ? (*found)->fields : QJsonObject();
    fields.insert(QStringLiteral("reply"), failure.reply);
    fields.insert(QStringLiteral("enhanced"), failure.enhanced);
    fields.insert(QStringLiteral("at"), toWire(now));
    const int backOffs = fields.value(QLatin1String("backOffs")).toInt();
    qint64 pause = verdict.seconds;
    if (verdict.queue == Verdict::Queue::BackOff) {
        pause = backOffSeconds(backOffs);
        fields.insert(QStringLiteral("backOffs"), backOffs + 1);
    }
    if (verdict.queue == Verdict::Queue::Stopped)
        fields.insert(QStringLiteral("state"), QStringLiteral("stopped"));
    else if (verdict.queue != Verdict::Queue::Open)
        fields.insert(QStringLiteral("until"), toWire(now.addSecs(pause)));
    write(*found, fields);

    const QByteArray enhanced = failure.enhanced.toLatin1();
    if (verdict.queue == Verdict::Queue::Stopped)
        qCWarning(mjApp, "the mail server refuses us (%d %s): no mail goes out until its settings change or the server starts again",
                  failure.reply, enhanced.constData());
    else if (verdict.queue != Verdict::Queue::Open)
        qCWarning(mjApp, "the mail server refuses us (%d %s): no mail goes out for %lld s", failure.reply, enhanced.constData(),
                  static_cast<long long>(pause));
    else
        qCWarning(mjApp, "the mail server takes a mail of ours for unwanted (%d %s): please look at it", failure.reply,
                  enhanced.constData());
}

void MailQueue::worked()
{
    const Result<std::optional<Document>> found = read();
    if (!found || !*found || (*found)->fields.value(QLatin1String("backOffs")).toInt() == 0)
        return;
    QJsonObject fields = (*found)->fields;
    fields.remove(QStringLiteral("backOffs"));
    write(*found, fields);
}

void MailQueue::restarted()
{
    const Result<std::optional<Document>> found = read();
    if (!found || !*found || !(*found)->fields.contains(QLatin1String("state")))
        return;
    QJsonObject fields = (*found)->fields;
    fields.remove(QStringLiteral("state"));
    write(*found, fields);
}

} // namespace mj::server
