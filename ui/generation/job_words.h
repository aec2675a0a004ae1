#pragma once
#include "api/generation.h"
#include "api/queue.h"
#include <QCoreApplication>
#include <optional>

namespace mj::ui {

// What is said about a job under way, and about what can be done with it. No state; GUI thread.
struct JobWords {
    Q_DECLARE_TR_FUNCTIONS(JobWords)
public:
    static QString cancel(const api::Generation &job);     // the button, with its price
    static QString cancelWhy(const api::Generation &job);  // what that price is for
    static QString place(const api::QueuePlace &place);    // "3rd in line, about 2 min"
    static QString duration(int seconds);
    static QString failure(const api::Generation &job);    // why, and what became of the points
};

} // namespace mj::ui
