#include "server/providers/replicate_job.h"

#include "server/providers/replicate_provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace mj::server {
namespace {

constexpr int shortCallMs = 30'000;
constexpr int farewellMs = 5'000; // a call that nobody waits for

// "owner/name" or "owner/name:version": nothing else may get into a path.
struct ModelName {
    QString path;
    QString version;
};

std::optional<ModelName> nameOf(const QString &model)
{
    static const QRegularExpression shape(QStringLiteral("^([A-Za-z0-9_-][A-Za-z0-9_.-]*/[A-Za-z0-9_-][A-Za-z0-9_.-]*)(?::([A-Za-z0-9]{1,64}))?$"));
    const QRegularExpressionMatch found = shape.match(model);
    return found.hasMatch() ? std::optional(ModelName{found.captured(1), found.captured(2)}) : std::nullopt;
}

QString endingOf(const QByteArray &type)
{
    return type == "image/jpeg" ? QStringLiteral(".jpg") : type == "image/webp" ? QStringLiteral(".webp") : QStringLiteral(".png");
}

} // namespace

ReplicateJob::ReplicateJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link)
    : m_order(order), m_work(work), m_link(link), m_input(order.options)
{
}

ReplicateJob::~ReplicateJob()
{
    for (const QString &file : m_link.isLeaving() ? QStringList() : m_files) {
        ProviderCall call;
        call.method = "DELETE";
        call.path = QStringLiteral("/files/") + file;
        call.purpose = QStringLiteral("cancel");
        call.timeoutMs = farewellMs;
        call.ignoresCancel = true;
        (void)m_link.send(call); // they go by themselves after a day
    }
}

Result<void> ReplicateJob::begin(const QUrl &webhook)
{
    if (!nameOf(m_order.model))
        return fail(Code::ModelUnavailable, QStringLiteral("no_model_name"));
    QList<SentField> embedded;
    if (const auto good = m_input.of(m_order, {}); !good)
        return fail(good);
    const auto files = sendFiles(embedded);
    if (!files)
        return fail(files);
    const auto input = m_input.of(m_order, *files);
    if (!input)
        return fail(input);
    ProviderCall call = createCall(*input, webhook);
    call.fields = m_input.wordsOf(m_order, *input) + embedded;
    const auto reply = m_link.send(call);
    if (!reply)
        return fail(reply);
    return accept(*reply);
}

Result<void> ReplicateJob::resume(const QString &remoteId)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    if (!shape.match(remoteId).hasMatch())
        return fail(Code::OutcomeUnknown, QStringLiteral("no_id"));
    m_now.id = remoteId;
    return {};
}

ProviderCall ReplicateJob::createCall(const QJsonObject &input, const QUrl &webhook) const
{
    const ModelName name = *nameOf(m_order.model);
    const int wait = std::clamp(m_order.options.value(QLatin1String("wait")).toInt(), 0, 60);
    QJsonObject body{{QStringLiteral("input"), input}};
    if (!name.version.isEmpty())
        body.insert(QStringLiteral("version"), name.version);
    if (!webhook.isEmpty()) {
        body.insert(QStringLiteral("webhook"), webhook.toString(QUrl::FullyEncoded));
        body.insert(QStringLiteral("webhook_events_filter"), QJsonArray{QStringLiteral("completed")});
    }
    ProviderCall call;
    call.path = name.version.isEmpty() ? QStringLiteral("/models/%1/predictions").arg(name.path) : QStringLiteral("/predictions");
    call.headers = {{"Content-Type", "application/json"},
                    {"Cancel-After", m_order.options.value(QLatin1String("deadline")).toString(QStringLiteral("30m")).toLatin1()}};
    if (wait > 0)
        call.headers.append({"Prefer", "wait=" + QByteArray::number(wait)});
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.timeoutMs = shortCallMs + wait * 1'000;
    return call;
}

Result<void> ReplicateJob::accept(const http::OutboundReply &reply)
{
    if (!isFine(reply))
        return fail(refusalOfCreate(reply, m_input));
    const auto prediction = predictionOf(reply.body);
    if (!prediction)
        return fail(Code::OutcomeUnknown, QStringLiteral("unreadable")); // it began something and did not say what
    m_now = *prediction;
    m_fresh = true;
    if (const auto kept = m_work.accepted(m_now.id); !kept) {
        cancel();
        return fail(kept);
    }
    return {};
}

Result<bool> ReplicateJob::look()
{
    if (!m_fresh) {
        ProviderCall call;
        call.method = "GET";
        call.path = QStringLiteral("/predictions/") + m_now.id;
        call.purpose = QStringLiteral("follow");
        call.timeoutMs = shortCallMs;
        const auto reply = m_link.send(call);
        if (!reply)
            return fail(reply);
        if (reply->status == 404 || reply->status == 410) {
            m_lost = error(Code::OutcomeUnknown, QStringLiteral("gone"));
            return true;
        }
        if (!isFine(*reply))
            return fail(refusalOf(*reply));
        const auto prediction = predictionOf(reply->body);
        if (!prediction || prediction->id != m_now.id)
            return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
        m_now = *prediction;
    }
    m_fresh = false;
    tellProgress();
    return m_now.isOver();
}

void ReplicateJob::tellProgress() const
{
    if (m_now.fraction > 0 && !m_now.isOver())
        m_work.progress({m_now.fraction, {}});
}

void ReplicateJob::cancel()
{
    ProviderCall call;
    call.path = QStringLiteral("/predictions/%1/cancel").arg(m_now.id);
    call.purpose = QStringLiteral("cancel");
    call.timeoutMs = farewellMs;
    call.ignoresCancel = true;
    (void)m_link.send(call);
}

Result<QByteArray> ReplicateJob::fetch(const QString &address) const
{
    if (address.startsWith(QLatin1String("data:")))
        return ProviderLink::decode(address.toLatin1());
    return m_link.fetch(QUrl(address));
}

Result<MadePictures> ReplicateJob::pictures() const
{
    if (m_lost)
        return fail(*m_lost);
    if (m_now.state != Prediction::State::Succeeded || m_now.output.isEmpty())
        return fail(failureOf(m_now));
    MadePictures made;
    for (const QString &address : m_now.output.mid(0, m_order.count)) {
        const auto picture = fetch(address);
        if (!picture)
            return fail(picture);
        made.pictures.append({*picture, std::nullopt});
    }
    if (m_order.seed || made.pictures.size() == 1)
        made.pictures.first().seed = m_order.seed ? m_order.seed : m_now.seed;
    const double rate = m_order.options.value(QLatin1String("microsPerSecond")).toDouble();
    if (rate > 0 && m_now.seconds > 0)
        made.costMicros = qRound64(rate * m_now.seconds);
    return made;
}

Result<ModelInput::Files> ReplicateJob::sendFiles(QList<SentField> &embedded)
{
    ModelInput::Files files;
    for (const Attachment &reference : m_order.references) {
        const auto placed = place(reference, QStringLiteral("reference"), embedded);
        if (!placed)
            return fail(placed);
        files.references << *placed;
    }
    const auto mask = m_input.maskOf(m_order);
    if (!mask)
        return fail(mask);
    if (!mask->isEmpty()) {
        const auto placed = place({*mask, "image/png"}, QStringLiteral("mask"), embedded);
        if (!placed)
            return fail(placed);
        files.mask = *placed;
    }
    return files;
}

// Where the model finds the file: inside the call, or at an address it was sent to before.
Result<QString> ReplicateJob::place(const Attachment &file, const QString &name, QList<SentField> &embedded)
{
    if (file.bytes.size() > ReplicateProvider::largestEmbedded)
        return upload(file, name);
    embedded.append({name, file.bytes});
    return dataUri(file.type, file.bytes);
}

Result<QString> ReplicateJob::upload(const Attachment &file, const QString &name)
{
    ProviderCall call;
    call.path = QStringLiteral("/files");
    call.parts = {{"content", (name + endingOf(file.type)).toLatin1(), file.type, file.bytes}};
    call.fields = {{name, file.bytes}};
    const auto reply = m_link.send(call);
    if (!reply) // nothing is made of a file alone, so it may be sent again
        return reply.error().code == Code::OutcomeUnknown ? Result<QString>(fail(Code::Offline, QStringLiteral("file"))) : fail(reply);
    if (!isFine(*reply)) {
        const Error refusal = refusalOf(*reply);
        return refusal.code == Code::OutcomeUnknown ? Result<QString>(fail(Code::Offline, refusal.detail)) : fail(refusal);
    }
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{1,128}$"));
    const QJsonObject body = objectOf(reply->body).value_or(QJsonObject());
    const QString id = body.value(QLatin1String("id")).toString();
    const QString address = body.value(QLatin1String("urls")).toObject().value(QLatin1String("get")).toString();
    if (!shape.match(id).hasMatch() || !QUrl(address).isValid() || address.isEmpty())
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    m_files << id;
    return address;
}

} // namespace mj::server
