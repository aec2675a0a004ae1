#include "ui/generation/send_plan.h"
#include "api/quote.h"
#include "studio/reference_pictures.h"
#include <algorithm>

namespace mj::ui {
namespace {

using Obstacle = SendPlan::Obstacle;

Obstacle modelObstacle(const QList<api::Model> &models, QString &subject)
{
    if (models.isEmpty())
        return Obstacle::NoModel;
    for (const api::Model &model : models) {
        if (model.state == api::ModelState::Live)
            continue;
        subject = model.name;
        return model.state == api::ModelState::Paused ? Obstacle::ModelPaused : Obstacle::ModelRetired;
    }
    return Obstacle::None;
}

Obstacle wordObstacle(const PlanFacts &facts)
{
    if (facts.words != Obstacle::None)
        return facts.words;
    const bool isWordless = facts.draft.task == api::Task::Upscale || facts.draft.task == api::Task::RemoveBackground;
    const auto isBlank = [](const QString &prompt) { return prompt.trimmed().isEmpty(); };
    const bool isMissing = !isWordless && std::any_of(facts.prompts.begin(), facts.prompts.end(), isBlank);
    return isMissing ? Obstacle::NoPrompt : Obstacle::None;
}

Obstacle pictureObstacle(const PlanFacts &facts, const studio::ReferencePictures &pictures, int most)
{
    using State = studio::ReferencePictures::State;
    const QList<studio::ReferencePictures::Picture> used = pictures.pictures().mid(0, most);
    if (used.isEmpty() && pictures.preparing() == 0)
        return facts.draft.task == api::Task::Create ? Obstacle::None : Obstacle::NoPicture;
    if (std::any_of(used.begin(), used.end(), [](const auto &picture) { return picture.state == State::Failed; }))
        return Obstacle::PictureFailed;
    if (most > 0 && !pictures.isReady())
        return facts.isConnected ? Obstacle::PictureComing : Obstacle::PictureOffline;
    return Obstacle::None;
}

} // namespace

int mostReferences(const QList<api::Model> &models, api::Task task)
{
    int most = 0;
    for (const api::Model &model : models)
        most = std::max(most, model.maxReferences);
    const bool isOne = task == api::Task::Upscale || task == api::Task::RemoveBackground;
    return isOne ? std::min(most, 1) : most;
}

bool takesMask(const QList<api::Model> &models, api::Task task)
{
    return task == api::Task::Edit && std::any_of(models.begin(), models.end(), [](const api::Model &model) { return model.mask; });
}

SendPlan planOf(const PlanFacts &facts, studio::ReferencePictures &pictures)
{
    const int most = mostReferences(facts.models, facts.draft.task);
    pictures.setNeeded(most, takesMask(facts.models, facts.draft.task));
    api::Recipe draft = facts.draft;
    draft.references = pictures.remoteIds();
    draft.mask = pictures.remoteMask();
    SendPlan plan;
    plan.models = facts.models;
    plan.withPictures = most > 0 && !pictures.pictures().isEmpty();
    plan.made = studio::recipesOf(draft, facts.prompts, facts.models);
    plan.obstacle = modelObstacle(facts.models, plan.subject);
    if (plan.obstacle == Obstacle::None)
        plan.obstacle = wordObstacle(facts);
    if (plan.obstacle == Obstacle::None)
        plan.obstacle = pictureObstacle(facts, pictures, most);
    if (plan.obstacle == Obstacle::None && plan.made.recipes.size() > api::Quote::mostRecipes)
        plan.obstacle = Obstacle::TooManyJobs;
    return plan;
}

} // namespace mj::ui
