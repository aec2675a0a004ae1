#include "support/catch.h"
#include "support/real_server.h"
#include "ui/account/account_page.h"
#include "ui/common/studio_desk.h"
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace mj;
using namespace mj::ui;

TEST_CASE("a name is changed in place, and a refused one stays typed", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    api::CreateAccount request;
    request.email = QStringLiteral("rename@example.com");
    request.name = QStringLiteral("Before");
    request.password = QStringLiteral("a sentence of mine");
    request.olderThan14 = true;
    request.language = QStringLiteral("en");
    for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
        request.consents.append({QString::fromLatin1(purpose), QStringLiteral("2025-11-28"), true});
    desk.session.join(request);
    REQUIRE(QTest::qWaitFor([&] { return desk.session.state() == studio::Session::State::SignedIn; }, 15000));

    AccountPage page(desk.session);
    page.resize(900, 700);
    page.show();
    auto *shown = named<QLabel>(page, "account_name_shown");
    auto *name = named<QLineEdit>(page, "account_name");
    CHECK(shown->text() == QStringLiteral("Before"));
    CHECK(named<QLabel>(page, "account_email")->text() == QStringLiteral("rename@example.com"));
    QTest::mouseClick(named<QPushButton>(page, "account_name_edit"), Qt::LeftButton);
    REQUIRE(name->isVisible());
    name->clear();
    QTest::mouseClick(named<QPushButton>(page, "account_name_save"), Qt::LeftButton);
    CHECK(name->property("invalid").toBool());
    QTest::keyClicks(name, QStringLiteral("After"));
    QTest::keyClick(name, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return shown->text() == QStringLiteral("After"); }, 10000));
    CHECK(QTest::qWaitFor([&] { return !name->isVisible(); }, 5000));

    server.stop();
    QTest::mouseClick(named<QPushButton>(page, "account_name_edit"), Qt::LeftButton);
    name->setText(QStringLiteral("Third"));
    QTest::mouseClick(named<QPushButton>(page, "account_name_save"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return name->property("invalid").toBool(); }, 20000));
    CHECK(name->text() == QStringLiteral("Third"));
    CHECK(shown->text() == QStringLiteral("After"));
}
