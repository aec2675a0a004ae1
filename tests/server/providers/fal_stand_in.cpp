#include "server/providers/fal_stand_in.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mj::test
{
namespace
{

using Fault = FalStandIn::Fault;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void invalid(PeerConversation &to, const QString &field, const QString &type, const QString &text)
{
    const QJsonObject detail{{QStringLiteral("loc"), QJsonArray{QStringLiteral("body"), field}}, {QStringLiteral("msg"), text},
                             {QStringLiteral("type"), type}};
    to.reply(422, compact({{QStringLiteral("detail"), QJsonArray{detail}}}));
}

// What each app takes.
const QHash<QByteArray, QStringList> &apps()
{
    static const QHash<QByteArray, QStringList> all = {
        {"fal-ai/flux/schnell",
         {QStringLiteral("prompt"), QStringLiteral("image_size"), QStringLiteral("num_images"), QStringLiteral("seed"), QStringLiteral("num_inference_steps"),
          QStringLiteral("enable_safety_checker"), QStringLiteral("output_format")}},
        {"fal-ai/nano-banana-2/edit", {QStringLiteral("prompt"), QStringLiteral("image_urls"), QStringLiteral("aspect_ratio"), QStringLiteral("num_images")}},
        {"fal-ai/clarity-upscaler", {QStringLiteral("image_url"), QStringLiteral("upscale_factor"), QStringLiteral("prompt")}}};
    return all;
}

} // namespace

FalStandIn::~FalStandIn()
{
    m_server.reset();
}

void FalStandIn::start()
{
    m_server = std::make_unique<PeerServer>([this](const PeerRequest &request, PeerConversation &to) { answer(request, to); });
}

int FalStandIn::submits() const
{
    int count = 0;
    for (const PeerRequest &request : requests())
        count += request.method == "POST" ? 1 : 0;
    return count;
}

int FalStandIn::canceledJobs() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job.second.canceled; }));
}

void FalStandIn::answer(const PeerRequest &request, PeerConversation &to)
{
    if (request.path.startsWith("/media/"))
        return deliver(request.path, to);
    if (request.headers.value("authorization") != "Key " + key())
        return to.reply(401, R"({"detail":"Cannot access application \"fal-ai/flux\". Authentication is required."})");
    const QList<QByteArray> steps = request.path.split('/'); // "", owner, name, "requests", id, what
    if (request.method == "POST")
        return submit(request.path.mid(1), request, to);
    // The sub-path of an app has no place here.
    if (steps.size() < 5 || steps.size() > 6 || steps[3] != "requests" || !request.path.startsWith("/fal-ai/"))
        return to.reply(404, R"({"detail":"Path not found"})");
    const QString id = QString::fromLatin1(steps[4]);
    const QByteArray what = steps.value(5);
    if (request.method == "GET" && what == "status")
        return status(id, to);
    if (request.method == "GET" && what.isEmpty())
        return result(id, to);
    if (request.method == "PUT" && what == "cancel")
        return cancel(id, to);
    to.reply(405, R"({"detail":"Method Not Allowed"})");
}

bool FalStandIn::refuse(PeerConversation &to)
{
    switch (fault) {
    case Fault::NoBalance:
        to.reply(403, R"({"detail":"User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."})");
        return true;
    case Fault::Throttled:
        to.reply(429, R"({"detail":"Too many requests"})", "application/json", {"Retry-After: 4"});
        return true;
    case Fault::FailsBefore:
        to.reply(500, R"({"detail":"Internal Server Error"})");
        return true;
    case Fault::Busy:
        to.reply(503, R"({"detail":"Service Unavailable"})", "application/json", {"Retry-After: 3"});
        return true;
    case Fault::HangsSubmit:
        to.hang();
        return true;
    case Fault::InvalidSize:
        invalid(to, QStringLiteral("image_size"), QStringLiteral("value_error"), QStringLiteral("not this large"));
        return true;
    case Fault::InvalidFixed:
        invalid(to, QStringLiteral("num_inference_steps"), QStringLiteral("less_than_equal"), QStringLiteral("at most 12"));
        return true;
    case Fault::AppGone:
        to.reply(404, R"({"detail":"Application not found"})");
        return true;
    default:
        return false;
    }
}

void FalStandIn::submit(const QByteArray &app, const PeerRequest &request, PeerConversation &to)
{
    if (refuse(to))
        return;
    if (!apps().contains(app))
        return to.reply(404, R"({"detail":"Application not found"})");
    const QJsonObject input = request.json();
    for (const QString &name : input.keys())
        if (!apps().value(app).contains(name))
            return invalid(to, name, QStringLiteral("extra_forbidden"), QStringLiteral("Extra inputs are not permitted"));
    if (apps().value(app).first() == QLatin1String("prompt") && input.value(QLatin1String("prompt")).toString().isEmpty())
        return invalid(to, QStringLiteral("prompt"), QStringLiteral("missing"), QStringLiteral("field required"));
    const QByteArray keep = request.headers.value("x-fal-object-lifecycle-preference");
    if (!QJsonDocument::fromJson(keep).object().value(QLatin1String("expiration_duration_seconds")).isDouble())
        return to.reply(400, R"({"detail":"lifecycle"})");
    const std::lock_guard lock(m_mutex);
    const QString id = QStringLiteral("764cabcf-b745-4b3e-ae38-1200304cf4%1").arg(10 + m_jobs.size());
    m_jobs[id] = {input, 0, false};
    if (fault == Fault::CutSubmit)
        return to.cut(200, R"({"request_id":")");
    if (fault == Fault::GarbageSubmit)
        return to.reply(200, "{}");
    const QString base = url().toString() + QStringLiteral("/fal-ai/flux/requests/") + id;
    to.reply(200, compact({{QStringLiteral("status"), QStringLiteral("IN_QUEUE")}, {QStringLiteral("request_id"), id}, {QStringLiteral("queue_position"), 0},
                           {QStringLiteral("response_url"), base}, {QStringLiteral("status_url"), base + QStringLiteral("/status")},
                           {QStringLiteral("cancel_url"), base + QStringLiteral("/cancel")}}));
}

void FalStandIn::status(const QString &id, PeerConversation &to)
{
    const std::lock_guard lock(m_mutex);
    if (fault == Fault::LooksDown)
        return to.reply(502, "<html>Bad gateway</html>", "text/html");
    if (fault == Fault::GarbageLook)
        return to.reply(200, R"({"status":"WHO_KNOWS"})");
    if (fault == Fault::CutLookOnce && !std::exchange(m_cutOnce, true))
        return to.cut(200, "{");
    if (m_jobs.count(id) == 0 || fault == Fault::Gone)
        return to.reply(404, R"({"detail":"Request not found"})");
    Job &job = m_jobs[id];
    ++job.looks;
    if (job.looks == 1 || fault == Fault::NeverStarts)
        return to.reply(202, R"({"status":"IN_QUEUE","queue_position":2})");
    if (job.looks == 2)
        return to.reply(202, R"({"status":"IN_PROGRESS","logs":[{"message":" 50%|#####     | 2/4","level":"STDERR","timestamp":"2026-11-27T01:02:03Z"}]})");
    to.reply(200, R"({"status":"COMPLETED","logs":[],"metrics":{"inference_time":1.2}})");
}

void FalStandIn::result(const QString &id, PeerConversation &to)
{
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return to.reply(404, R"({"detail":"Request not found"})");
    if (job->second.looks < 3)
        return to.reply(400, R"({"detail":"Request is still in progress"})");
    if (fault == Fault::PolicyAtResult)
        return invalid(to, QStringLiteral("prompt"), QStringLiteral("content_policy_violation"), QStringLiteral("Your words could not be processed"));
    if (fault == Fault::FailsAtResult)
        return to.reply(500, R"({"detail":"Internal Server Error while painting"})");
    to.reply(200, compact(resultOf(id, job->second)));
}

QJsonObject FalStandIn::resultOf(const QString &id, const Job &job) const
{
    QJsonArray images;
    QJsonArray flags;
    const int count = fault == Fault::NoOutput ? 0 : job.input.value(QLatin1String("num_images")).toInt(1);
    for (int i = 0; i < count; ++i) {
        QString address = (fault == Fault::ForeignPicture ? QStringLiteral("https://pictures.example") : url().toString()) + QStringLiteral("/media/%1/%2.png").arg(id).arg(i);
        if (embeds)
            address = QString::fromLatin1("data:image/png;base64," + paintedPicture(sizeOf(job), "PNG", i).toBase64());
        images.append(QJsonObject{{QStringLiteral("url"), address}, {QStringLiteral("width"), sizeOf(job).width()}, {QStringLiteral("height"), sizeOf(job).height()},
                                  {QStringLiteral("content_type"), QStringLiteral("image/png")}});
        flags.append(fault == Fault::Blanked || (fault == Fault::OneBlanked && i == 0));
    }
    if (job.input.contains(QLatin1String("upscale_factor")))
        return {{QStringLiteral("image"), images.first()}};
    return {{QStringLiteral("images"), images}, {QStringLiteral("seed"), static_cast<qint64>(seed)}, {QStringLiteral("has_nsfw_concepts"), flags},
            {QStringLiteral("timings"), QJsonObject{{QStringLiteral("inference"), 1.2}}}};
}

QSize FalStandIn::sizeOf(const Job &job)
{
    const QJsonObject size = job.input.value(QLatin1String("image_size")).toObject();
    return QSize(size.value(QLatin1String("width")).toInt(64), size.value(QLatin1String("height")).toInt(64));
}

void FalStandIn::cancel(const QString &id, PeerConversation &to)
{
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return to.reply(404, R"({"status":"NOT_FOUND"})");
    if (job->second.looks >= 3 && fault != Fault::NeverStarts)
        return to.reply(400, R"({"status":"ALREADY_COMPLETED"})");
    job->second.canceled = true;
    to.reply(202, R"({"status":"CANCELLATION_REQUESTED"})");
}

void FalStandIn::deliver(const QByteArray &path, PeerConversation &to)
{
    QSize size;
    {
        const std::lock_guard lock(m_mutex);
        const auto job = m_jobs.find(QString::fromLatin1(path.split('/').value(2)));
        if (job == m_jobs.end())
            return to.reply(404, "gone", "text/plain");
        size = sizeOf(job->second);
    }
    const QByteArray picture = paintedPicture(size, "PNG", path.split('/').last().split('.').first().toInt() * 40);
    if (fault == Fault::NotAPicture)
        return to.reply(200, "GIF89a something", "image/png");
    if (fault == Fault::Oversized)
        return to.reply(200, picture + QByteArray(30 << 20, 'x'), "image/png");
    if (fault == Fault::DripsPicture)
        return to.drip(200, picture.left(100));
    to.reply(200, picture, fault == Fault::LyingType ? "text/html" : "image/png");
}

} // namespace mj::test
