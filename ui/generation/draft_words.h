#pragma once
#include "base/error.h"
#include "studio/draft_recipes.h"
#include <QCoreApplication>

namespace mj::ui {

// What a draft comes to, as sentences: what a model cannot do, does otherwise or charges. No state; GUI thread.
struct DraftWords {
    Q_DECLARE_TR_FUNCTIONS(DraftWords)
public:
    static QString cannot(const QString &model, api::Task task);
    static QString departure(const studio::DraftDeparture &departure, const QString &model);
    static QString charges(const QList<api::Model> &models); // when it fails, is refused or is canceled: one line
    static QString notice(const QList<api::Model> &models);  // generative AI or formula
    static QString refused(const Error &error);              // why a picture was not added, and what to do
    static QString names(const QList<api::Model> &models);
};

} // namespace mj::ui
