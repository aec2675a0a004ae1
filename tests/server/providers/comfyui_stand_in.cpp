#include "server/providers/comfyui_stand_in.h"

#include <QSize>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>
#include <algorithm>
#include <chrono>
#include <thread>

namespace mj::test
{
namespace
{

using Fault = ComfyuiStandIn::Fault;
constexpr int steps = 5;
const QString otherId = QStringLiteral("somebody-else");

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject inputsOf(const QJsonObject &graph, const char *kind)
{
    for (const QJsonValue &node : graph) {
        if (node.toObject().value(QLatin1String("class_type")).toString() == QLatin1String(kind))
            return node.toObject().value(QLatin1String("inputs")).toObject();
    }
    return {};
}

void refused(PeerConversation &to, const QString &node, const QString &type, const QString &input)
{
    const QJsonObject problem{{QStringLiteral("type"), type}, {QStringLiteral("message"), QStringLiteral("Value not good")},
                              {QStringLiteral("details"), QStringLiteral("prose that may repeat the words")},
                              {QStringLiteral("extra_info"), QJsonObject{{QStringLiteral("input_name"), input}}}};
    const QJsonObject errors{{node, QJsonObject{{QStringLiteral("errors"), QJsonArray{problem}}, {QStringLiteral("class_type"), QStringLiteral("X")}}}};
    to.reply(400, compact({{QStringLiteral("error"), QJsonObject{{QStringLiteral("type"), QStringLiteral("prompt_outputs_failed_validation")}}},
                           {QStringLiteral("node_errors"), errors}}));
}

} // namespace

ComfyuiStandIn::~ComfyuiStandIn()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    if (m_worker.joinable())
        m_worker.join();
    m_server.reset();
}

void ComfyuiStandIn::start()
{
    m_server = std::make_unique<PeerServer>([this](const PeerRequest &request, PeerConversation &to) { answer(request, to); });
    m_worker = std::thread([this] { work(); });
}

QJsonObject ComfyuiStandIn::lastGraph() const
{
    const std::lock_guard lock(m_mutex);
    return m_order.isEmpty() ? QJsonObject() : m_jobs.at(m_order.last()).graph;
}

QByteArray ComfyuiStandIn::uploaded(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    return m_uploads.value(name);
}

bool ComfyuiStandIn::remembers() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job.second.over; });
}

void ComfyuiStandIn::startOther()
{
    const std::lock_guard lock(m_mutex);
    m_jobs[otherId].running = true;
}

bool ComfyuiStandIn::otherRuns() const
{
    const std::lock_guard lock(m_mutex);
    const auto other = m_jobs.find(otherId);
    return other != m_jobs.end() && !other->second.interrupted;
}

void ComfyuiStandIn::answer(const PeerRequest &request, PeerConversation &to)
{
    const QByteArray line = request.method + ' ' + request.path;
    if (line == "GET /ws")
        return speak(request.query.queryItemValue(QStringLiteral("clientId")), to);
    if (line == "POST /prompt")
        return prompt(request.json(), to);
    if (line == "POST /upload/image")
        return upload(request, to);
    if (line.startsWith("GET /history/"))
        return history(QString::fromLatin1(request.path.mid(9)), to);
    if (line == "POST /history")
        return forget(request.json(), to);
    if (line == "GET /queue" || line == "POST /queue")
        return queue(request, to);
    if (line == "POST /interrupt")
        return interrupt(request.json(), to);
    if (line == "GET /view")
        return view(request, to);
    to.reply(404, "404: Not Found", "text/plain");
}

bool ComfyuiStandIn::refuse(const QJsonObject &graph, PeerConversation &to)
{
    switch (fault) {
    case Fault::WeightsMissing:
        return refused(to, QStringLiteral("4"), QStringLiteral("value_not_in_list"), QStringLiteral("ckpt_name")), true;
    case Fault::SizeRefused:
        return refused(to, QStringLiteral("5"), QStringLiteral("value_bigger_than_max"), QStringLiteral("width")), true;
    case Fault::GraphWrong:
        return refused(to, QStringLiteral("3"), QStringLiteral("return_type_mismatch"), QStringLiteral("model")), true;
    case Fault::FailsPrompt:
        return to.reply(500, "500 Internal Server Error", "text/plain"), true;
    case Fault::HangsPrompt:
        return to.hang(), true;
    default:
        break;
    }
    const QJsonObject sampler = inputsOf(graph, "KSampler");
    if (graph.isEmpty() || !sampler.value(QLatin1String("seed")).isDouble() || !inputsOf(graph, "EmptyLatentImage").value(QLatin1String("width")).isDouble())
        return refused(to, QStringLiteral("3"), QStringLiteral("required_input_missing"), QStringLiteral("seed")), true;
    const QString image = inputsOf(graph, "LoadImage").value(QLatin1String("image")).toString();
    const std::lock_guard lock(m_mutex);
    if (!image.isEmpty() && (!image.endsWith(QLatin1String(" [temp]")) || !m_uploads.contains(image.chopped(7))))
        return refused(to, QStringLiteral("9"), QStringLiteral("custom_validation_failed"), QStringLiteral("image")), true;
    return false;
}

void ComfyuiStandIn::prompt(const QJsonObject &body, PeerConversation &to)
{
    const QJsonObject graph = body.value(QLatin1String("prompt")).toObject();
    if (body.size() != 2 || refuse(graph, to))
        return body.size() != 2 ? to.reply(400, "{}") : void();
    QString id;
    {
        const std::lock_guard lock(m_mutex);
        id = QStringLiteral("1f3a9c00-77aa-4bb0-9d0c-0000000000%1").arg(10 + m_order.size());
        if (fault != Fault::Forgets) {
            m_jobs[id].graph = graph;
            m_jobs[id].client = body.value(QLatin1String("client_id")).toString();
            m_order << id;
        }
    }
    if (fault == Fault::CutPrompt)
        to.cut(200, R"({"prompt_id":)");
    else if (fault == Fault::GarbagePrompt)
        to.reply(200, "[]");
    else
        to.reply(200, compact({{QStringLiteral("prompt_id"), id}, {QStringLiteral("number"), 1}, {QStringLiteral("node_errors"), QJsonObject()}}));
    m_changed.notify_all();
}

void ComfyuiStandIn::upload(const PeerRequest &request, PeerConversation &to)
{
    const auto parts = formPartsOf(request);
    if (fault == Fault::UploadRefused || parts.value("image").body.isEmpty() || parts.value("type").body != "temp")
        return to.reply(400, {}, "text/plain");
    const QString name = QString::fromUtf8(parts.value("image").fileName);
    {
        const std::lock_guard lock(m_mutex);
        m_uploads.insert(name, parts.value("image").body);
    }
    to.reply(200, compact({{QStringLiteral("name"), name}, {QStringLiteral("subfolder"), QString()}, {QStringLiteral("type"), QStringLiteral("temp")}}));
}

// The one engine: takes prompts in their order, a few steps each.
void ComfyuiStandIn::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const auto next = std::find_if(m_order.begin(), m_order.end(), [this](const QString &id) { return !m_jobs[id].over && !m_jobs[id].deleted; });
        const bool isBusy = m_jobs.count(otherId) != 0 && !m_jobs[otherId].interrupted;
        if (next == m_order.end() || isBusy) {
            m_changed.wait_for(lock, std::chrono::milliseconds(20));
            continue;
        }
        const QString id = *next;
        Job &job = m_jobs[id];
        job.running = true;
        told(id, "execution_start", {});
        for (int step = 1; !m_stopping && !job.interrupted && (step <= steps || fault == Fault::Slow); ++step) {
            m_changed.wait_for(lock, std::chrono::milliseconds(stepMs));
            if (step <= steps)
                told(id, "progress", {{QStringLiteral("value"), step}, {QStringLiteral("max"), steps}, {QStringLiteral("node"), QStringLiteral("3")}});
            QByteArray preview(8, '\0');
            qToBigEndian<quint32>(1, preview.data());
            qToBigEndian<quint32>(1, preview.data() + 4);
            post(job.client, preview + paintedPicture(QSize(16, 16), "JPG"), false);
            job.interrupted = job.interrupted || (fault == Fault::Interrupted && step == 2);
        }
        finish(job);
        told(id, job.interrupted ? "execution_interrupted" : job.isFailed ? "execution_error" : "execution_success", {});
    }
}

void ComfyuiStandIn::finish(Job &job)
{
    job.running = false;
    job.over = true;
    job.isFailed = job.interrupted || fault == Fault::ExecutionError;
    const QJsonObject latent = inputsOf(job.graph, "EmptyLatentImage");
    const QSize size(latent.value(QLatin1String("width")).toInt(), latent.value(QLatin1String("height")).toInt());
    for (int i = 0; i < latent.value(QLatin1String("batch_size")).toInt(1) && !job.isFailed && fault != Fault::NoOutput; ++i)
        job.pictures << (fault == Fault::NotAPicture ? QByteArray("oops") : paintedPicture(size, "PNG", i * 50));
}

void ComfyuiStandIn::told(const QString &id, const char *type, QJsonObject data)
{
    data.insert(QStringLiteral("prompt_id"), id);
    post(m_jobs[id].client, compact({{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("data"), data}}), true);
}

void ComfyuiStandIn::post(const QString &client, const QByteArray &message, bool isText)
{
    m_messages[client].append({message, isText});
    m_changed.notify_all();
}

void ComfyuiStandIn::speak(const QString &client, PeerConversation &to)
{
    if (fault == Fault::NoSocket)
        return to.reply(404, {}, "text/plain");
    if (client.isEmpty() || !to.upgrade() || !to.sendText(R"({"type":"status","data":{"status":{"exec_info":{"queue_remaining":0}},"sid":"x"}})"))
        return;
    qsizetype sent = 0;
    while (!to.isStopping()) {
        QList<Message> news;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, std::chrono::milliseconds(20));
            news = m_messages.value(client).mid(sent);
            if (m_stopping)
                return;
        }
        sent += news.size();
        for (const Message &message : news) {
            if (!(message.isText ? to.sendText(message.bytes) : to.sendBytes(message.bytes)) || (fault == Fault::SocketDrops && sent > 2))
                return;
        }
    }
}

void ComfyuiStandIn::history(const QString &id, PeerConversation &to)
{
    if (fault == Fault::HistoryDown)
        return to.reply(502, "bad gateway", "text/plain");
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end() || !job->second.over)
        return to.reply(200, "{}");
    QJsonArray images;
    for (qsizetype i = 0; i < job->second.pictures.size(); ++i)
        images.append(QJsonObject{{QStringLiteral("filename"), QStringLiteral("MJ %1 &%2.png").arg(id).arg(i)}, {QStringLiteral("subfolder"), QStringLiteral("a/b")},
                                  {QStringLiteral("type"), QStringLiteral("output")}});
    QJsonArray messages{QJsonArray{QStringLiteral("execution_start"), QJsonObject()}};
    if (job->second.interrupted)
        messages.append(QJsonArray{QStringLiteral("execution_interrupted"), QJsonObject()});
    else if (job->second.isFailed)
        messages.append(QJsonArray{QStringLiteral("execution_error"), QJsonObject{{QStringLiteral("exception_type"), QStringLiteral("torch.cuda.OutOfMemoryError")},
                                                                                   {QStringLiteral("exception_message"), QStringLiteral("no room for your words")}}});
    const QJsonObject status{{QStringLiteral("status_str"), job->second.isFailed ? QStringLiteral("error") : QStringLiteral("success")},
                             {QStringLiteral("completed"), !job->second.isFailed}, {QStringLiteral("messages"), messages}};
    const QJsonObject outputs{{QStringLiteral("8"), QJsonObject{{QStringLiteral("images"), images}}}};
    to.reply(200, compact({{id, QJsonObject{{QStringLiteral("prompt"), QJsonArray()}, {QStringLiteral("outputs"), outputs}, {QStringLiteral("status"), status}}}}));
}

void ComfyuiStandIn::forget(const QJsonObject &body, PeerConversation &to)
{
    const std::lock_guard lock(m_mutex);
    for (const QJsonValue &id : body.value(QLatin1String("delete")).toArray())
        m_jobs[id.toString()].over = false, m_jobs[id.toString()].deleted = true;
    to.reply(200, {}, "text/plain");
}

void ComfyuiStandIn::queue(const PeerRequest &request, PeerConversation &to)
{
    const std::lock_guard lock(m_mutex);
    if (request.method == "POST") {
        for (const QJsonValue &id : request.json().value(QLatin1String("delete")).toArray()) {
            const auto job = m_jobs.find(id.toString());
            if (job != m_jobs.end() && !job->second.running)
                job->second.deleted = true;
        }
        return to.reply(200, {}, "text/plain");
    }
    QJsonArray running;
    QJsonArray pending;
    for (const auto &[id, job] : m_jobs) {
        if (!job.over && !job.deleted)
            (job.running ? running : pending).append(QJsonArray{1, id, job.graph, QJsonObject(), QJsonArray()});
    }
    to.reply(200, compact({{QStringLiteral("queue_running"), running}, {QStringLiteral("queue_pending"), pending}}));
}

// Like an older one: whatever runs is interrupted, whoever is meant.
void ComfyuiStandIn::interrupt(const QJsonObject &, PeerConversation &to)
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[id, job] : m_jobs)
            job.interrupted = job.interrupted || job.running;
    }
    m_changed.notify_all();
    to.reply(200, {}, "text/plain");
}

void ComfyuiStandIn::view(const PeerRequest &request, PeerConversation &to)
{
    const QString name = request.query.queryItemValue(QStringLiteral("filename"), QUrl::FullyDecoded);
    const bool isPlace = request.query.queryItemValue(QStringLiteral("subfolder"), QUrl::FullyDecoded) == QLatin1String("a/b") &&
                         request.query.queryItemValue(QStringLiteral("type")) == QLatin1String("output");
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, job] : m_jobs) {
        for (qsizetype i = 0; i < job.pictures.size(); ++i) {
            if (isPlace && name == QStringLiteral("MJ %1 &%2.png").arg(id).arg(i))
                return to.reply(200, job.pictures[i], "image/png");
        }
    }
    to.reply(404, {}, "text/plain");
}

} // namespace mj::test
