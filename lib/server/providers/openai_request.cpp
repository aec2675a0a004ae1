#include "server/providers/openai_request.h"

#include "api/recipe.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace mj::server {
namespace {

constexpr qsizetype longestPrompt = 32'000;
constexpr qsizetype mostReferences = 16;
constexpr qsizetype largestReference = 50 << 20;
constexpr qsizetype largestMask = 4 << 20;
constexpr int sizeStep = 16;
constexpr int longestSide = 3840;

// What goes into the body, in the order in which it is written; what the person chose among it is told in the ledger of processing.
struct Fields {
    void add(const char *name, const QJsonValue &value)
    {
        if (!left.contains(QLatin1String(name)))
            all.append({QByteArray(name), value});
    }
    void addChosen(const char *name, const QJsonValue &value)
    {
        add(name, value);
        if (!left.contains(QLatin1String(name)))
            chosen.insert(QLatin1String(name), value);
    }

    QJsonArray left; // names that this service does not take
    QList<std::pair<QByteArray, QJsonValue>> all;
    QJsonObject chosen;
};

bool isTrue(const PictureOrder &order, const char *option)
{
    return order.options.value(QLatin1String(option)).toBool();
}

bool accepts(const PictureOrder &order, const char *field)
{
    return order.options.value(QLatin1String("accepts")).toArray().contains(QLatin1String(field));
}

// The person's words, or ours where the task needs none of theirs.
QString promptOf(const PictureOrder &order)
{
    if (order.task == api::Task::RemoveBackground)
        return (QStringLiteral("Remove the background. Leave the subject exactly as it is. ") + order.prompt).trimmed();
    if (order.task == api::Task::Variation && order.prompt.isEmpty())
        return QStringLiteral("Make another picture like this one: the same subject and mood, composed anew.");
    return order.prompt;
}

Result<void> refuse(const char *field, const char *why)
{
    return fail(Code::InvalidField, QLatin1String(why), QLatin1String(field));
}

Result<void> checkTask(const PictureOrder &order)
{
    if (order.task == api::Task::Upscale || (order.task == api::Task::RemoveBackground && !isTrue(order, "transparent")))
        return refuse("task", "not made here");
    if (order.task != api::Task::Create && order.references.isEmpty())
        return refuse("references", "a picture to start from is missing");
    const QString prompt = promptOf(order);
    if (prompt.isEmpty() || prompt.size() > longestPrompt)
        return refuse("prompt", "1 to 32000 characters");
    if (!order.negativePrompt.isEmpty() && !accepts(order, "negative_prompt"))
        return refuse("negativePrompt", "not taken here");
    if (!order.style.isEmpty() && !accepts(order, "style"))
        return refuse("style", "not taken here");
    if (order.count < 1 || order.count > 10 || (isTrue(order, "stream") && order.count > 1))
        return refuse("count", "1 to 10, 1 of a stream");
    return {};
}

Result<void> checkPictures(const PictureOrder &order)
{
    if (order.references.size() > mostReferences)
        return refuse("references", "16 at most");
    for (const Attachment &picture : order.references) {
        if (picture.bytes.isEmpty() || picture.bytes.size() >= largestReference)
            return refuse("references", "under 50 MB each");
    }
    if (order.mask.size() >= largestMask)
        return refuse("mask", "under 4 MB");
    if (!order.mask.isEmpty() && order.references.isEmpty())
        return refuse("mask", "no picture to lay it on");
    return {};
}

// The vendor's rule for free sizes; a compatible service has its own and says so.
Result<void> checkSize(const PictureOrder &order, bool isCompatible)
{
    const QSize size = order.size;
    if (isCompatible || !size.isValid())
        return {};
    const int shorter = qMin(size.width(), size.height());
    const int longer = qMax(size.width(), size.height());
    if (shorter <= 0 || size.width() % sizeStep != 0 || size.height() % sizeStep != 0 || longer > longestSide || longer > 3 * shorter)
        return refuse("size", "multiples of 16, at most 3840 and 3:1");
    return {};
}

void addFixed(Fields &fields, const PictureOrder &order)
{
    for (const char *name :
         {"background", "output_format", "output_compression", "moderation", "input_fidelity", "complexity", "response_format"}) {
        if (const QJsonValue value = order.options.value(QLatin1String(name)); !value.isUndefined())
            fields.add(name, value);
    }
    if (isTrue(order, "stream")) {
        fields.add("stream", true);
        fields.add("partial_images", order.options.value(QLatin1String("partial_images")).toInt());
    }
}

Fields fieldsOf(const PictureOrder &order, bool isCompatible)
{
    Fields fields;
    fields.left = order.options.value(QLatin1String("omit")).toArray();
    fields.add("model", order.model);
    fields.add("prompt", promptOf(order));
    fields.addChosen("n", order.count);
    if (order.size.isValid())
        fields.addChosen("size", api::sizeText(order.size));
    else if (!isCompatible)
        fields.add("size", QStringLiteral("auto"));
    if (!order.quality.isEmpty())
        fields.addChosen("quality", order.quality);
    if (!order.style.isEmpty())
        fields.addChosen("style", order.style);
    if (order.seed && accepts(order, "seed"))
        fields.addChosen("seed", static_cast<double>(*order.seed));
    if (!order.negativePrompt.isEmpty())
        fields.add("negative_prompt", order.negativePrompt);
    addFixed(fields, order);
    if (!order.memberTag.isEmpty() && !isCompatible)
        fields.add("safety_identifier", order.memberTag);
    return fields;
}

// A cut-out needs a format that knows transparency, whatever the model is set to otherwise.
PictureOrder prepared(PictureOrder order)
{
    if (order.task != api::Task::RemoveBackground)
        return order;
    order.options.insert(QStringLiteral("background"), QStringLiteral("transparent"));
    if (order.options.value(QLatin1String("output_format")).toString() != QLatin1String("webp")) {
        order.options.insert(QStringLiteral("output_format"), QStringLiteral("png"));
        order.options.remove(QStringLiteral("output_compression"));
    }
    return order;
}

void disclose(ProviderCall &call, const PictureOrder &order, const Fields &fields)
{
    if (!order.prompt.isEmpty())
        call.fields.append({QStringLiteral("prompt"), order.prompt.toUtf8()});
    if (!order.negativePrompt.isEmpty())
        call.fields.append({QStringLiteral("negative_prompt"), order.negativePrompt.toUtf8()});
    for (const Attachment &picture : order.references)
        call.fields.append({QStringLiteral("reference"), picture.bytes});
    if (!order.mask.isEmpty())
        call.fields.append({QStringLiteral("mask"), order.mask});
    if (!fields.chosen.isEmpty())
        call.fields.append({QStringLiteral("parameters"), QJsonDocument(fields.chosen).toJson(QJsonDocument::Compact)});
    for (const auto &[name, value] : fields.all) {
        if (name == "safety_identifier")
            call.fields.append({QStringLiteral("member_tag"), value.toString().toUtf8()});
    }
}

void writeJson(ProviderCall &call, const Fields &fields)
{
    QJsonObject body;
    for (const auto &[name, value] : fields.all)
        body.insert(QLatin1String(name), value);
    call.path = QStringLiteral("/images/generations");
    call.headers.emplaceBack("Content-Type", "application/json");
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray fileName(const char *what, qsizetype number, const QByteArray &type)
{
    return QByteArray(what) + '-' + QByteArray::number(number) + '.' + type.mid(type.indexOf('/') + 1);
}

void writeForm(ProviderCall &call, const PictureOrder &order, const Fields &fields)
{
    call.path = QStringLiteral("/images/edits");
    for (const auto &[name, value] : fields.all)
        call.parts.append({name, {}, {}, value.toVariant().toString().toUtf8()});
    const QByteArray name = order.options.value(QLatin1String("image_field")).toString(QStringLiteral("image[]")).toUtf8();
    qsizetype number = 0;
    for (const Attachment &picture : order.references)
        call.parts.append({name, fileName("picture", ++number, picture.type), picture.type, picture.bytes});
    if (!order.mask.isEmpty())
        call.parts.append({"mask", fileName("mask", 1, "image/png"), "image/png", order.mask});
}

} // namespace

Result<ProviderCall> openAiCall(const PictureOrder &asked, bool isCompatible)
{
    const PictureOrder order = prepared(asked);
    for (const Result<void> &fine : {checkTask(order), checkPictures(order), checkSize(order, isCompatible)}) {
        if (!fine)
            return fail(fine);
    }
    const Fields fields = fieldsOf(order, isCompatible);
    ProviderCall call;
    disclose(call, order, fields);
    if (order.references.isEmpty())
        writeJson(call, fields);
    else
        writeForm(call, order, fields);
    return call;
}

} // namespace mj::server
