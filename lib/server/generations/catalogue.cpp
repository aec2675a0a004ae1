#include "server/generations/catalogue.h"

#include <QFile>
#include <QJsonDocument>

static void initServerResources()
{
    Q_INIT_RESOURCE(mj_server);
}

namespace mj::server {

Result<Catalogue> Catalogue::fromJson(const QByteArray &json)
{
    api::Reader in(QJsonDocument::fromJson(json).object());
    Catalogue catalogue;
    catalogue.m_models = in.list<api::Model>("models");
    const bool sound = std::all_of(catalogue.m_models.begin(), catalogue.m_models.end(), [](const api::Model &model) {
        return model.pointsPerPicture > Points(0) && model.maxCount >= 1 && model.maxCount <= 10 && !model.sizes.isEmpty()
            && !model.sizes.contains(QSize());
    });
    if (in.failure() || catalogue.m_models.isEmpty() || !sound)
        return fail(Code::Corrupt, QStringLiteral("models.json"));
    return catalogue;
}

Catalogue Catalogue::builtIn()
{
    initServerResources();
    QFile file(QStringLiteral(":/mj/server/generations/models.json"));
    const Result<Catalogue> catalogue = file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : fail(Code::Corrupt);
    return catalogue ? *catalogue : Catalogue();
}

std::optional<api::Model> Catalogue::model(const QString &id) const
{
    for (const api::Model &model : m_models) {
        if (model.id == id)
            return model;
    }
    return std::nullopt;
}

bool Catalogue::isAbroad(const QString &id) const
{
    const std::optional<api::Model> found = model(id);
    return found && found->country != QLatin1String("KR") && found->country != QLatin1String("local");
}

Result<api::Model> Catalogue::check(const api::Recipe &recipe) const
{
    const std::optional<api::Model> found = model(recipe.model);
    if (!found)
        return fail(Code::InvalidField, QStringLiteral("no such model"), QStringLiteral("model"));
    if (recipe.prompt.trimmed().isEmpty())
        return fail(Code::InvalidField, QStringLiteral("empty"), QStringLiteral("prompt"));
    if (!found->sizes.contains(recipe.size))
        return fail(Code::InvalidField, QStringLiteral("not a size of this model"), QStringLiteral("size"));
    if (recipe.count > found->maxCount)
        return fail(Code::InvalidField, QStringLiteral("more than this model makes at once"), QStringLiteral("count"));
    if (recipe.seed && !found->seed)
        return fail(Code::InvalidField, QStringLiteral("this model takes no seed"), QStringLiteral("seed"));
    if (!recipe.style.isEmpty() && !found->styles.contains(recipe.style))
        return fail(Code::InvalidField, QStringLiteral("not a style of this model"), QStringLiteral("style"));
    return *found;
}

Points Catalogue::price(const api::Model &model, const api::Recipe &recipe)
{
    return model.pointsPerPicture * recipe.count;
}

} // namespace mj::server
