#include "api/model.h"

#include "api/reader.h"
#include "api/recipe.h"

#include <algorithm>
#include <utility>

namespace mj::api {
namespace {

constexpr std::pair<Task, QLatin1String> tasks[] = {
    {Task::Create, QLatin1String("create")},   {Task::Edit, QLatin1String("edit")},
    {Task::Variation, QLatin1String("variation")}, {Task::Upscale, QLatin1String("upscale")},
    {Task::RemoveBackground, QLatin1String("remove_background")},
};

constexpr std::pair<ModelState, QLatin1String> states[] = {
    {ModelState::Live, QLatin1String("live")}, {ModelState::Paused, QLatin1String("paused")}, {ModelState::Retired, QLatin1String("retired")}};

QString stateName(ModelState state)
{
    const auto *row = std::find_if(std::begin(states), std::end(states), [state](const auto &r) { return r.first == state; });
    return row->second;
}

void readTasks(Reader &in, QList<Task> &list)
{
    if (!in.has("tasks"))
        return;
    list.clear();
    for (const QString &text : in.textsOr("tasks")) {
        if (const std::optional<Task> task = taskFromWire(text)) // one of a later version is not for us
            list.append(*task);
    }
}

void readState(Reader &in, ModelState &state)
{
    const QString text = in.textOr("state", stateName(ModelState::Live), 40);
    const auto *row = std::find_if(std::begin(states), std::end(states), [&](const auto &r) { return r.second == text; });
    if (row == std::end(states))
        in.refuse("state");
    else
        state = row->first;
}

QJsonArray numbers(const QList<int> &list)
{
    QJsonArray array;
    for (const int number : list)
        array.append(number);
    return array;
}

} // namespace

QString wireName(Task task)
{
    const auto *row = std::find_if(std::begin(tasks), std::end(tasks), [task](const auto &r) { return r.first == task; });
    return row == std::end(tasks) ? QString() : QString(row->second);
}

std::optional<Task> taskFromWire(const QString &text)
{
    const auto *row = std::find_if(std::begin(tasks), std::end(tasks), [&](const auto &r) { return r.second == text; });
    return row == std::end(tasks) ? std::nullopt : std::optional(row->first);
}

Result<PictureTariff> PictureTariff::fromJson(const QJsonObject &object)
{
    Reader in(object);
    PictureTariff row;
    row.quality = in.textOr("quality", {}, 40);
    if (in.has("size"))
        row.size = readSize(in, "size");
    row.points = in.points("points");
    return in.finish(row);
}

QJsonObject PictureTariff::toJson() const
{
    QJsonObject object{{QStringLiteral("points"), points.value()}};
    if (!quality.isEmpty())
        object.insert(QStringLiteral("quality"), quality);
    if (size.isValid())
        object.insert(QStringLiteral("size"), sizeText(size));
    return object;
}

Points Model::price(const QString &quality, const QSize &size) const
{
    const PictureTariff *best = nullptr;
    int bestRank = -1;
    for (const PictureTariff &row : tariff) {
        if ((!row.quality.isEmpty() && row.quality != quality) || (row.size.isValid() && row.size != size))
            continue;
        const int rank = (row.quality.isEmpty() ? 0 : 2) + (row.size.isValid() ? 1 : 0);
        if (rank > bestRank) {
            best = &row;
            bestRank = rank;
        }
    }
    return best ? best->points : pointsPerPicture;
}

Points Model::lowestPrice() const
{
    Points lowest = pointsPerPicture;
    for (const PictureTariff &row : tariff)
        lowest = std::min(lowest, row.points);
    return lowest;
}

Result<Model> Model::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Model model;
    model.id = in.text("id", 100);
    model.name = in.text("name", 100);
    model.provider = in.text("provider", 100);
    model.country = in.text("country", 20);
    model.retention = in.textOr("retention", {}, 40);
    model.trains = in.booleanOr("trains", false);
    model.generativeAi = in.booleanOr("generativeAi", true);
    readState(in, model.state);
    model.successor = in.textOr("successor", {}, 100);
    readTasks(in, model.tasks);
    for (const QString &text : in.textsOr("sizes"))
        model.sizes.append(sizeFromText(text));
    model.styles = in.textsOr("styles");
    model.qualities = in.textsOr("qualities");
    for (const QJsonValue &scale : in.arrayOr("scales"))
        model.scales.append(scale.toInt());
    model.maxCount = static_cast<int>(in.integerOr("maxCount", 1));
    model.maxReferences = static_cast<int>(in.integerOr("maxReferences", 0));
    model.mask = in.booleanOr("mask", false);
    model.seed = in.booleanOr("seed", false);
    model.negativePrompt = in.booleanOr("negativePrompt", false);
    model.chargesCancel = in.booleanOr("chargesCancel", false);
    model.chargesRefusal = in.booleanOr("chargesRefusal", false);
    model.pointsPerPicture = in.points("pointsPerPicture");
    model.tariff = in.list<PictureTariff>("tariff");
    model.medianSeconds = static_cast<int>(in.integerOr("medianSeconds", 0));
    return in.finish(model);
}

QJsonObject Model::toJson() const
{
    QJsonArray sizeList;
    for (const QSize &size : sizes)
        sizeList.append(sizeText(size));
    QJsonArray taskList;
    for (const Task task : tasks)
        taskList.append(wireName(task));
    QJsonArray tariffList;
    for (const PictureTariff &row : tariff)
        tariffList.append(row.toJson());
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("provider"), provider},
            {QStringLiteral("country"), country},
            {QStringLiteral("retention"), retention},
            {QStringLiteral("trains"), trains},
            {QStringLiteral("generativeAi"), generativeAi},
            {QStringLiteral("state"), stateName(state)},
            {QStringLiteral("successor"), successor},
            {QStringLiteral("tasks"), taskList},
            {QStringLiteral("sizes"), sizeList},
            {QStringLiteral("styles"), QJsonArray::fromStringList(styles)},
            {QStringLiteral("qualities"), QJsonArray::fromStringList(qualities)},
            {QStringLiteral("scales"), numbers(scales)},
            {QStringLiteral("maxCount"), maxCount},
            {QStringLiteral("maxReferences"), maxReferences},
            {QStringLiteral("mask"), mask},
            {QStringLiteral("seed"), seed},
            {QStringLiteral("negativePrompt"), negativePrompt},
            {QStringLiteral("chargesCancel"), chargesCancel},
            {QStringLiteral("chargesRefusal"), chargesRefusal},
            {QStringLiteral("pointsPerPicture"), pointsPerPicture.value()},
            {QStringLiteral("tariff"), tariffList},
            {QStringLiteral("medianSeconds"), medianSeconds}};
}

Call ListModels::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/models");
    return c;
}

} // namespace mj::api
