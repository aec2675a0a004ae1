#pragma once
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/surroundings.h"
#include <QMainWindow>

class QStackedWidget;

namespace mj::ui {

class AccountGate;
class Workspace;

// The window: a splash while the session is restored, joining and signing in, then the workspace. Remembers its place. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace *workspace() const { return m_workspace; } // null unless signed in
    void showPlace(Place place);                         // nothing while signed out

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void restorePlace();
    void addShortcuts();
    void onStateChanged();
    void openGate();
    void openWorkspace();
    void openBrowser(const QUrl &page);
    void closeWorkspace();

    Features m_features;
    Surroundings m_surroundings;
    QStackedWidget *m_stack;
    QWidget *m_splash;
    AccountGate *m_gate = nullptr;
    Workspace *m_workspace = nullptr;
    bool m_usedBefore;
    bool m_isMemoryAccepted = false; // "this session only" was said in this run
    QString m_former;                // the account that was left open to add another one
};

} // namespace mj::ui
