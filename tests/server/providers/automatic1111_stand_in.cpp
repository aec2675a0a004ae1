#include "server/providers/automatic1111_stand_in.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <chrono>
#include <thread>

namespace mj::test
{
namespace
{

using Fault = Automatic1111StandIn::Fault;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void invalid(PeerConversation &to, const QString &field)
{
    const QJsonObject detail{{QStringLiteral("loc"), QJsonArray{QStringLiteral("body"), field}}, {QStringLiteral("msg"), QStringLiteral("wrong")},
                             {QStringLiteral("type"), QStringLiteral("type_error")}};
    to.reply(422, compact({{QStringLiteral("detail"), QJsonArray{detail}}}));
}

QByteArray pictureIn(const QJsonValue &base64)
{
    return QByteArray::fromBase64(base64.toString().toLatin1());
}

const QStringList &known()
{
    static const QStringList all = QStringLiteral("prompt negative_prompt width height steps cfg_scale sampler_name seed batch_size n_iter init_images mask "
                                                  "denoising_strength override_settings send_images save_images do_not_save_samples do_not_save_grid")
                                       .split(QLatin1Char(' '));
    return all;
}

} // namespace

Automatic1111StandIn::~Automatic1111StandIn()
{
    m_server.reset();
}

void Automatic1111StandIn::start()
{
    m_server = std::make_unique<PeerServer>([this](const PeerRequest &request, PeerConversation &to) { answer(request, to); });
}

int Automatic1111StandIn::posts() const
{
    return m_server->count("POST", "2img") + m_server->count("POST", "/extra-single-image");
}

void Automatic1111StandIn::answer(const PeerRequest &request, PeerConversation &to)
{
    if (!password.isEmpty() && request.headers.value("authorization") != "Basic " + password.toBase64())
        return to.reply(401, R"({"detail":"Incorrect username or password"})");
    if (fault == Fault::ApiOff)
        return to.reply(404, R"({"detail":"Not Found"})");
    if (request.method == "GET" && request.path == "/sdapi/v1/progress")
        return progress(to);
    if (request.method == "POST" && request.path == "/sdapi/v1/interrupt") {
        m_interrupted = true;
        return to.reply(200, "{}");
    }
    if (request.method == "POST" && request.path.startsWith("/sdapi/v1/"))
        return work(request, to);
    to.reply(404, R"({"detail":"Not Found"})");
}

void Automatic1111StandIn::progress(PeerConversation &to)
{
    if (fault == Fault::ProgressDown)
        return to.reply(500, "oops", "text/plain");
    const QByteArray picture = m_fraction > 0 ? paintedPicture(QSize(16, 16)).toBase64() : QByteArray();
    to.reply(200, compact({{QStringLiteral("progress"), m_fraction.load()}, {QStringLiteral("eta_relative"), 1.5},
                           {QStringLiteral("state"), QJsonObject{{QStringLiteral("job"), QStringLiteral("txt2img")}}},
                           {QStringLiteral("current_image"), picture.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(picture))}}));
}

bool Automatic1111StandIn::refuse(const QJsonObject &body, bool fromPicture, PeerConversation &to)
{
    for (const QString &name : body.keys()) {
        if (!known().contains(name))
            return invalid(to, name), true;
    }
    const QJsonArray pictures = body.value(QLatin1String("init_images")).toArray();
    if (fromPicture != (pictures.size() == 1) || (fromPicture && QImage::fromData(pictureIn(pictures.first())).isNull()))
        return invalid(to, QStringLiteral("init_images")), true;
    const int width = body.value(QLatin1String("width")).toInt(512);
    if (fault == Fault::InvalidSize || width % 8 != 0)
        return invalid(to, QStringLiteral("width")), true;
    if (body.value(QLatin1String("seed")).toDouble(-2) < -1)
        return invalid(to, QStringLiteral("seed")), true;
    return false;
}

void Automatic1111StandIn::work(const PeerRequest &request, PeerConversation &to)
{
    const QJsonObject body = request.json();
    const bool upscales = request.path.endsWith("/extra-single-image");
    if (!upscales && refuse(body, request.path.endsWith("/img2img"), to))
        return;
    if (fault == Fault::Busy)
        return to.reply(503, "{}", "application/json", {"Retry-After: 2"});
    if (fault == Fault::Hangs)
        return to.hang();
    m_most = std::max(m_most.load(), ++m_running);
    m_interrupted = false;
    const auto start = std::chrono::steady_clock::now();
    const int lasts = fault == Fault::Slow ? 60'000 : workMs.load();
    for (int passed = 0; passed < lasts && !m_interrupted && !to.isStopping();) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        passed = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count());
        m_fraction = std::min(0.99, double(passed) / lasts);
    }
    m_fraction = 0;
    --m_running;
    if (fault == Fault::OutOfMemory)
        return to.reply(500, R"({"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory while painting your words"})");
    if (fault == Fault::FailsPlain)
        return to.reply(500, "Internal Server Error", "text/plain");
    if (fault == Fault::Cut)
        return to.cut(200, R"({"images":["iVBOR)");
    if (fault == Fault::Garbage)
        return to.reply(200, "<html>");
    if (upscales) {
        const QImage picture = QImage::fromData(pictureIn(body.value(QLatin1String("image"))));
        const QSize size = picture.size() * body.value(QLatin1String("upscaling_resize")).toInt();
        return to.reply(200, compact({{QStringLiteral("html_info"), QString()}, {QStringLiteral("image"), QString::fromLatin1(paintedPicture(size).toBase64())}}));
    }
    paint(body, to);
}

void Automatic1111StandIn::paint(const QJsonObject &body, PeerConversation &to)
{
    const QSize size(body.value(QLatin1String("width")).toInt(512), body.value(QLatin1String("height")).toInt(512));
    const qint64 asked = body.value(QLatin1String("seed")).toInteger(-1);
    const qint64 seed = asked < 0 ? 777 : asked;
    const bool withSheet = body.value(QLatin1String("override_settings")).toObject().value(QLatin1String("return_grid")).toBool(true);
    QJsonArray images;
    QJsonArray seeds;
    const int count = fault == Fault::NoOutput ? 0 : body.value(QLatin1String("batch_size")).toInt(1);
    if (withSheet && count > 1)
        images.append(QString::fromLatin1(paintedPicture(size * 2).toBase64()));
    for (int i = 0; i < count; ++i) {
        images.append(QString::fromLatin1(fault == Fault::NotAPicture ? QByteArray("bm90IGEgcGljdHVyZQ==") : paintedPicture(size, "PNG", i * 30).toBase64()));
        seeds.append(seed + i);
    }
    const QByteArray info = compact({{QStringLiteral("seed"), seed}, {QStringLiteral("all_seeds"), seeds}});
    to.reply(200, compact({{QStringLiteral("images"), images}, {QStringLiteral("parameters"), body}, {QStringLiteral("info"), QString::fromUtf8(info)}}));
}

} // namespace mj::test
