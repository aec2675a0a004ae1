#include "server/providers/comfyui_job.h"

#include "base/ids.h"
#include "imaging/safe_decode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <algorithm>
#include <chrono>

namespace mj::server {
namespace {

constexpr int shortCallMs = 30'000;
constexpr int farewellMs = 3'000;
constexpr int viewTries = 2;
constexpr int absencesToBelieve = 3; // it leaves the queue just before it enters the history

bool isId(const QString &id)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    return shape.match(id).hasMatch();
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// What a number in JSON keeps whole.
quint64 chosenSeed()
{
    return QRandomGenerator::system()->generate64() >> 16;
}

QByteArray endingOf(const QByteArray &type)
{
    return type == "image/jpeg" ? ".jpg" : type == "image/webp" ? ".webp" : ".png";
}

} // namespace

ComfyuiJob::ComfyuiJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link)
    : m_order(order), m_work(work), m_link(link), m_workflow(workflowOf(order)), m_seed(order.seed)
{
}

Result<void> ComfyuiJob::begin(const ProviderConfig &config)
{
    if (const auto good = checkWorkflow(m_workflow, m_order); !good)
        return good;
    const auto pictures = upload();
    if (!pictures)
        return fail(pictures);
    if (!m_seed && m_workflow.holds(QStringLiteral("seed")))
        m_seed = chosenSeed();
    const auto graph = m_workflow.filled(workflowValuesOf(m_order, *pictures, m_seed.value_or(0)));
    if (!graph)
        return fail(graph);
    const QString clientId = newIdempotencyKey();
    m_socket.open(config, clientId, m_work.canceled); // before the prompt, so that nothing is missed
    const auto reply = m_link.send(promptCall(*graph, clientId));
    if (!reply)
        return fail(reply);
    return accept(*reply);
}

Result<void> ComfyuiJob::resume(const QString &remoteId)
{
    if (!isId(remoteId))
        return fail(Code::OutcomeUnknown, QStringLiteral("no_id"));
    m_id = remoteId;
    return {};
}

Result<QStringList> ComfyuiJob::upload()
{
    QStringList names;
    for (const Attachment &reference : m_order.references) {
        const auto name = uploadOne(reference, QStringLiteral("reference"));
        if (!name)
            return fail(name);
        names << *name;
    }
    if (!m_order.mask.isEmpty()) {
        const auto name = uploadOne({m_order.mask, "image/png"}, QStringLiteral("mask"));
        if (!name)
            return fail(name);
        names << *name;
    }
    return names;
}

// The name by which a node loads it. It goes where the engine keeps things until it is started again.
Result<QString> ComfyuiJob::uploadOne(const Attachment &file, const QString &field) const
{
    ProviderCall call;
    call.path = QStringLiteral("/upload/image");
    call.parts = {{"image", newId(QLatin1String("ref")).toLatin1() + endingOf(file.type), file.type, file.bytes}, {"type", {}, {}, "temp"}};
    call.fields = {{field, file.bytes}};
    call.timeoutMs = shortCallMs;
    const auto reply = m_link.send(call);
    if (!reply)
        return fail(reply);
    if (!isFine(*reply))
        return fail(refusalOf(*reply));
    const QJsonObject body = objectOf(reply->body).value_or(QJsonObject());
    const QString name = body.value(QLatin1String("name")).toString();
    const QString folder = body.value(QLatin1String("subfolder")).toString();
    if (name.isEmpty())
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    return (folder.isEmpty() ? name : folder + QLatin1Char('/') + name) + QStringLiteral(" [temp]");
}

ProviderCall ComfyuiJob::promptCall(const QJsonObject &graph, const QString &clientId) const
{
    ProviderCall call;
    call.path = QStringLiteral("/prompt");
    call.headers = {{"Content-Type", "application/json"}};
    call.body = QJsonDocument(QJsonObject{{QStringLiteral("prompt"), graph}, {QStringLiteral("client_id"), clientId}}).toJson(QJsonDocument::Compact);
    call.timeoutMs = shortCallMs;
    if (m_workflow.holds(QStringLiteral("prompt")))
        call.fields.append({QStringLiteral("prompt"), m_order.prompt.toUtf8()});
    if (!m_order.negativePrompt.isEmpty())
        call.fields.append({QStringLiteral("negative_prompt"), m_order.negativePrompt.toUtf8()});
    const auto values = workflowValuesOf(m_order, {}, m_seed.value_or(0));
    QJsonObject parameters;
    for (const char *name : {"seed", "width", "height", "count", "quality", "style", "scale"}) {
        const QString place = QString::fromLatin1(name);
        if (m_workflow.holds(place) && values.contains(place))
            parameters.insert(place, values.value(place));
    }
    if (!parameters.isEmpty())
        call.fields.append({QStringLiteral("parameters"), QJsonDocument(parameters).toJson(QJsonDocument::Compact)});
    return call;
}

Result<void> ComfyuiJob::accept(const http::OutboundReply &reply)
{
    if (!isFine(reply))
        return fail(comfyuiRefusalOf(reply, m_workflow));
    m_id = objectOf(reply.body).value_or(QJsonObject()).value(QLatin1String("prompt_id")).toString();
    if (!isId(m_id))
        return fail(Code::OutcomeUnknown, QStringLiteral("unreadable"));
    if (const auto kept = m_work.accepted(m_id); !kept) {
        cancel();
        return kept;
    }
    return {};
}

Result<bool> ComfyuiJob::look()
{
    const auto told = ask(QStringLiteral("/history/") + m_id);
    if (!told)
        return fail(told);
    const auto history = isFine(*told) ? comfyuiHistoryOf(told->body, m_id) : std::nullopt;
    if (!history)
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    if (history->known) {
        m_history = *history;
        return true;
    }
    const auto queue = ask(QStringLiteral("/queue"));
    if (!queue)
        return fail(queue);
    const auto place = isFine(*queue) ? comfyuiPlaceOf(queue->body, m_id) : std::nullopt;
    if (!place)
        return fail(Code::ProviderFailed, QStringLiteral("unreadable"));
    m_absences = *place == ComfyuiPlace::Absent ? m_absences + 1 : 0;
    return m_absences >= absencesToBelieve; // over, without a history: pictures() says so
}

Result<void> ComfyuiJob::rest(int milliseconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (!m_link.isCanceled()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return {};
        if (!m_socket.isOpen())
            return m_link.wait(static_cast<int>(left));
        const ComfyuiNews news = m_socket.next(static_cast<int>(left), m_id);
        if (news.kind == ComfyuiNews::Kind::Ended)
            return {};
        take(news);
    }
    return fail(Code::Canceled);
}

void ComfyuiJob::take(const ComfyuiNews &news)
{
    if (news.kind == ComfyuiNews::Kind::Progress) {
        m_fraction = std::max(m_fraction, news.fraction);
        m_work.progress({m_fraction, {}});
    } else if (news.kind == ComfyuiNews::Kind::Preview && checkPicture(news.preview)) {
        m_work.progress({m_fraction, news.preview});
    }
}

Result<http::OutboundReply> ComfyuiJob::ask(const QString &path) const
{
    ProviderCall call;
    call.method = "GET";
    call.path = path;
    call.purpose = QStringLiteral("follow");
    call.timeoutMs = shortCallMs;
    return m_link.send(call);
}

Result<http::OutboundReply> ComfyuiJob::tell(const QString &path, const QJsonObject &body) const
{
    ProviderCall call;
    call.path = path;
    call.headers = {{"Content-Type", "application/json"}};
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.purpose = QStringLiteral("cancel");
    call.timeoutMs = farewellMs;
    call.ignoresCancel = true;
    return m_link.send(call);
}

// Out of the queue; and when it is running, interrupted: an interrupt without that look could hit somebody else's.
void ComfyuiJob::cancel()
{
    (void)tell(QStringLiteral("/queue"), {{QStringLiteral("delete"), QJsonArray{m_id}}});
    ProviderCall call;
    call.method = "GET";
    call.path = QStringLiteral("/queue");
    call.purpose = QStringLiteral("cancel");
    call.timeoutMs = farewellMs;
    call.ignoresCancel = true;
    const auto queue = m_link.send(call);
    if (queue && isFine(*queue) && comfyuiPlaceOf(queue->body, m_id) == ComfyuiPlace::Running)
        (void)tell(QStringLiteral("/interrupt"), {{QStringLiteral("prompt_id"), m_id}});
}

// The history holds the words: it has to go once the pictures are here.
void ComfyuiJob::forget() const
{
    (void)tell(QStringLiteral("/history"), {{QStringLiteral("delete"), QJsonArray{m_id}}});
}

Result<QByteArray> ComfyuiJob::view(const ComfyuiFile &file) const
{
    const QString path = QStringLiteral("/view?filename=%1&subfolder=%2&type=%3").arg(encoded(file.name), encoded(file.subfolder), encoded(file.type));
    auto reply = ask(path);
    for (int i = 1; i < viewTries && (!reply || !isFine(*reply)) && !m_link.isCanceled(); ++i)
        reply = ask(path);
    if (!reply)
        return reply.error().code == Code::Canceled ? fail(reply) : fail(Code::ProviderFailed, QStringLiteral("no_view"));
    if (!isFine(*reply) || !checkPicture(reply->body))
        return fail(Code::ProviderFailed, QStringLiteral("not a picture"));
    return reply->body;
}

Result<MadePictures> ComfyuiJob::pictures()
{
    if (!m_history)
        return fail(Code::OutcomeUnknown, QStringLiteral("gone"));
    if (m_history->interrupted || !m_history->failure.isEmpty() || m_history->files.isEmpty()) {
        forget();
        return fail(Code::ProviderFailed, m_history->interrupted ? QStringLiteral("interrupted") :
                                          m_history->failure.isEmpty() ? QStringLiteral("no_output") : m_history->failure);
    }
    MadePictures made;
    for (const ComfyuiFile &file : m_history->files.mid(0, m_order.count)) {
        const auto picture = view(file);
        if (!picture)
            return fail(picture);
        made.pictures.append({*picture, std::nullopt});
    }
    made.pictures.first().seed = m_seed;
    forget();
    return made;
}

} // namespace mj::server
