#include "ui/shell/main_window.h"
#include "studio/session.h"
#include "ui/account/account_gate.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/splash.h"
#include "ui/shell/workspace.h"
#include "ui/theme/icons.h"
#include <QCloseEvent>
#include <QShortcut>
#include <QStackedWidget>

namespace mj::ui {

MainWindow::MainWindow(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : QMainWindow(parent), m_features(features), m_surroundings(surroundings), m_stack(new QStackedWidget(this)),
        m_splash(new Splash(m_stack)),
      m_usedBefore(!surroundings.preferences.windowGeometry().isEmpty())
{
    setWindowTitle(QStringLiteral("MJ Studio"));
    setWindowIcon(ui::icon(QStringLiteral("logo"), Ink::Original));
    setMinimumSize(length::minimumWidth, length::minimumHeight);
    m_stack->addWidget(m_splash);
    setCentralWidget(m_stack);
    restorePlace();
    addShortcuts();
    connect(&features.session, &studio::Session::stateChanged, this, &MainWindow::onStateChanged);
    onStateChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::restorePlace()
{
    resize(length::openWidth, length::openHeight);
    restoreGeometry(m_surroundings.preferences.windowGeometry());
}

void MainWindow::addShortcuts()
{
    for (int number = 1; number <= 5; ++number) {
        const Place place = NavigationRail::places().at(number - 1);
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), this);
        connect(shortcut, &QShortcut::activated, this, [this, place] { showPlace(place); });
    }
}

void MainWindow::showPlace(Place place)
{
    if (m_workspace)
        m_workspace->showPlace(place);
}

void MainWindow::onStateChanged()
{
    using State = studio::Session::State;
    const State state = m_features.session.state();
    if (state != State::SignedIn && m_workspace) {
        // The pages go with the member: nothing of one account stays on screen for the next.
        m_workspace->deleteLater();
        m_workspace = nullptr;
        m_usedBefore = true;
    }
    if (state == State::Starting) {
        m_stack->setCurrentWidget(m_splash);
    } else if (state == State::SignedOut) {
        if (!m_gate) {
            m_gate = new AccountGate(m_features.session, m_stack);
            m_stack->addWidget(m_gate);
        }
        m_gate->open(m_usedBefore ? AccountGate::Door::SignIn : AccountGate::Door::Join);
        m_stack->setCurrentWidget(m_gate);
    } else if (!m_workspace) {
        m_workspace = new Workspace(m_features, m_surroundings, m_stack);
        m_stack->addWidget(m_workspace);
        m_stack->setCurrentWidget(m_workspace);
        if (m_gate) {
            m_gate->deleteLater(); // with the password that was typed
            m_gate = nullptr;
        }
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_surroundings.preferences.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace mj::ui
