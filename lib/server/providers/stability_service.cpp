#include "server/providers/stability_service.h"

#include "imaging/picture_header.h"
#include "imaging/safe_decode.h"
#include "server/providers/aspect_ratio.h"
#include <QBuffer>
#include <QJsonDocument>
#include <algorithm>
#include <iterator>

namespace mj::server {
namespace {

constexpr qsizetype longestPrompt = 10'000;
constexpr quint64 largestSeed = 4'294'967'294; // and 0 stands for any
constexpr int megapixel = 1'048'576;
constexpr int nineMegapixels = 9'437'184;

using Task = api::Task;

constexpr StabilityService services[] = {
    // model, path, task, words, seed, style, shape, picture, slow, most pixels
    {QLatin1String("core"), QLatin1String("/generate/core"), Task::Create, true, true, true, true, false, false, 0},
    {QLatin1String("ultra"), QLatin1String("/generate/ultra"), Task::Create, true, true, true, true, true, false, nineMegapixels},
    {QLatin1String("sd3"), QLatin1String("/generate/sd3"), Task::Create, true, true, true, true, true, false, nineMegapixels},
    {QLatin1String("inpaint"), QLatin1String("/edit/inpaint"), Task::Edit, true, true, true, false, true, false, nineMegapixels},
    {QLatin1String("remove-background"), QLatin1String("/edit/remove-background"), Task::RemoveBackground, false, false, false, false, true,
     false, 4 * megapixel},
    {QLatin1String("fast"), QLatin1String("/upscale/fast"), Task::Upscale, false, false, false, false, true, false, megapixel},
    {QLatin1String("conservative"), QLatin1String("/upscale/conservative"), Task::Upscale, true, true, false, false, true, false,
     nineMegapixels},
    {QLatin1String("creative"), QLatin1String("/upscale/creative"), Task::Upscale, true, true, true, false, true, true, megapixel},
};

const QStringList &ratios()
{
    static const QStringList known{QStringLiteral("1:1"),  QStringLiteral("2:3"),  QStringLiteral("3:2"),
                                   QStringLiteral("4:5"),  QStringLiteral("5:4"),  QStringLiteral("9:16"),
                                   QStringLiteral("16:9"), QStringLiteral("21:9"), QStringLiteral("9:21")};
    return known;
}

Result<void> refuse(const char *field, const char *why)
{
    return fail(Code::InvalidField, QLatin1String(why), QLatin1String(field));
}

// A service that may start from a picture also makes edits and variations of it.
bool does(const StabilityService &service, Task task)
{
    if (service.task == Task::Create && service.takesPicture)
        return task == Task::Create || task == Task::Edit || task == Task::Variation;
    return service.task == task;
}

// What an enlargement without words is told to aim at; that service insists on some.
QString promptOf(const PictureOrder &order)
{
    if (!order.prompt.isEmpty())
        return order.prompt;
    if (order.task == Task::Upscale)
        return QStringLiteral("the same picture, sharp and rich in detail");
    return order.task == Task::Variation ? QStringLiteral("the same subject and mood, composed anew") : QString();
}

Result<void> checkWords(const PictureOrder &order, const StabilityService &service)
{
    const QString prompt = promptOf(order);
    if (service.takesWords && (prompt.isEmpty() || prompt.size() > longestPrompt))
        return refuse("prompt", "1 to 10000 characters");
    if (!order.negativePrompt.isEmpty() && (!service.takesWords || order.negativePrompt.size() > longestPrompt))
        return refuse("negativePrompt", "not taken here, or too long");
    if (!order.style.isEmpty() && !service.takesStyle)
        return refuse("style", "not taken here");
    if (order.count != 1)
        return refuse("count", "one a call");
    const bool isShaped = service.takesShape && order.references.isEmpty();
    if (isShaped && order.size.isValid() && nearestRatio(order.size, ratios()).isEmpty())
        return refuse("size", "no ratio near it");
    return {};
}

Result<void> checkPictures(const PictureOrder &order, const StabilityService &service)
{
    if (!does(service, order.task))
        return refuse("task", "not made here");
    if (order.task != Task::Create && order.references.isEmpty())
        return refuse("references", "a picture to start from is missing");
    if (order.references.size() > (service.takesPicture ? 1 : 0))
        return refuse("references", "one at most, and not everywhere");
    if (!order.mask.isEmpty() && (service.task != Task::Edit || order.references.isEmpty()))
        return refuse("mask", "not taken here");
    for (const Attachment &picture : order.references) {
        const Result<PictureHeader> header = readPictureHeader(picture.bytes);
        if (!header)
            return refuse("references", "no picture");
        if (qint64(header->size.width()) * header->size.height() > service.mostPixels)
            return refuse("references", "more pixels than it takes");
    }
    return {};
}

// This service changes what is white in the mask and leaves what is black; ours says it by transparency.
Result<QByteArray> whiteMask(const QByteArray &mask)
{
    const Result<QImage> picture = decode(mask);
    if (!picture)
        return fail(Code::InvalidField, QStringLiteral("no picture"), QStringLiteral("mask"));
    QImage white = picture->convertToFormat(QImage::Format_Alpha8);
    for (int y = 0; y < white.height(); ++y) {
        uchar *line = white.scanLine(y);
        std::transform(line, line + white.width(), line, [](uchar alpha) { return static_cast<uchar>(255 - alpha); });
    }
    white.reinterpretAsFormat(QImage::Format_Grayscale8);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!white.save(&buffer, "PNG"))
        return fail(Code::Internal, QStringLiteral("a mask could not be written"));
    return bytes;
}

// The form of one call and, with each part that comes from the member, its line for the ledger of processing.
class Form
{
public:
    explicit Form(ProviderCall &call) : m_call(call) {}

    void add(const char *name, const QString &text) { m_call.parts.append({name, {}, {}, text.toUtf8()}); }
    void addChosen(const char *name, const QString &text)
    {
        add(name, text);
        m_chosen.insert(QLatin1String(name), text);
    }
    void addFile(const char *name, const char *field, const Attachment &file)
    {
        m_call.parts.append({name, QByteArray(name) + '.' + file.type.mid(file.type.indexOf('/') + 1), file.type, file.bytes});
        m_call.fields.append({QLatin1String(field), file.bytes});
    }
    void tell(const char *field, const QString &content)
    {
        if (!content.isEmpty())
            m_call.fields.append({QLatin1String(field), content.toUtf8()});
    }
    void tellChosen()
    {
        if (!m_chosen.isEmpty())
            m_call.fields.append({QStringLiteral("parameters"), QJsonDocument(m_chosen).toJson(QJsonDocument::Compact)});
    }

private:
    ProviderCall &m_call;
    QJsonObject m_chosen;
};

void addWords(Form &form, const PictureOrder &order, const StabilityService &service)
{
    if (!service.takesWords)
        return;
    form.add("prompt", promptOf(order));
    form.tell("prompt", order.prompt);
    if (!order.negativePrompt.isEmpty())
        form.add("negative_prompt", order.negativePrompt);
    form.tell("negative_prompt", order.negativePrompt);
}

void addChoices(Form &form, const PictureOrder &order, const StabilityService &service)
{
    if (service.takesShape && order.references.isEmpty() && order.size.isValid())
        form.addChosen("aspect_ratio", nearestRatio(order.size, ratios()));
    if (service.takesSeed && order.seed)
        form.addChosen("seed", QString::number(qBound<quint64>(1, *order.seed, largestSeed)));
    if (!order.style.isEmpty())
        form.addChosen("style_preset", order.style);
    form.tellChosen();
}

void addFixed(Form &form, const PictureOrder &order, const StabilityService &service)
{
    if (service.model == QLatin1String("sd3")) {
        form.add("model", order.model == QLatin1String("sd3") ? QStringLiteral("sd3.5-large") : order.model);
        form.add("mode", order.references.isEmpty() ? QStringLiteral("text-to-image") : QStringLiteral("image-to-image"));
    }
    const bool needsStrength = service.task == Task::Create && !order.references.isEmpty();
    if (needsStrength)
        form.add("strength", QString::number(order.options.value(QLatin1String("strength")).toDouble(0.6)));
    for (const char *name : {"creativity", "grow_mask", "cfg_scale"}) {
        if (const QJsonValue value = order.options.value(QLatin1String(name)); !value.isUndefined())
            form.add(name, value.toVariant().toString());
    }
    form.add("output_format", order.options.value(QLatin1String("output_format")).toString(QStringLiteral("png")));
}

Result<void> addPictures(Form &form, const PictureOrder &order)
{
    if (!order.references.isEmpty())
        form.addFile("image", "reference", order.references.first());
    if (order.mask.isEmpty())
        return {};
    const Result<QByteArray> mask = whiteMask(order.mask);
    if (!mask)
        return fail(mask);
    form.addFile("mask", "mask", {*mask, "image/png"});
    return {};
}

} // namespace

const StabilityService *StabilityService::of(const QString &model)
{
    const auto *service =
        std::find_if(std::begin(services), std::end(services), [&](const StabilityService &s) { return s.model == model; });
    if (service == std::end(services) && model.startsWith(QLatin1String("sd3")))
        return of(QStringLiteral("sd3"));
    return service == std::end(services) ? nullptr : service;
}

Result<ProviderCall> stabilityCall(const PictureOrder &order)
{
    const StabilityService *service = StabilityService::of(order.model);
    if (service == nullptr)
        return fail(Code::ModelUnavailable, QStringLiteral("model_name"));
    for (const Result<void> &fine : {checkPictures(order, *service), checkWords(order, *service)}) {
        if (!fine)
            return fail(fine);
    }
    ProviderCall call;
    call.path = QStringLiteral("/stable-image") + service->path;
    call.headers.emplaceBack("Accept", service->isSlow ? "application/json" : "image/*");
    Form form(call);
    addWords(form, order, *service);
    if (const Result<void> added = addPictures(form, order); !added)
        return fail(added);
    addChoices(form, order, *service);
    addFixed(form, order, *service);
    if (!order.memberTag.isEmpty()) {
        call.headers.emplaceBack("stability-client-user-id", order.memberTag.toUtf8());
        form.tell("member_tag", order.memberTag);
    }
    return call;
}

} // namespace mj::server
