#pragma once
#include "api/generation.h"
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace mj::studio {

class Session;

// What belongs to a draft and is no part of a recipe.
struct DraftChoices {
    QStringList models; // ids that the prompt goes to; more than one: compared
    bool mail = false;  // send the pictures by e-mail too

    bool operator==(const DraftChoices &) const = default;
};

// The recipe that is being written, kept sealed among the account's notes a second after the last change. GUI thread.
class Draft : public QObject
{
    Q_OBJECT
public:
    explicit Draft(Session &session, QObject *parent = nullptr);
    ~Draft() override; // writes what is not yet written

    void setRecipe(const api::Recipe &recipe);
    void setChoices(const DraftChoices &choices);
    const api::Recipe &recipe() const { return m_recipe; }
    const DraftChoices &choices() const { return m_choices; }
    bool restore(); // false when there is none

private:
    void write();
    void writeLater();

    Session &m_session;
    api::Recipe m_recipe;
    DraftChoices m_choices;
    bool m_isKept = true; // nothing to write: there is nothing, or it is on the disk
    QTimer m_pause;
};

} // namespace mj::studio
