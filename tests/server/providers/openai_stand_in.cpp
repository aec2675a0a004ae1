#include "server/providers/openai_stand_in.h"

#include <QDateTime>
#include <QImage>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace mj::test {
namespace {

using namespace Qt::StringLiterals;

VendorReply refused(int status, const QString &code, const QString &type, const QString &message, const QString &param = {})
{
    QJsonObject error{{u"message"_s, message}, {u"type"_s, type}, {u"param"_s, QJsonValue::Null}, {u"code"_s, QJsonValue::Null}};
    if (!param.isEmpty())
        error[u"param"_s] = param;
    if (!code.isEmpty())
        error[u"code"_s] = code;
    VendorReply reply = json(status, {{u"error"_s, error}});
    reply.headers = {{"x-request-id", "req_7d1b"}, {"openai-processing-ms", "12"}};
    return reply;
}

VendorReply invalid(const QString &param, const QString &code = QStringLiteral("invalid_value"))
{
    return refused(400, code, QStringLiteral("invalid_request_error"), QStringLiteral("Invalid '%1'.").arg(param), param);
}

bool isSize(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A(\\d+)x(\\d+)\\z"));
    const auto match = form.match(text);
    const int w = match.captured(1).toInt();
    const int h = match.captured(2).toInt();
    return text == u"auto"_s || (w > 0 && h > 0 && w % 16 == 0 && h % 16 == 0 && qMax(w, h) <= 3840 && qMax(w, h) <= 3 * qMin(w, h));
}

// In half a minute, as HTTP writes a time.
QByteArray soon()
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(30);
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

VendorReply tooFast(Fault wrong)
{
    VendorReply reply = refused(429, u"rate_limit_exceeded"_s, u"requests"_s, u"Rate limit reached: images per min (IPM): Limit 5"_s);
    if (wrong == Fault::RateLimited)
        reply.headers = {{"retry-after-ms", "1500"}, {"retry-after", "9"}};
    else if (wrong == Fault::RateLimitedDate)
        reply.headers = {{"retry-after", soon()}};
    else
        reply.headers = {{"x-should-retry", "false"}};
    return reply;
}

QSize sizeOf(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize(1024, 1024);
}

} // namespace

// One call, its parameters as text whatever way they came.
struct OpenAiStandIn::Ask {
    bool isEdit = false;
    QHash<QString, QString> fields;
    QHash<QString, QJsonValue::Type> types; // of a JSON body
    QList<FormPart> images;
    std::optional<FormPart> mask;

    QString field(const char *name) const { return fields.value(QLatin1String(name)); }
    bool isStream() const { return field("stream") == u"true"_s; }
    int pictures() const { return fields.contains(u"n"_s) ? field("n").toInt() : 1; }
    QByteArray format() const { return fields.contains(u"output_format"_s) ? field("output_format").toLatin1() : QByteArray("png"); }
};

VendorReply OpenAiStandIn::answer(const VendorRequest &request, Fault wrong)
{
    if (request.method == "GET" && request.target.startsWith("/files/")) {
        const std::lock_guard lock(m_filesMutex);
        const int index = request.target.mid(7).chopped(4).toInt();
        VendorReply reply;
        reply.status = index >= 0 && index < m_files.size() ? 200 : 404;
        reply.type = "image/png";
        reply.body = m_files.value(index);
        return reply;
    }
    if (request.header("authorization") != "Bearer " + key)
        return refused(401, u"invalid_api_key"_s, u"invalid_request_error"_s,
                       u"Incorrect API key provided: "_s + QString::fromLatin1(request.header("authorization").right(8)));
    if (request.method != "POST" || (request.target != "/v1/images/generations" && request.target != "/v1/images/edits"))
        return refused(404, u"unknown_url"_s, u"invalid_request_error"_s, u"Unknown request URL"_s);
    Ask ask;
    ask.isEdit = request.target.endsWith("edits");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    for (auto it = body.begin(); it != body.end(); ++it) {
        ask.fields.insert(it.key(), it->toVariant().toString());
        ask.types.insert(it.key(), it->type());
    }
    for (const FormPart &part : formParts(request)) {
        if (part.name == "image" || part.name == "image[]")
            ask.images << part;
        else if (part.name == "mask")
            ask.mask = part;
        else
            ask.fields.insert(QString::fromUtf8(part.name), QString::fromUtf8(part.body));
    }
    if (const auto no = refusal(ask))
        return *no;
    if (const auto no = scripted(wrong))
        return *no;
    if (const auto no = commonFault(wrong))
        return *no;
    return ask.isStream() && wrong != Fault::NoStream ? streamed(ask, wrong) : made(ask, wrong);
}

std::optional<VendorReply> OpenAiStandIn::refusal(const Ask &ask) const
{
    QStringList known = u"prompt model n size quality background output_format output_compression moderation stream partial_images "
                        "complexity safety_identifier user"_s.split(u' ');
    if (ask.isEdit)
        known << u"input_fidelity"_s;
    if (m_manner != Manner::OpenAi)
        known << u"seed"_s << u"negative_prompt"_s << u"response_format"_s << u"style"_s;
    for (auto it = ask.fields.begin(); it != ask.fields.end(); ++it) {
        if (!known.contains(it.key()))
            return refused(400, u"unknown_parameter"_s, u"invalid_request_error"_s, u"Unknown parameter: '"_s + it.key() + u"'."_s,
                           it.key());
    }
    if (ask.field("prompt").isEmpty() || ask.field("prompt").size() > 32'000)
        return invalid(u"prompt"_s);
    if (!ask.isEdit && (ask.types.value(u"n"_s, QJsonValue::Double) != QJsonValue::Double ||
                        ask.types.value(u"stream"_s, QJsonValue::Bool) != QJsonValue::Bool))
        return invalid(u"n"_s, u"invalid_type"_s);
    if (ask.pictures() < 1 || ask.pictures() > 10 || (ask.isStream() && ask.pictures() > 1))
        return invalid(u"n"_s);
    if (m_manner == Manner::OpenAi && !models.contains(ask.field("model")))
        return refused(404, u"model_not_found"_s, u"invalid_request_error"_s,
                       u"The model '"_s + ask.field("model") + u"' does not exist."_s, u"model"_s);
    if (m_manner == Manner::OpenAi && ask.fields.contains(u"size"_s) && !isSize(ask.field("size")))
        return invalid(u"size"_s);
    if (const auto no = refusedSettings(ask))
        return no;
    return ask.isEdit ? refusedPictures(ask) : std::nullopt;
}

std::optional<VendorReply> OpenAiStandIn::refusedSettings(const Ask &ask)
{
    static const QStringList qualities{u"auto"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s};
    if (ask.fields.contains(u"quality"_s) && !qualities.contains(ask.field("quality")))
        return invalid(u"quality"_s);
    if (ask.field("background") == u"transparent"_s && ask.format() == "jpeg")
        return invalid(u"background"_s);
    if (ask.fields.contains(u"output_compression"_s) && ask.format() == "png")
        return invalid(u"output_compression"_s);
    if (ask.field("safety_identifier").size() > 64)
        return invalid(u"safety_identifier"_s);
    return std::nullopt;
}

std::optional<VendorReply> OpenAiStandIn::refusedPictures(const Ask &ask)
{
    if (ask.images.isEmpty() || ask.images.size() > 16)
        return invalid(u"image"_s);
    for (const FormPart &image : ask.images) {
        if (QImage::fromData(image.body).isNull() || image.fileName.isEmpty() || !image.type.startsWith("image/"))
            return invalid(u"image"_s, u"invalid_image_file"_s);
    }
    if (ask.mask) {
        const QImage mask = QImage::fromData(ask.mask->body, "png");
        if (mask.isNull() || !mask.hasAlphaChannel() || mask.size() != QImage::fromData(ask.images.first().body).size())
            return invalid(u"mask"_s, u"invalid_mask_image_format"_s);
    }
    return std::nullopt;
}

std::optional<VendorReply> OpenAiStandIn::scripted(Fault wrong)
{
    const QString ours = u"invalid_request_error"_s;
    VendorReply reply;
    switch (wrong) {
    case Fault::Moderation:
        return refused(400, u"moderation_blocked"_s, u"image_generation_user_error"_s,
                       u"Your request was rejected by the safety system. safety_violations=[violence] request ID req_7d1b"_s);
    case Fault::ModerationOld:
        return refused(400, u"content_policy_violation"_s, ours, u"Your request was rejected as a result of our safety system."_s);
    case Fault::Billing:
        return refused(400, u"billing_hard_limit_reached"_s, u"billing_limit_user_error"_s,
                       u"Billing hard limit has been reached. Please buy more credit."_s);
    case Fault::QuotaUsedUp:
        return refused(429, u"insufficient_quota"_s, u"insufficient_quota"_s,
                       u"You exceeded your current quota, please check your plan and billing."_s);
    case Fault::RateLimited:
    case Fault::RateLimitedDate:
    case Fault::RateLimitedFinal:
        return tooFast(wrong);
    case Fault::Busy:
        reply = refused(503, {}, u"server_error"_s, u"The engine is currently overloaded, please try again later"_s);
        reply.headers = {{"x-should-retry", "true"}, {"retry-after", "3"}};
        return reply;
    case Fault::ServerError:
        return refused(500, {}, u"server_error"_s, u"The server had an error while processing your request. Prompt: a fox"_s);
    case Fault::OrganisationUnverified:
        return refused(403, {}, ours, u"Your organization must be verified to use the model `gpt-image-2`."_s);
    case Fault::ModelGone:
        return refused(404, u"model_not_found"_s, ours, u"The model `gpt-image-1` does not exist or you do not have access to it."_s,
                       u"model"_s);
    case Fault::BadSize:
        return invalid(u"size"_s);
    case Fault::BadSetting:
        return invalid(u"output_compression"_s);
    case Fault::TooLarge:
        reply.status = 413;
        reply.type = "text/html";
        return reply;
    default:
        return std::nullopt;
    }
}

QJsonObject OpenAiStandIn::usageOf(const Ask &ask) const
{
    const int images = imageTokens * static_cast<int>(ask.images.size());
    const int out = outTokens * ask.pictures() + partialTokens * (ask.isStream() ? ask.field("partial_images").toInt() : 0);
    return {{u"input_tokens"_s, textTokens + images},
            {u"output_tokens"_s, out},
            {u"total_tokens"_s, textTokens + images + out},
            {u"input_tokens_details"_s, QJsonObject{{u"text_tokens"_s, textTokens}, {u"image_tokens"_s, images}}},
            {u"a_field_of_tomorrow"_s, 1}};
}

VendorReply OpenAiStandIn::made(const Ask &ask, Fault wrong)
{
    QJsonArray data;
    for (int i = 0; i < ask.pictures() && wrong != Fault::EmptyData; ++i) {
        const QByteArray picture =
            wrong == Fault::NotAPicture ? QByteArray(8000, 'x') : paint(sizeOf(ask.field("size")), ask.format().constData());
        if (m_manner == Manner::WithUrls) {
            const std::lock_guard lock(m_filesMutex);
            m_files << picture;
            const QString place = (files.isEmpty() ? m_server->url() : files).toString();
            data << QJsonObject{{u"url"_s, place + u"/files/"_s + QString::number(m_files.size() - 1) + u".png"_s}};
        } else {
            data << QJsonObject{{u"b64_json"_s, QString::fromLatin1(picture.toBase64())},
                                {u"revised_prompt"_s, u"a \"fox\"\n\\ in snow"_s}};
        }
    }
    QJsonObject body{{u"created"_s, 1'795'000'000},
                     {u"data"_s, data},
                     {u"background"_s, u"a_word_of_tomorrow"_s},
                     {u"output_format"_s, ask.field("output_format")}};
    if (m_manner == Manner::OpenAi)
        body[u"usage"_s] = usageOf(ask);
    VendorReply reply = json(200, body);
    if (wrong == Fault::LyingType)
        reply.type = "text/plain";
    if (wrong == Fault::CutInAnswer)
        reply.end = VendorReply::End::Cut;
    return reply;
}

VendorReply OpenAiStandIn::streamed(const Ask &ask, Fault wrong) const
{
    const QByteArray kind = ask.isEdit ? "image_edit" : "image_generation";
    const auto event = [](const QByteArray &name, const QJsonObject &body) {
        return "event: " + name + "\r\ndata: " + QJsonDocument(body).toJson(QJsonDocument::Compact) + "\r\n\r\n";
    };
    VendorReply reply;
    reply.type = "text/event-stream";
    reply.pauseMs = pauseMs;
    reply.pieces << ": the stream begins\n\n";
    const int partials = wrong == Fault::ModerationLate || wrong == Fault::ErrorInStream ? 1 : ask.field("partial_images").toInt();
    for (int i = 0; i < partials; ++i)
        reply.pieces << event(kind + ".partial_image", {{u"type"_s, QString::fromLatin1(kind + ".partial_image")},
                                                        {u"b64_json"_s, QString::fromLatin1(paint({256, 256}).toBase64())},
                                                        {u"partial_image_index"_s, i}});
    if (wrong == Fault::CutStream || wrong == Fault::CutInAnswer || wrong == Fault::StallStream) {
        reply.end = wrong == Fault::CutStream     ? VendorReply::End::Whole
                    : wrong == Fault::CutInAnswer ? VendorReply::End::Cut
                                                  : VendorReply::End::Silence;
        return reply;
    }
    if (wrong == Fault::ModerationLate || wrong == Fault::ErrorInStream) {
        const bool isRefusal = wrong == Fault::ModerationLate;
        reply.pieces << event(
            "error",
            {{u"type"_s, u"error"_s},
             {u"error"_s, QJsonObject{{u"type"_s, isRefusal ? u"image_generation_user_error"_s : u"server_error"_s},
                                      {u"code"_s, isRefusal ? QJsonValue(u"moderation_blocked"_s) : QJsonValue(u"rate_limit_exceeded"_s)},
                                      {u"message"_s, u"Your request about a fox was rejected. Buy credit."_s}}}});
        return reply;
    }
    const QByteArray picture =
        wrong == Fault::NotAPicture ? QByteArray(8000, 'x') : paint(sizeOf(ask.field("size")), ask.format().constData());
    const QByteArray last = event(kind + ".completed", {{u"type"_s, QString::fromLatin1(kind + ".completed")},
                                                        {u"b64_json"_s, QString::fromLatin1(picture.toBase64())},
                                                        {u"usage"_s, usageOf(ask)}});
    reply.pieces << last.left(last.size() / 2) << last.mid(last.size() / 2) << "data: [DONE]\n\n";
    return reply;
}

} // namespace mj::test
