#pragma once
#include "api/generation.h"
#include <QCoreApplication>

namespace mj::ui {

// Codes of a model or a job as words for people. No state; GUI thread because translations change there.
struct GenerationWords {
    Q_DECLARE_TR_FUNCTIONS(GenerationWords)
public:
    static QString country(const QString &code);   // "US", "local"
    static QString retention(const QString &code); // "none", "1h", "30d"
    static QString training(const api::Model &model);
    static QString origin(bool generativeAi); // short label: made by AI, or drawn by formula
    static QString runBy(const api::Model &model);   // provider, place, retention, training: the facts of a card
    static QString whoSees(const api::Model &model, bool withPictures = false); // the same as one sentence, for beside the send button
    // The same for several at once: a sentence, then a line for each provider.
    static QString whoSeesAll(const QList<api::Model> &models, bool withPictures);
    static QString task(api::Task task);             // "Edit"
    static QString quality(const QString &id);
    static QString speed(int seconds); // "about 12 s a picture"; empty while unknown
    static QString style(const QString &id);
    static QString size(const QSize &size);
    static QString state(const api::Generation &job);
    static QString outcome(const api::Generation &job); // what became of the points, with the numbers
};

} // namespace mj::ui
