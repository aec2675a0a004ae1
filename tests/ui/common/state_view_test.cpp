#include "support/catch.h"
#include "ui/common/banner.h"
#include "ui/common/confirm_bar.h"
#include "ui/common/state_view.h"
#include "ui/common/studio_desk.h"
#include "ui/common/typed_confirmation.h"
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mj;
using namespace mj::ui;

TEST_CASE("each state shows itself alone, and Retry and the action say so", "[ui]")
{
    StudioDesk desk;
    auto *content = new QLabel(QStringLiteral("content"));
    StateView view(content);
    view.setEmptyText(QStringLiteral("gallery"), QStringLiteral("Nothing here yet."), QStringLiteral("Create"));
    view.resize(600, 400);
    view.show();
    QSignalSpy retried(&view, &StateView::retryRequested);
    QSignalSpy acted(&view, &StateView::actionRequested);

    view.showContent();
    CHECK(content->isVisible());
    view.showError(error(Code::Offline));
    CHECK_FALSE(content->isVisible());
    REQUIRE(view.retryButton()->isVisible());
    QTest::mouseClick(view.retryButton(), Qt::LeftButton);
    CHECK(retried.size() == 1);
    view.showEmpty();
    CHECK_FALSE(view.retryButton()->isVisible());
    QTest::mouseClick(view.actionButton(), Qt::LeftButton);
    CHECK(acted.size() == 1);
    view.setOffline(true);
    CHECK(view.findChild<Banner *>()->isVisible());
    desk.speak(QStringLiteral("ko"));
    CHECK(view.retryButton()->text() == QStringLiteral("다시 시도"));
}

TEST_CASE("an inline question is answered by its deed, its way back or Escape", "[ui]")
{
    StudioDesk desk;
    QWidget host;
    ConfirmBar bar(&host);
    bar.setName(QStringLiteral("job_cancel"));
    host.show();
    QSignalSpy confirmed(&bar, &ConfirmBar::confirmed);
    QSignalSpy dismissed(&bar, &ConfirmBar::dismissed);
    bar.ask(QStringLiteral("Stop it?"), QStringLiteral("Stop"), Kind::Danger);
    QTest::mouseClick(named<QPushButton>(host, "job_cancel_deed"), Qt::LeftButton);
    CHECK(confirmed.size() == 1);
    CHECK_FALSE(bar.isVisible());
    bar.ask(QStringLiteral("Stop it?"), QStringLiteral("Stop"));
    QTest::keyClick(&bar, Qt::Key_Escape);
    CHECK(dismissed.size() == 1);
    CHECK(confirmed.size() == 1);
}

TEST_CASE("what cannot be undone needs its word", "[ui]")
{
    StudioDesk desk;
    QWidget host;
    TypedConfirmation question({QStringLiteral("Erase"), QStringLiteral("All of it."), QStringLiteral("erase"), QStringLiteral("Erase now")}, &host);
    question.open();
    QSignalSpy accepted(&question, &QDialog::accepted);
    CHECK_FALSE(question.deedButton()->isEnabled());
    QTest::keyClicks(question.input(), QStringLiteral("eras"));
    QTest::keyClick(question.input(), Qt::Key_Return);
    CHECK(accepted.isEmpty());
    QTest::keyClicks(question.input(), QStringLiteral("e"));
    QTest::mouseClick(question.deedButton(), Qt::LeftButton);
    CHECK(accepted.size() == 1);
}
