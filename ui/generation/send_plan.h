#pragma once
#include "studio/draft_recipes.h"

namespace mj::studio {
class ReferencePictures;
}

namespace mj::ui {

// What pressing the button would do, and what stands in its way before there is a price. A value.
struct SendPlan {
    enum class Obstacle {
        None,
        NoModel,
        ModelPaused,  // `subject` is its name
        ModelRetired, // the same
        NoPrompt,
        OpenBlank,   // a {blank} is not filled in
        OpenBrace,   // the braces of the prompt do not add up, or make too many prompts
        NoPicture,   // the task starts from one
        PictureComing, // being read or sent
        PictureOffline,
        PictureFailed,
        TooManyJobs,
    };

    QList<api::Model> models;
    studio::DraftRecipes made; // whole only without an obstacle
    Obstacle obstacle = Obstacle::None;
    QString subject;
    bool withPictures = false; // the providers get them too
};

// What the form says. `words`: what is wrong with the prompt, as the resolved list sees it.
struct PlanFacts {
    api::Recipe draft;
    QStringList prompts; // that it comes to
    QList<api::Model> models;
    SendPlan::Obstacle words = SendPlan::Obstacle::None;
    bool isConnected = true;
};

// Asks the pictures to be sent that the models take.
SendPlan planOf(const PlanFacts &facts, studio::ReferencePictures &pictures);

// How many pictures the models take at most for this task, and whether one of them takes a mask.
int mostReferences(const QList<api::Model> &models, api::Task task);
bool takesMask(const QList<api::Model> &models, api::Task task);

} // namespace mj::ui
