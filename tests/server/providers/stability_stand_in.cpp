#include "server/providers/stability_stand_in.h"

#include <QImage>
#include <QJsonArray>

namespace mj::test {
namespace {

using namespace Qt::StringLiterals;

const QByteArray jobId = "b1f0a6e8c3d24f5a9e7d60c2a41b83f70d5e6c9a8b7f4e3d2c1b0a9f8e7d6c5b";

VendorReply refused(int status, const QString &name, const QString &message)
{
    return json(status, {{u"id"_s, u"d41d8cd9"_s}, {u"name"_s, name}, {u"errors"_s, QJsonArray{message}}});
}

QByteArray valueOf(const QList<FormPart> &parts, const QByteArray &name)
{
    for (const FormPart &part : parts) {
        if (part.name == name)
            return part.body;
    }
    return {};
}

// Fields each service takes; those it insists on have a "!".
QStringList fieldsOf(const QByteArray &service)
{
    const QStringList words{u"prompt!"_s, u"negative_prompt"_s, u"seed"_s};
    static const QHash<QByteArray, QStringList> more{
        {"generate/core", words + QStringList{u"aspect_ratio"_s, u"style_preset"_s}},
        {"generate/ultra", words + QStringList{u"aspect_ratio"_s, u"style_preset"_s, u"image"_s, u"strength"_s}},
        {"generate/sd3",
         words + QStringList{u"aspect_ratio"_s, u"style_preset"_s, u"image"_s, u"strength"_s, u"mode"_s, u"model"_s, u"cfg_scale"_s}},
        {"edit/inpaint", words + QStringList{u"image!"_s, u"mask"_s, u"grow_mask"_s, u"style_preset"_s}},
        {"edit/remove-background", {u"image!"_s}},
        {"upscale/fast", {u"image!"_s}},
        {"upscale/conservative", words + QStringList{u"image!"_s, u"creativity"_s}},
        {"upscale/creative", words + QStringList{u"image!"_s, u"creativity"_s, u"style_preset"_s}},
    };
    return more.contains(service) ? more.value(service) + QStringList{u"output_format"_s} : QStringList();
}

QSize shapeOf(const QByteArray &ratio)
{
    const QList<QByteArray> sides = ratio.split(':');
    return sides.size() == 2 ? QSize(sides[0].toInt() * 64, sides[1].toInt() * 64) : QSize(1024, 1024);
}

} // namespace

VendorReply StabilityStandIn::answer(const VendorRequest &request, Fault wrong)
{
    if (request.header("authorization") != "Bearer " + key)
        return refused(401, u"unauthorized"_s, u"missing or invalid authorization header"_s);
    if (request.method == "GET" && request.target.startsWith("/v2beta/results/"))
        return result(request.target.mid(16), wrong);
    const QByteArray service = request.target.mid(QByteArray("/v2beta/stable-image/").size());
    const QList<FormPart> parts = formParts(request);
    if (request.method != "POST" || fieldsOf(service).isEmpty() || wrong == Fault::ModelGone)
        return refused(404, u"not_found"_s, u"no such service"_s);
    if (parts.isEmpty())
        return refused(400, u"bad_request"_s, u"content-type: must be multipart/form-data"_s);
    if (const auto no = refusal(service, parts))
        return *no;
    if (const auto no = scripted(wrong))
        return *no;
    if (const auto no = commonFault(wrong))
        return *no;
    if (service == "upscale/creative") {
        m_asked = 0;
        return wrong == Fault::EmptyData ? json(202, {{u"status"_s, u"in-progress"_s}})
                                         : json(202, {{u"id"_s, QString::fromLatin1(jobId)}});
    }
    if (request.header("accept") != "image/*")
        return refused(400, u"bad_request"_s, u"accept: must be image/* in this test"_s);
    const QSize given = QImage::fromData(valueOf(parts, "image")).size();
    const int factor = service.startsWith("upscale/") ? 2 : 1;
    return picture(given.isEmpty() ? shapeOf(valueOf(parts, "aspect_ratio")) : given * factor, valueOf(parts, "output_format"), wrong);
}

std::optional<VendorReply> StabilityStandIn::refusal(const QByteArray &service, const QList<FormPart> &parts)
{
    const QStringList fields = fieldsOf(service);
    for (const FormPart &part : parts) {
        const QString name = QString::fromLatin1(part.name);
        if (!fields.contains(name) && !fields.contains(name + QLatin1Char('!')))
            return refused(400, u"bad_request"_s, name + u": is not a field of this service"_s);
    }
    for (const QString &field : fields) {
        if (field.endsWith(QLatin1Char('!')) && valueOf(parts, field.chopped(1).toLatin1()).isEmpty())
            return refused(400, u"bad_request"_s, field.chopped(1) + u": cannot be blank"_s);
    }
    bool isNumber = true;
    if (const QByteArray seed = valueOf(parts, "seed"); !seed.isEmpty() && (seed.toULongLong(&isNumber) > 4294967294U || !isNumber))
        return refused(400, u"bad_request"_s, u"seed: must be between 0 and 4294967294"_s);
    static const QList<QByteArray> ratios{"", "16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21"};
    if (!ratios.contains(valueOf(parts, "aspect_ratio")))
        return refused(400, u"bad_request"_s, u"aspect_ratio: must be one of 16:9 1:1 21:9 2:3 3:2 4:5 5:4 9:16 9:21"_s);
    for (const char *name : {"image", "mask"}) {
        if (const QByteArray file = valueOf(parts, name); !file.isEmpty() && QImage::fromData(file).isNull())
            return refused(400, u"bad_request"_s, QString::fromLatin1(name) + u": is not an image"_s);
    }
    if (service == "generate/sd3" && (valueOf(parts, "mode") == "image-to-image") != !valueOf(parts, "image").isEmpty())
        return refused(400, u"bad_request"_s, u"mode: does not fit"_s);
    if (!valueOf(parts, "image").isEmpty() && service.startsWith("generate/") && valueOf(parts, "strength").isEmpty())
        return refused(400, u"bad_request"_s, u"strength: is required with an image"_s);
    return std::nullopt;
}

std::optional<VendorReply> StabilityStandIn::scripted(Fault wrong)
{
    VendorReply reply;
    switch (wrong) {
    case Fault::Moderation:
        return refused(403, u"content_moderation"_s, u"Your request was flagged by our content moderation system: a fox."_s);
    case Fault::Billing:
        return refused(402, u"payment_required"_s, u"You lack sufficient credits to make this request. Please purchase more credits."_s);
    case Fault::OrganisationUnverified:
        return refused(403, u"forbidden"_s, u"your account is not allowed to do this"_s);
    case Fault::RateLimited:
        reply = refused(
            429, u"rate_limit_exceeded"_s,
            u"You have exceeded the rate limit of 150 requests within a 10 second period, and have been timed out for 60 seconds."_s);
        reply.headers = {{"retry-after", "60"}};
        return reply;
    case Fault::Busy:
        return refused(503, u"service_unavailable"_s, u"our servers are busy"_s);
    case Fault::ServerError:
        return refused(500, u"internal_error"_s, u"An unexpected error occurred while drawing a fox."_s);
    case Fault::BadSize:
        return refused(400, u"bad_request"_s, u"aspect_ratio: must be something else"_s);
    case Fault::BadSetting:
        return refused(422, u"unprocessable"_s, u"output_format: must be jpeg, said the fox"_s);
    case Fault::TooLarge:
        return refused(413, u"payload_too_large"_s, u"your request was larger than 10MiB"_s);
    default:
        return std::nullopt;
    }
}

VendorReply StabilityStandIn::picture(const QSize &size, const QByteArray &format, Fault wrong)
{
    VendorReply reply;
    reply.type = "image/" + format;
    reply.headers = {{"finish-reason", wrong == Fault::ModerationLate ? "CONTENT_FILTERED" : "SUCCESS"},
                     {"seed", QByteArray::number(seed)}};
    reply.body = wrong == Fault::NotAPicture ? QByteArray("<html>not a picture</html>")
                 : wrong == Fault::EmptyData ? QByteArray()
                                             : paint(size, format.constData());
    if (wrong == Fault::LyingType)
        reply.type = "text/html";
    if (wrong == Fault::CutInAnswer)
        reply.end = VendorReply::End::Cut;
    return reply;
}

VendorReply StabilityStandIn::result(const QByteArray &id, Fault wrong)
{
    if (id != jobId || wrong == Fault::ResultGone)
        return refused(404, u"not_found"_s, u"no generation found for the provided ID"_s);
    if (m_asked++ < questions)
        return json(202, {{u"id"_s, QString::fromLatin1(jobId)}, {u"status"_s, u"in-progress"_s}});
    return picture({1024, 1024}, "png", wrong);
}

} // namespace mj::test
