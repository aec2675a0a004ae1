#include "server/providers/automatic1111_request.h"

#include "server/providers/open_mask.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mj::server {
namespace {

const QString usualUpscaler = QStringLiteral("R-ESRGAN 4x+");

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

Error notTaken(const QString &part)
{
    return error(Code::InvalidField, QStringLiteral("not taken by this engine"), part);
}

Result<void> check(const PictureOrder &order)
{
    if (order.task == api::Task::RemoveBackground)
        return fail(notTaken(QStringLiteral("task")));
    if (!order.quality.isEmpty() || !order.style.isEmpty())
        return fail(notTaken(order.style.isEmpty() ? QStringLiteral("quality") : QStringLiteral("style")));
    if (order.task != api::Task::Create && order.references.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("needs a picture"), QStringLiteral("references"));
    if (order.references.size() > 1)
        return fail(notTaken(QStringLiteral("references")));
    if (!order.mask.isEmpty() && order.references.isEmpty())
        return fail(notTaken(QStringLiteral("mask")));
    return {};
}

void fill(ProviderCall &call, const QJsonObject &body, const QJsonObject &parameters)
{
    call.headers = {{"Content-Type", "application/json"}};
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (!parameters.isEmpty())
        call.fields.append({QStringLiteral("parameters"), QJsonDocument(parameters).toJson(QJsonDocument::Compact)});
}

Result<ProviderCall> upscaleRequest(const PictureOrder &order)
{
    if (order.scale < 1)
        return fail(Code::InvalidField, QStringLiteral("how many times"), QStringLiteral("scale"));
    ProviderCall call;
    call.path = QStringLiteral("/sdapi/v1/extra-single-image");
    const QByteArray &picture = order.references.first().bytes;
    const QJsonObject parameters{{QStringLiteral("upscaling_resize"), order.scale}};
    QJsonObject body{{QStringLiteral("upscaler_1"), usualUpscaler}, {QStringLiteral("resize_mode"), 0}};
    const QJsonObject fixed = order.options.value(QLatin1String("input")).toObject();
    for (auto it = fixed.begin(); it != fixed.end(); ++it)
        body.insert(it.key(), it.value());
    body.insert(QStringLiteral("upscaling_resize"), order.scale);
    body.insert(QStringLiteral("image"), base64(picture));
    call.fields.append({QStringLiteral("reference"), picture});
    fill(call, body, parameters);
    return call;
}

QJsonObject parametersOf(const PictureOrder &order)
{
    QJsonObject parameters{{QStringLiteral("seed"), order.seed ? static_cast<qint64>(*order.seed) : -1},
                           {QStringLiteral("batch_size"), order.count}};
    if (order.size.isValid()) {
        parameters.insert(QStringLiteral("width"), order.size.width());
        parameters.insert(QStringLiteral("height"), order.size.height());
    }
    return parameters;
}

// Nothing is to be kept on the engine's disk, and no sheet of all pictures is to come first.
QJsonObject frameOf(const PictureOrder &order)
{
    QJsonObject settings{{QStringLiteral("return_grid"), false}};
    if (!order.model.isEmpty())
        settings.insert(QStringLiteral("sd_model_checkpoint"), order.model);
    QJsonObject body = order.options.value(QLatin1String("input")).toObject();
    body.insert(QStringLiteral("override_settings"), settings);
    body.insert(QStringLiteral("n_iter"), 1);
    body.insert(QStringLiteral("send_images"), true);
    body.insert(QStringLiteral("save_images"), false);
    body.insert(QStringLiteral("do_not_save_samples"), true);
    body.insert(QStringLiteral("do_not_save_grid"), true);
    return body;
}

} // namespace

Result<ProviderCall> engineRequestOf(const PictureOrder &order)
{
    if (const auto good = check(order); !good)
        return fail(good);
    if (order.task == api::Task::Upscale)
        return upscaleRequest(order);
    const bool fromPicture = !order.references.isEmpty();
    ProviderCall call;
    call.path = fromPicture ? QStringLiteral("/sdapi/v1/img2img") : QStringLiteral("/sdapi/v1/txt2img");
    const QJsonObject parameters = parametersOf(order);
    QJsonObject body = frameOf(order);
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        body.insert(it.key(), it.value());
    body.insert(QStringLiteral("prompt"), order.prompt);
    call.fields.append({QStringLiteral("prompt"), order.prompt.toUtf8()});
    if (!order.negativePrompt.isEmpty()) {
        body.insert(QStringLiteral("negative_prompt"), order.negativePrompt);
        call.fields.append({QStringLiteral("negative_prompt"), order.negativePrompt.toUtf8()});
    }
    if (fromPicture) {
        body.insert(QStringLiteral("init_images"), QJsonArray{base64(order.references.first().bytes)});
        call.fields.append({QStringLiteral("reference"), order.references.first().bytes});
    }
    if (!order.mask.isEmpty()) {
        const auto mask = whiteWhereOpen(order.mask);
        if (!mask)
            return fail(mask);
        body.insert(QStringLiteral("mask"), base64(*mask));
        call.fields.append({QStringLiteral("mask"), *mask});
    }
    fill(call, body, parameters);
    return call;
}

} // namespace mj::server
