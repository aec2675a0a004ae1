#pragma once
#include "api/generation.h"
#include <QObject>
#include <QTimer>

namespace mj::studio {

class Session;

// The recipe that is being written, kept sealed among the account's notes a second after the last change. GUI thread.
class Draft : public QObject
{
    Q_OBJECT
public:
    explicit Draft(Session &session, QObject *parent = nullptr);
    ~Draft() override; // writes what is not yet written

    void setRecipe(const api::Recipe &recipe);
    const api::Recipe &recipe() const { return m_recipe; }
    bool restore(); // false when there is none

private:
    void write();

    Session &m_session;
    api::Recipe m_recipe;
    QTimer m_pause;
};

} // namespace mj::studio
