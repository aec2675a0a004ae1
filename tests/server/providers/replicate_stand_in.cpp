#include "server/providers/replicate_stand_in.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <thread>

namespace mj::test
{
namespace
{

using Fault = ReplicateStandIn::Fault;

// A field of an input: what its schema says.
struct Field {
    const char *name;
    const char *type; // "text", "number", "flag", "file", "files"
    bool isNeeded = false;
};
struct Schema {
    bool isSingle; // answers one string
    QList<Field> fields;
};

const QHash<QString, Schema> &schemas()
{
    static const QHash<QString, Schema> all = {
        {QStringLiteral("black-forest-labs/flux-schnell"),
         {false,
          {{"prompt", "text", true}, {"aspect_ratio", "text"}, {"num_outputs", "number"}, {"num_inference_steps", "number"}, {"megapixels", "text"},
           {"seed", "number"}, {"output_format", "text"}, {"output_quality", "number"}, {"go_fast", "flag"}, {"disable_safety_checker", "flag"}}}},
        {QStringLiteral("google/nano-banana-2"),
         {true, {{"prompt", "text", true}, {"image_input", "files"}, {"aspect_ratio", "text"}, {"output_format", "text"}}}},
        {ReplicateStandIn::sdxlVersion(),
         {false,
          {{"prompt", "text", true}, {"negative_prompt", "text"}, {"width", "number"}, {"height", "number"}, {"num_outputs", "number"},
           {"seed", "number"}, {"image", "file"}, {"mask", "file"}, {"prompt_strength", "number"}}}},
        {QStringLiteral("nightmareai/real-esrgan"), {true, {{"image", "file", true}, {"scale", "number"}, {"face_enhance", "flag"}}}}};
    return all;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void problem(PeerConversation &to, int status, const QString &title, const QString &detail, const QList<QByteArray> &headers = {})
{
    to.reply(status, compact({{QStringLiteral("title"), title}, {QStringLiteral("detail"), detail}, {QStringLiteral("status"), status}}),
             "application/problem+json", headers);
}

bool fits(const QString &type, const QJsonValue &value)
{
    if (type == QLatin1String("number"))
        return value.isDouble();
    if (type == QLatin1String("flag"))
        return value.isBool();
    if (type == QLatin1String("files"))
        return value.isArray();
    return value.isString();
}

void invalid(PeerConversation &to, const QString &field, const QString &text)
{
    to.reply(422, compact({{QStringLiteral("title"), QStringLiteral("Input validation failed")},
                           {QStringLiteral("detail"), QStringLiteral("- %1: %2\n").arg(field, text)},
                           {QStringLiteral("status"), 422},
                           {QStringLiteral("invalid_fields"),
                            QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("enum")}, {QStringLiteral("field"), field},
                                                   {QStringLiteral("description"), text}}}}}));
}

const QHash<Fault, QString> &failures()
{
    static const QHash<Fault, QString> texts = {
        {Fault::Flagged, QStringLiteral("The input or output was flagged as sensitive. Please try again with different inputs. (E005)")},
        {Fault::Nsfw, QStringLiteral("NSFW content detected. Try running it again, or try a different prompt.")},
        {Fault::OutOfMemory, QStringLiteral("CUDA out of memory while painting your words (E1001)")}};
    return texts;
}

} // namespace

ReplicateStandIn::~ReplicateStandIn()
{
    m_server.reset();
}

void ReplicateStandIn::start()
{
    m_server = std::make_unique<PeerServer>([this](const PeerRequest &request, PeerConversation &to) { answer(request, to); });
}

int ReplicateStandIn::filesKept() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_files.size());
}

QString ReplicateStandIn::lastId() const
{
    const std::lock_guard lock(m_mutex);
    return m_order.isEmpty() ? QString() : m_order.last();
}

int ReplicateStandIn::canceledJobs() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job.second.canceled; }));
}

void ReplicateStandIn::answer(const PeerRequest &request, PeerConversation &to)
{
    const QByteArray path = request.path;
    if (path.startsWith("/delivery/"))
        return deliver(path, to);
    if (request.headers.value("authorization") != "Bearer " + key())
        return problem(to, 401, QStringLiteral("Unauthenticated"), QStringLiteral("You did not pass a valid authentication token"));
    const QList<QByteArray> steps = path.split('/'); // "", "v1", ...
    if (path.startsWith("/v1/files"))
        return file(request, to);
    if (request.method == "POST" && steps.size() == 6 && steps[2] == "models" && steps[5] == "predictions")
        return create(QString::fromLatin1(steps[3] + '/' + steps[4]), request.json(), request, to);
    if (request.method == "POST" && path == "/v1/predictions")
        return create(request.json().value(QLatin1String("version")).toString(), request.json(), request, to);
    if (steps.size() == 4 && steps[2] == "predictions" && request.method == "GET")
        return look(QString::fromLatin1(steps[3]), to);
    if (steps.size() == 5 && steps[2] == "predictions" && steps[4] == "cancel" && request.method == "POST")
        return cancel(QString::fromLatin1(steps[3]), to);
    problem(to, 404, QStringLiteral("Not found"), QStringLiteral("The requested resource could not be found."));
}

// The faults of a create call that need no look at it.
bool ReplicateStandIn::refuse(PeerConversation &to)
{
    switch (fault) {
    case Fault::NoCredit:
        problem(to, 402, QStringLiteral("Insufficient credit"), QStringLiteral("You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing"));
        return true;
    case Fault::Throttled:
        problem(to, 429, {}, QStringLiteral("Request was throttled."), {"Retry-After: 7"});
        return true;
    case Fault::ThrottledInWords:
        problem(to, 429, {}, QStringLiteral("Request was throttled. Your rate limit resets in ~30s."));
        return true;
    case Fault::FailsBefore:
        to.reply(500, R"({"detail":"Internal server error"})");
        return true;
    case Fault::Busy:
        to.reply(503, R"({"detail":"Down for maintenance"})", "application/json", {"Retry-After: 3"});
        return true;
    case Fault::HangsCreate:
        to.hang();
        return true;
    case Fault::InvalidShape:
        invalid(to, QStringLiteral("input.aspect_ratio"), QStringLiteral("must be one of the following"));
        return true;
    case Fault::InvalidFixed:
        invalid(to, QStringLiteral("input.output_format"), QStringLiteral("must be one of the following"));
        return true;
    case Fault::InvalidVersion:
        problem(to, 422, QStringLiteral("Invalid version or not permitted"), QStringLiteral("The specified version does not exist"));
        return true;
    case Fault::ModelGone:
        problem(to, 404, QStringLiteral("Not found"), QStringLiteral("The requested resource could not be found."));
        return true;
    default:
        return false;
    }
}

bool ReplicateStandIn::refuseInput(const QString &model, const QJsonObject &input, PeerConversation &to)
{
    const auto schema = schemas().find(model);
    if (schema == schemas().end()) {
        problem(to, 404, QStringLiteral("Not found"), QStringLiteral("The requested resource could not be found."));
        return true;
    }
    QStringList known;
    for (const Field &field : schema->fields) {
        const QString name = QString::fromLatin1(field.name);
        known << name;
        if (field.isNeeded && !input.contains(name)) {
            invalid(to, QStringLiteral("input"), name + QStringLiteral(" is required"));
            return true;
        }
        if (input.contains(name) && !fits(QString::fromLatin1(field.type), input.value(name))) {
            invalid(to, QStringLiteral("input.") + name, QStringLiteral("Invalid type"));
            return true;
        }
    }
    for (const QString &name : input.keys()) {
        if (!known.contains(name)) {
            invalid(to, QStringLiteral("input.") + name, QStringLiteral("Additional property is not allowed"));
            return true;
        }
    }
    return false;
}

void ReplicateStandIn::create(const QString &model, const QJsonObject &body, const PeerRequest &request, PeerConversation &to)
{
    const QStringList allowed = {QStringLiteral("input"), QStringLiteral("version"), QStringLiteral("webhook"), QStringLiteral("webhook_events_filter")};
    for (const QString &name : body.keys())
        if (!allowed.contains(name))
            return problem(to, 422, QStringLiteral("Unprocessable"), name + QStringLiteral(" is not allowed"));
    if (request.headers.value("content-type") != "application/json")
        return problem(to, 415, QStringLiteral("Unsupported"), QStringLiteral("application/json, please"));
    if (refuse(to) || refuseInput(model, body.value(QLatin1String("input")).toObject(), to))
        return;
    const QString id = begin(model, body.value(QLatin1String("input")).toObject());
    if (fault == Fault::FailsAfter)
        return to.reply(500, R"({"detail":"Internal server error"})");
    if (fault == Fault::CutCreate)
        return to.cut(201, R"({"id":")" + id.toLatin1());
    if (fault == Fault::GarbageCreate)
        return to.reply(201, "{\"id\": oops");
    const QByteArray prefer = request.headers.value("prefer");
    if (prefer.startsWith("wait=")) {
        const int seconds = prefer.mid(5).toInt();
        if (seconds < 1 || seconds > 60)
            return problem(to, 422, QStringLiteral("Unprocessable"), QStringLiteral("wait is 1 to 60"));
        const std::lock_guard lock(m_mutex);
        m_jobs[id].looks = looksNeeded;
    }
    to.reply(201, compact(told(id)));
}

QString ReplicateStandIn::begin(const QString &model, const QJsonObject &input)
{
    const std::lock_guard lock(m_mutex);
    const QString id = QStringLiteral("gm3qorzdhgbfurvjtvhg6dcke%1").arg(m_jobs.size());
    m_jobs[id] = {input, model, 0, false, schemas().value(model).isSingle || answersText};
    m_order << id;
    return id;
}

void ReplicateStandIn::look(const QString &id, PeerConversation &to)
{
    if (fault == Fault::LooksDown)
        return to.reply(502, "<html>Bad gateway</html>", "text/html");
    if (fault == Fault::GarbageLook)
        return to.reply(200, "[1, 2");
    {
        const std::lock_guard lock(m_mutex);
        if (fault == Fault::CutLookOnce && !std::exchange(m_cutOnce, true))
            return to.cut(200, "{\"id\"");
        if (m_jobs.count(id) == 0 || fault == Fault::Gone)
            return problem(to, 404, QStringLiteral("Not found"), QStringLiteral("Prediction not found"));
        m_jobs[id].looks += fault == Fault::NeverEnds ? 0 : 1;
    }
    to.reply(200, compact(told(id)));
}

void ReplicateStandIn::cancel(const QString &id, PeerConversation &to)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.count(id) == 0)
            return problem(to, 404, QStringLiteral("Not found"), QStringLiteral("Prediction not found"));
        m_jobs[id].canceled = true;
    }
    to.reply(200, compact(told(id)));
}

QJsonValue ReplicateStandIn::outputOf(const QString &id, const Job &job) const
{
    if (fault == Fault::NoOutput)
        return QJsonArray();
    QJsonArray all;
    const int count = job.isSingle ? 1 : job.input.value(QLatin1String("num_outputs")).toInt(1);
    for (int i = 0; i < count; ++i) {
        const QString name = QStringLiteral("/delivery/%1/out-%2.png").arg(id).arg(i);
        if (embeds)
            all.append(QString::fromLatin1("data:image/png;base64," + paintedPicture(sizeOf(job), "PNG", i).toBase64()));
        else
            all.append((fault == Fault::ForeignPicture ? QStringLiteral("https://pictures.example") : m_server->url().toString()) + name);
    }
    return job.isSingle ? all.first() : QJsonValue(all);
}

QSize ReplicateStandIn::sizeOf(const Job &job)
{
    if (job.input.contains(QLatin1String("width")))
        return QSize(job.input.value(QLatin1String("width")).toInt(), job.input.value(QLatin1String("height")).toInt());
    const QStringList ratio = job.input.value(QLatin1String("aspect_ratio")).toString(QStringLiteral("1:1")).split(QLatin1Char(':'));
    return QSize(ratio.first().toInt() * 32, ratio.last().toInt() * 32);
}

QJsonObject ReplicateStandIn::told(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    const Job &job = m_jobs[id];
    QJsonObject prediction{{QStringLiteral("id"), id}, {QStringLiteral("model"), job.model}, {QStringLiteral("version"), QStringLiteral("hidden")},
                           {QStringLiteral("input"), job.input}, {QStringLiteral("output"), QJsonValue::Null}, {QStringLiteral("error"), QJsonValue::Null},
                           {QStringLiteral("data_removed"), false}, {QStringLiteral("created_at"), QStringLiteral("2026-11-27T01:02:03.004Z")},
                           {QStringLiteral("logs"), QString()}, {QStringLiteral("urls"), QJsonObject{{QStringLiteral("get"), url().toString() + QStringLiteral("/predictions/") + id}}}};
    const auto set = [&prediction](const char *status) { prediction.insert(QStringLiteral("status"), QString::fromLatin1(status)); };
    set(job.looks == 0 ? "starting" : "processing");
    if (job.looks > 0)
        prediction.insert(QStringLiteral("logs"), QStringLiteral("Using seed: %1\n 10%|#         | 1/10\n %2%|####      | %3/10 [00:01]\n").arg(seed).arg(job.looks * 20).arg(job.looks * 2));
    if (job.canceled || (fault == Fault::Deadline && job.looks > 0))
        set("canceled");
    else if (fault == Fault::Aborted && job.looks > 0)
        set("aborted");
    else if (job.looks < looksNeeded)
        return prediction;
    else if (failures().contains(fault)) {
        set("failed");
        prediction.insert(QStringLiteral("error"), failures().value(fault));
    } else {
        set("succeeded");
        const bool removed = fault == Fault::DataRemoved;
        prediction.insert(QStringLiteral("data_removed"), removed);
        prediction.insert(QStringLiteral("output"), removed ? QJsonValue() : outputOf(id, job));
        prediction.insert(QStringLiteral("metrics"), QJsonObject{{QStringLiteral("predict_time"), 2.5}, {QStringLiteral("total_time"), 3.0}});
    }
    return prediction;
}

void ReplicateStandIn::file(const PeerRequest &request, PeerConversation &to)
{
    if (fault == Fault::FilesDown)
        return to.reply(500, R"({"detail":"Internal server error"})");
    const std::lock_guard lock(m_mutex);
    if (request.method == "DELETE")
        return m_files.remove(QString::fromLatin1(request.path.split('/').last())) > 0 ? to.reply(204, {}) : problem(to, 404, {}, {});
    const auto content = formPartsOf(request).value("content");
    if (request.method != "POST" || content.body.isEmpty())
        return problem(to, 400, QStringLiteral("Bad request"), QStringLiteral("Missing content"));
    const QString id = QStringLiteral("zmq%1").arg(m_files.size());
    m_files.insert(id, content.body);
    const QJsonObject urls{{QStringLiteral("get"), url().toString() + QStringLiteral("/files/") + id}};
    to.reply(201, compact({{QStringLiteral("id"), id}, {QStringLiteral("name"), QString::fromLatin1(content.fileName)},
                           {QStringLiteral("content_type"), QString::fromLatin1(content.type)}, {QStringLiteral("size"), content.body.size()},
                           {QStringLiteral("urls"), urls}}));
}

void ReplicateStandIn::deliver(const QByteArray &path, PeerConversation &to)
{
    const QList<QByteArray> steps = path.split('/');
    QSize size;
    {
        const std::lock_guard lock(m_mutex);
        const auto job = m_jobs.find(QString::fromLatin1(steps.value(2)));
        if (job == m_jobs.end())
            return to.reply(404, "gone", "text/plain");
        size = sizeOf(job->second);
    }
    const QByteArray picture = paintedPicture(size, "PNG", steps.last().mid(4).split('.').first().toInt());
    if (fault == Fault::NotAPicture)
        return to.reply(200, "<html>log in, please</html>", "image/png");
    if (fault == Fault::Oversized)
        return to.reply(200, picture + QByteArray(30 << 20, 'x'), "image/png");
    if (fault == Fault::DripsPicture)
        return to.drip(200, picture.left(100));
    to.reply(200, picture, fault == Fault::LyingType ? "text/html" : "image/png");
}

} // namespace mj::test
