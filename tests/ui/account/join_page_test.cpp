#include "support/catch.h"
#include "support/real_server.h"
#include "ui/account/account_gate.h"
#include "ui/common/banner.h"
#include "ui/common/clipping.h"
#include "ui/common/error_text.h"
#include "ui/common/studio_desk.h"
#include "ui/account/password_field.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace mj;
using namespace mj::ui;

namespace {

struct Joining {
    explicit Joining(const QUrl &url = QUrl(QStringLiteral("http://127.0.0.1:1"))) : desk(url), gate(desk.session)
    {
        gate.resize(1280, 800);
        gate.open(AccountGate::Door::Join);
        gate.show();
    }
    void fill(const char *password = "a sentence of mine")
    {
        QTest::keyClicks(edit("join_email"), QStringLiteral("minji@example.com"));
        QTest::keyClicks(edit("join_name"), QStringLiteral("Minji"));
        QTest::keyClicks(edit("join_password"), QString::fromLatin1(password));
    }
    void agree()
    {
        for (const char *name : {"join_age", "join_terms", "join_privacy", "join_overseas_transfer"})
            box(name)->setChecked(true);
    }
    void submit() { QTest::mouseClick(named<QPushButton>(gate, "join_submit"), Qt::LeftButton); }
    QLineEdit *edit(const char *name) { return named<QLineEdit>(gate, name); }
    QCheckBox *box(const char *name) { return named<QCheckBox>(gate, name); }
    QString lineOf(const char *name) { return edit(name)->accessibleDescription(); }

    StudioDesk desk;
    AccountGate gate;
};

} // namespace

TEST_CASE("nothing is ticked beforehand, and an empty form says what is missing", "[ui]")
{
    Joining joining;
    for (const char *name : {"join_age", "join_terms", "join_privacy", "join_overseas_transfer"})
        CHECK_FALSE(joining.box(name)->isChecked());
    joining.submit();
    CHECK_FALSE(joining.desk.session.isBusy());
    CHECK(joining.lineOf("join_email").contains(QLatin1String("name@example.com")));
    CHECK(joining.edit("join_email")->property("invalid").toBool());
    CHECK(joining.lineOf("join_password") == errorText(error(Code::WeakPassword)).inlineText());
}

TEST_CASE("a short password, no age and a missing agreement each stop the form, and nothing typed is lost", "[ui]")
{
    Joining joining;
    joining.fill("123456789");
    joining.agree();
    joining.submit();
    CHECK_FALSE(joining.desk.session.isBusy());
    CHECK(joining.edit("join_password")->property("invalid").toBool());
    QTest::keyClicks(joining.edit("join_password"), QStringLiteral("0"));
    joining.box("join_age")->setChecked(false);
    joining.submit();
    CHECK_FALSE(joining.desk.session.isBusy());
    CHECK_FALSE(joining.edit("join_password")->property("invalid").toBool());
    joining.box("join_age")->setChecked(true);
    joining.box("join_overseas_transfer")->setChecked(false);
    joining.submit();
    CHECK_FALSE(joining.desk.session.isBusy());
    CHECK(joining.edit("join_email")->text() == QStringLiteral("minji@example.com"));
    CHECK(joining.edit("join_password")->text() == QStringLiteral("1234567890"));
}

TEST_CASE("an unreachable service is told above the button, which then works again", "[ui]")
{
    Joining joining;
    joining.fill();
    joining.agree();
    QTest::keyClick(joining.edit("join_password"), Qt::Key_Return);
    auto *problem = named<Banner>(joining.gate, "join_problem");
    REQUIRE(QTest::qWaitFor([&] { return problem->isVisibleTo(&joining.gate); }, 10000));
    CHECK(problem->text() == errorText(error(Code::Offline)).inlineText());
    CHECK(named<QPushButton>(joining.gate, "join_submit")->isEnabled());
    CHECK(joining.edit("join_name")->text() == QStringLiteral("Minji"));
    joining.desk.speak(QStringLiteral("ko"));
    CHECK(problem->text() == errorText(error(Code::Offline)).inlineText());
}

TEST_CASE("a filled form makes a member, and the same address a second time is told at its field", "[ui]")
{
    RealServer server;
    {
        Joining joining(server.url());
        joining.fill();
        joining.agree();
        joining.submit();
        CHECK_FALSE(named<QPushButton>(joining.gate, "join_submit")->isEnabled());
        REQUIRE(QTest::qWaitFor([&] { return joining.desk.session.state() == studio::Session::State::SignedIn; }, 15000));
        CHECK(joining.desk.session.account().name == QStringLiteral("Minji"));
    }
    Joining again(server.url());
    again.fill();
    again.agree();
    again.submit();
    REQUIRE(QTest::qWaitFor([&] { return again.edit("join_email")->property("invalid").toBool(); }, 15000));
    CHECK(again.lineOf("join_email") == errorText(error(Code::EmailTaken)).inlineText());

    again.gate.open(AccountGate::Door::SignIn);
    QTest::keyClicks(again.edit("sign_in_email"), QStringLiteral("minji@example.com"));
    QTest::keyClicks(again.edit("sign_in_password"), QStringLiteral("not the sentence"));
    QTest::keyClick(again.edit("sign_in_password"), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return again.edit("sign_in_password")->property("invalid").toBool(); }, 15000));
    CHECK(again.lineOf("sign_in_password") == errorText(error(Code::WrongCredentials)).inlineText());
    again.edit("sign_in_password")->clear();
    QTest::keyClicks(again.edit("sign_in_password"), QStringLiteral("a sentence of mine"));
    QTest::mouseClick(named<QPushButton>(again.gate, "sign_in_submit"), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return again.desk.session.state() == studio::Session::State::SignedIn; }, 15000));
}

TEST_CASE("strength rewards length and variety and never the forbidden short one", "[ui]")
{
    CHECK(PasswordField::strength(QString()) == 0);
    CHECK(PasswordField::strength(QStringLiteral("aB3$eF7!x")) == 1);
    CHECK(PasswordField::strength(QStringLiteral("aaaaaaaaaaaaaaaa")) == 1);
    CHECK(PasswordField::strength(QStringLiteral("abcdefghij")) == 2);
    CHECK(PasswordField::strength(QStringLiteral("Correct horse battery 9")) == 4);
}

TEST_CASE("joining and signing in clip nothing, in both languages and at the smallest window", "[ui]")
{
    Joining joining;
    joining.gate.resize(length::minimumWidth, length::minimumHeight);
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("ko")}) {
        joining.desk.speak(language);
        joining.submit(); // with every problem shown
        for (const AccountGate::Door door : {AccountGate::Door::Join, AccountGate::Door::SignIn}) {
            joining.gate.open(door);
            QCoreApplication::sendPostedEvents();
            QTest::qWait(20);
            const QStringList cut = clippedTexts(joining.gate);
            INFO(cut.join(QLatin1Char('\n')).toStdString());
            CHECK(cut.isEmpty());
        }
        joining.gate.open(AccountGate::Door::Join);
    }
}

TEST_CASE("the policy can be read in place, in the language of the moment", "[ui]")
{
    Joining joining;
    auto *policy = named<QWidget>(joining.gate, "join_policy_text");
    CHECK_FALSE(policy->isVisible());
    QTest::mouseClick(named<QPushButton>(joining.gate, "join_read_policy"), Qt::LeftButton);
    CHECK(policy->isVisible());
    CHECK(policy->property("plainText").toString().contains(QLatin1String("Article 8")));
    joining.desk.speak(QStringLiteral("ko"));
    CHECK(policy->property("plainText").toString().contains(QStringLiteral("제8조")));
}
