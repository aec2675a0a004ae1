#include "server/providers/model_input.h"

#include "server/providers/open_mask.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace mj::server {
namespace {

const QStringList usualRatios = {QStringLiteral("1:1"), QStringLiteral("16:9"), QStringLiteral("21:9"), QStringLiteral("3:2"),
                                 QStringLiteral("2:3"), QStringLiteral("4:5"),  QStringLiteral("5:4"),  QStringLiteral("3:4"),
                                 QStringLiteral("4:3"), QStringLiteral("9:16"), QStringLiteral("9:21")};
constexpr double farthestRatio = 0.05; // a picture that is 5 % wider than asked for is not the one that was asked for

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue &one : value.toArray())
        strings << one.toString();
    return strings;
}

bool needsNoWords(api::Task task)
{
    return task == api::Task::Upscale || task == api::Task::RemoveBackground;
}

Error notTaken(const QString &part)
{
    return error(Code::InvalidField, QStringLiteral("not taken by this model"), part);
}

} // namespace

ModelInput::ModelInput(const QJsonObject &options) : m_options(options)
{
    const QJsonObject map = options.value(QLatin1String("map")).toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        m_map.insert(it.key(), it.value().toString());
    if (m_map.isEmpty())
        m_map.insert(QStringLiteral("prompt"), QStringLiteral("prompt"));
}

int ModelInput::atOnce() const
{
    return takes(QStringLiteral("count")) ? std::max(1, m_options.value(QLatin1String("atOnce")).toInt(1)) : 1;
}

Result<void> ModelInput::check(const PictureOrder &order) const
{
    const bool pictures = takes(QStringLiteral("reference")) || takes(QStringLiteral("references"));
    const std::pair<bool, QString> asked[] = {{!order.prompt.isEmpty() && !needsNoWords(order.task), QStringLiteral("prompt")},
                                              {!order.negativePrompt.isEmpty(), QStringLiteral("negative_prompt")},
                                              {order.size.isValid(), QStringLiteral("size")},
                                              {order.seed.has_value(), QStringLiteral("seed")},
                                              {!order.quality.isEmpty(), QStringLiteral("quality")},
                                              {!order.style.isEmpty(), QStringLiteral("style")},
                                              {order.scale > 0, QStringLiteral("scale")},
                                              {order.count > 1, QStringLiteral("count")},
                                              {!order.mask.isEmpty(), QStringLiteral("mask")}};
    for (const auto &[wanted, part] : asked) {
        if (wanted && !takes(part))
            return fail(notTaken(part));
    }
    if ((!order.references.isEmpty() && !pictures) || (order.references.size() > 1 && !takes(QStringLiteral("references"))))
        return fail(notTaken(QStringLiteral("references")));
    if (order.references.isEmpty() && order.task != api::Task::Create)
        return fail(Code::InvalidField, QStringLiteral("needs a picture"), QStringLiteral("references"));
    return {};
}

Result<QString> ModelInput::ratioOf(const QSize &size) const
{
    QStringList ratios = stringsOf(m_options.value(QLatin1String("ratios")));
    if (ratios.isEmpty())
        ratios = usualRatios;
    const double wanted = std::log(double(size.width()) / size.height());
    QString nearest;
    double distance = farthestRatio;
    for (const QString &ratio : ratios) {
        const QStringList sides = ratio.split(QLatin1Char(':'));
        if (sides.size() != 2 || sides[0].toDouble() <= 0 || sides[1].toDouble() <= 0)
            continue;
        const double off = std::abs(std::log(sides[0].toDouble() / sides[1].toDouble()) - wanted);
        if (off < distance) {
            distance = off;
            nearest = ratio;
        }
    }
    if (nearest.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("no such shape"), QStringLiteral("size"));
    return nearest;
}

Result<void> ModelInput::putSize(QJsonObject &input, const QSize &size) const
{
    if (!size.isValid())
        return {};
    if (size.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("no area"), QStringLiteral("size"));
    const QString name = m_map.value(QStringLiteral("size"));
    const QStringList sides = name.split(QLatin1Char(','));
    if (sides.size() == 2) {
        input.insert(sides[0].trimmed(), size.width());
        input.insert(sides[1].trimmed(), size.height());
    } else if (name.contains(QLatin1String("ratio"))) {
        const auto ratio = ratioOf(size);
        if (!ratio)
            return fail(ratio);
        input.insert(name, *ratio);
    } else if (name == QLatin1String("image_size")) {
        input.insert(name, QJsonObject{{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}});
    } else {
        input.insert(name, QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
    }
    return {};
}

// A word of ours, or what the catalogue says this model calls it.
void ModelInput::putValue(QJsonObject &input, const QString &part, const QString &value) const
{
    if (value.isEmpty() || !takes(part))
        return;
    const QJsonValue theirs = m_options.value(QLatin1String("values")).toObject().value(part).toObject().value(value);
    input.insert(m_map.value(part), theirs.isUndefined() ? QJsonValue(value) : theirs);
}

Result<QJsonObject> ModelInput::of(const PictureOrder &order, const Files &files) const
{
    if (const auto good = check(order); !good)
        return fail(good);
    QJsonObject input = m_options.value(QLatin1String("input")).toObject();
    if (!needsNoWords(order.task) || takes(QStringLiteral("prompt")))
        putValue(input, QStringLiteral("prompt"), order.prompt);
    putValue(input, QStringLiteral("negative_prompt"), order.negativePrompt);
    putValue(input, QStringLiteral("quality"), order.quality);
    putValue(input, QStringLiteral("style"), order.style);
    if (const auto put = putSize(input, order.size); !put)
        return fail(put);
    if (order.seed)
        input.insert(m_map.value(QStringLiteral("seed")), static_cast<qint64>(*order.seed));
    if (takes(QStringLiteral("count")))
        input.insert(m_map.value(QStringLiteral("count")), order.count);
    if (order.scale > 0)
        input.insert(m_map.value(QStringLiteral("scale")), order.scale);
    if (!files.references.isEmpty() && takes(QStringLiteral("references")))
        input.insert(m_map.value(QStringLiteral("references")), QJsonArray::fromStringList(files.references));
    else if (!files.references.isEmpty())
        input.insert(m_map.value(QStringLiteral("reference")), files.references.first());
    if (!files.mask.isEmpty())
        input.insert(m_map.value(QStringLiteral("mask")), files.mask);
    return input;
}

QString ModelInput::partOf(const QString &inputName) const
{
    for (auto it = m_map.begin(); it != m_map.end(); ++it) {
        if (!inputName.isEmpty() && it.value().split(QLatin1Char(',')).contains(inputName))
            return it.key() == QLatin1String("reference") ? QStringLiteral("references") : it.key();
    }
    return {};
}

Result<QByteArray> ModelInput::maskOf(const PictureOrder &order) const
{
    if (order.mask.isEmpty() || m_options.value(QLatin1String("maskAs")).toString() == QLatin1String("alpha"))
        return order.mask;
    return whiteWhereOpen(order.mask);
}

QList<SentField> ModelInput::wordsOf(const PictureOrder &order, const QJsonObject &input) const
{
    QList<SentField> fields;
    QJsonObject parameters;
    for (auto it = input.begin(); it != input.end(); ++it) {
        const QString part = partOf(it.key());
        if (part == QLatin1String("prompt"))
            fields.append({part, order.prompt.toUtf8()});
        else if (part == QLatin1String("negative_prompt"))
            fields.append({part, order.negativePrompt.toUtf8()});
        else if (!part.isEmpty() && part != QLatin1String("references") && part != QLatin1String("mask"))
            parameters.insert(it.key(), it.value());
    }
    if (!parameters.isEmpty())
        fields.append({QStringLiteral("parameters"), QJsonDocument(parameters).toJson(QJsonDocument::Compact)});
    return fields;
}

QString dataUri(const QByteArray &type, const QByteArray &bytes)
{
    return QString::fromLatin1("data:" + type + ";base64," + bytes.toBase64());
}

} // namespace mj::server
