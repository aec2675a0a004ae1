#include "studio/draft_recipes.h"

#include <algorithm>
#include <cmath>

namespace mj::studio {
namespace {

using Part = DraftDeparture::Part;

bool startsFromOne(api::Task task)
{
    return task == api::Task::Upscale || task == api::Task::RemoveBackground;
}

// Whether a model does exactly what the draft says of this part.
bool takes(const api::Model &model, const api::Recipe &draft, Part part)
{
    switch (part) {
    case Part::Size:
        return model.sizes.contains(draft.size);
    case Part::Quality:
        return model.qualities.contains(draft.quality);
    case Part::Style:
        return model.styles.contains(draft.style);
    case Part::Seed:
        return model.seed;
    case Part::NegativePrompt:
        return model.negativePrompt;
    case Part::References:
        return model.maxReferences >= draft.references.size();
    case Part::Mask:
        return model.mask;
    case Part::Scale:
        return model.scales.contains(draft.scale);
    }
    return false;
}

bool asksFor(const api::Recipe &draft, Part part)
{
    switch (part) {
    case Part::Size:
        return draft.size.isValid();
    case Part::Quality:
        return !draft.quality.isEmpty();
    case Part::Style:
        return !draft.style.isEmpty();
    case Part::Seed:
        return draft.seed.has_value();
    case Part::NegativePrompt:
        return !draft.negativePrompt.isEmpty();
    case Part::References:
        return !draft.references.isEmpty();
    case Part::Mask:
        return draft.task == api::Task::Edit && !draft.mask.isEmpty();
    case Part::Scale:
        return draft.task == api::Task::Upscale && draft.scale > 0;
    }
    return false;
}

int nearestScale(const QList<int> &scales, int wanted)
{
    const auto nearer = [wanted](int a, int b) { return std::abs(a - wanted) < std::abs(b - wanted); };
    return scales.isEmpty() ? 0 : *std::min_element(scales.begin(), scales.end(), nearer);
}

api::Recipe fitted(const api::Recipe &draft, const api::Model &model)
{
    api::Recipe recipe = draft;
    recipe.model = model.id;
    recipe.size = nearestSize(model.sizes, draft.size);
    if (!model.qualities.contains(draft.quality))
        recipe.quality = model.qualities.value(0);
    if (!model.styles.contains(draft.style))
        recipe.style.clear();
    if (!model.seed)
        recipe.seed.reset();
    if (!model.negativePrompt)
        recipe.negativePrompt.clear();
    recipe.references = draft.references.mid(0, startsFromOne(draft.task) ? 1 : model.maxReferences);
    if (draft.task != api::Task::Edit || !model.mask || recipe.references.isEmpty())
        recipe.mask.clear();
    recipe.scale = draft.task == api::Task::Upscale ? nearestScale(model.scales, draft.scale) : 0;
    if (startsFromOne(draft.task))
        recipe.count = 1;
    return recipe;
}

QString insteadOf(const api::Recipe &recipe, Part part)
{
    switch (part) {
    case Part::Size:
        return recipe.size.isValid() ? api::sizeText(recipe.size) : QString();
    case Part::Quality:
        return recipe.quality;
    case Part::References:
        return recipe.references.isEmpty() ? QString() : QString::number(recipe.references.size());
    case Part::Scale:
        return recipe.scale > 0 ? QString::number(recipe.scale) : QString();
    case Part::Style:
    case Part::Seed:
    case Part::NegativePrompt:
    case Part::Mask:
        break;
    }
    return {};
}

QList<DraftDeparture> departuresOf(const api::Recipe &draft, const QList<api::Model> &models)
{
    QList<DraftDeparture> departures;
    for (const Part part : {Part::Size, Part::Quality, Part::Style, Part::Seed, Part::NegativePrompt, Part::References, Part::Mask, Part::Scale}) {
        const auto isTaken = [&](const api::Model &model) { return takes(model, draft, part); };
        const auto isOffered = [&](const api::Model &model) { return isTaken(model) || (part == Part::References && model.maxReferences > 0); };
        if (!asksFor(draft, part) || std::none_of(models.begin(), models.end(), isOffered))
            continue;
        for (const api::Model &model : models) {
            if (!isTaken(model))
                departures.append({part, model.id, insteadOf(fitted(draft, model), part)});
        }
    }
    return departures;
}

// A job each of as many pictures as the model makes at once. A fixed seed counts on from job to job, as it does from picture to picture.
void appendJobs(QList<api::Recipe> &jobs, api::Recipe recipe, int most)
{
    for (int left = recipe.count; left > 0;) {
        recipe.count = std::min(left, std::max(1, most));
        jobs.append(recipe);
        left -= recipe.count;
        if (recipe.seed)
            recipe.seed = (*recipe.seed + recipe.count) & 0xffffffffLL;
    }
}

} // namespace

QSize nearestSize(const QList<QSize> &sizes, const QSize &wanted)
{
    if (sizes.isEmpty() || sizes.contains(wanted))
        return sizes.isEmpty() ? QSize() : wanted;
    if (wanted.isEmpty())
        return sizes.first();
    const auto shape = [](const QSize &size) { return std::log(double(size.width()) / size.height()); };
    const auto area = [](const QSize &size) { return std::log(double(size.width()) * size.height()); };
    const auto distance = [&](const QSize &size) {
        constexpr double shapeFirst = 100;
        return shapeFirst * std::abs(shape(size) - shape(wanted)) + std::abs(area(size) - area(wanted));
    };
    return *std::min_element(sizes.begin(), sizes.end(), [&](const QSize &a, const QSize &b) { return distance(a) < distance(b); });
}

DraftRecipes recipesOf(const api::Recipe &draft, const QStringList &prompts, const QList<api::Model> &models)
{
    DraftRecipes result;
    for (const QString &prompt : prompts) {
        for (const api::Model &model : models) {
            api::Recipe recipe = fitted(draft, model);
            recipe.prompt = prompt;
            appendJobs(result.recipes, recipe, model.maxCount);
        }
    }
    result.departures = departuresOf(draft, models);
    return result;
}

int DraftRecipes::pictures() const
{
    int all = 0;
    for (const api::Recipe &recipe : recipes)
        all += recipe.count;
    return all;
}

Points picturePrice(const api::Recipe &draft, const api::Model &model)
{
    const api::Recipe recipe = fitted(draft, model);
    return model.price(recipe.quality, recipe.size);
}

} // namespace mj::studio
