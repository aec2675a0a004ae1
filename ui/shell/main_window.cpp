#include "ui/shell/main_window.h"
#include "studio/google_sign_in.h"
#include "studio/session.h"
#include "ui/account/account_gate.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/splash.h"
#include "ui/shell/workspace.h"
#include "ui/theme/icons.h"
#include <QCloseEvent>
#include <QDesktopServices>
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
    connect(&features.google, &studio::GoogleSignIn::browserRequested, this, &MainWindow::openBrowser);
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
    if (state != State::SignedIn)
        closeWorkspace();
    if (state == State::Starting)
        m_stack->setCurrentWidget(m_splash);
    else if (state == State::SignedOut)
        openGate();
    else if (!m_workspace)
        openWorkspace();
}

void MainWindow::openGate()
{
    if (!m_gate) {
        m_gate = new AccountGate(m_features, m_surroundings, m_stack);
        m_stack->addWidget(m_gate);
        connect(m_gate, &AccountGate::memoryAccepted, this, [this] { m_isMemoryAccepted = true; });
        connect(m_gate, &AccountGate::backRequested, this, [this] { m_features.session.switchTo(m_former); });
    }
    m_gate->setMemoryAccepted(m_isMemoryAccepted);
    m_gate->setReturnable(!m_former.isEmpty());
    m_gate->open(m_usedBefore ? AccountGate::Door::SignIn : AccountGate::Door::Join);
    m_stack->setCurrentWidget(m_gate);
}

void MainWindow::openWorkspace()
{
    const Parting parting = m_gate ? m_gate->parting() : Parting();
    m_former.clear();
    m_workspace = new Workspace(m_features, m_surroundings, m_stack);
    m_workspace->setMemoryAccepted(m_isMemoryAccepted);
    connect(m_workspace, &Workspace::memoryAccepted, this, [this] { m_isMemoryAccepted = true; });
    connect(m_workspace, &Workspace::addAccountRequested, this, [this] {
        m_former = m_features.session.stay() == studio::Session::Stay::SignedIn ? m_features.session.account().id : QString();
        m_features.session.switchTo({});
    });
    m_stack->addWidget(m_workspace);
    m_stack->setCurrentWidget(m_workspace);
    m_workspace->begin(parting);
    if (m_gate) {
        m_gate->deleteLater(); // with the password that was typed
        m_gate = nullptr;
    }
}

void MainWindow::closeWorkspace()
{
    if (!m_workspace)
        return;
    // The pages go with the member: nothing of one account stays on screen for the next.
    m_workspace->hide();
    m_workspace->deleteLater();
    m_workspace = nullptr;
    m_usedBefore = true;
}

void MainWindow::openBrowser(const QUrl &page)
{
    if (m_surroundings.openUrl)
        m_surroundings.openUrl(page);
    else
        QDesktopServices::openUrl(page);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_surroundings.preferences.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace mj::ui
