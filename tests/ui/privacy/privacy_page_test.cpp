#include "support/catch.h"
#include "ui/privacy/privacy_page.h"
#include "ui/generation/rich_member.h"
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>

using namespace mj;
using namespace mj::ui;

namespace {

QString texts(const QWidget &root)
{
    QString all;
    for (const QLabel *label : root.findChildren<QLabel *>())
        all += label->accessibleName() + QLatin1Char(' ') + label->text() + QLatin1Char('\n');
    return all;
}

} // namespace

TEST_CASE("The policy, the processors and the officer are readable without a service, in the chosen language")
{
    StudioDesk desk;
    PrivacyPage page(desk.features());
    page.resize(1180, 900);
    page.show();
    auto *tabs = named<QTabBar>(page, "privacy_tabs");
    tabs->setCurrentIndex(3);
    CHECK(named<QLabel>(page, "privacy_policy")->accessibleName().startsWith(QStringLiteral("Privacy Policy")));
    REQUIRE(clickOn(page, QStringLiteral("privacy_policy_ko")));
    CHECK(named<QLabel>(page, "privacy_policy")->accessibleName().startsWith(QStringLiteral("개인정보처리방침")));
    tabs->setCurrentIndex(2);
    for (const char *name : {"Firebase (Google)", "OpenAI", "Replicate", "Gmail SMTP (Google)", "Toss Payments", "(to be confirmed)", "webmaster@imagefactory.co.kr"})
        CHECK(texts(page).contains(QString::fromLatin1(name)));
    desk.language.choose(QStringLiteral("ko"));
    QTest::qWait(0);
    CHECK(texts(page).contains(QStringLiteral("데이터 저장 및 인증")));
    CHECK(tabs->tabText(3) != QStringLiteral("Policy"));
    desk.language.choose(QStringLiteral("en"));
}

TEST_CASE("Holdings by article 2, a ZIP copy through the file seam, and a failing target said in words")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    QString target = desk.folder.filePath(QStringLiteral("copy.zip"));
    PrivacyPage page(desk.features(), nullptr, [&](const QString &) { return target; });
    page.resize(1180, 900);
    page.show();
    page.activate();
    REQUIRE(QTest::qWaitFor([&] { return !desk.privacy.holdings().isEmpty(); }, 10000));
    for (const char *group : {"holdings_required", "holdings_optional", "holdings_automatic", "holdings_service"})
        CHECK(page.findChild<QWidget *>(QLatin1String(group)));
    CHECK(texts(page).contains(QStringLiteral("pages@example.com")));

    named<QTabBar>(page, "privacy_tabs")->setCurrentIndex(1);
    REQUIRE(clickOn(page, QStringLiteral("privacy_export")));
    auto *result = named<QLabel>(page, "privacy_export_result");
    REQUIRE(QTest::qWaitFor([&] { return result->isVisible(); }, 15000));
    QFile zip(target);
    REQUIRE(zip.open(QIODevice::ReadOnly));
    CHECK(zip.read(2) == QByteArray("PK"));

    target = desk.folder.filePath(QStringLiteral("no/such/folder/copy.zip"));
    REQUIRE(clickOn(page, QStringLiteral("privacy_export")));
    REQUIRE(QTest::qWaitFor([&] { return result->isVisible() && result->accessibleName().contains(QStringLiteral("could not be saved")); }, 15000));
    CHECK_FALSE(QFile::exists(target));
}

TEST_CASE("Erasing needs the typed word")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    PrivacyPage page(desk.features());
    page.resize(1180, 900);
    page.show();
    named<QTabBar>(page, "privacy_tabs")->setCurrentIndex(1);
    QSignalSpy erased(&desk.session, &studio::Session::deviceErased);
    REQUIRE(clickOn(page, QStringLiteral("privacy_erase")));
    auto *input = page.findChild<QLineEdit *>(QStringLiteral("typed_confirmation_input"));
    auto *deed = page.findChild<QAbstractButton *>(QStringLiteral("typed_confirmation_deed"));
    REQUIRE(input);
    CHECK_FALSE(deed->isEnabled());
    QTest::keyClicks(input, QStringLiteral("eras"));
    CHECK_FALSE(deed->isEnabled());
    QTest::keyClicks(input, QStringLiteral("e"));
    REQUIRE(deed->isEnabled());
    QTest::mouseClick(deed, Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !erased.isEmpty(); }, 10000));
    CHECK(desk.session.state() == studio::Session::State::SignedOut);
}
