#include "way_in.h"
#include "ui/account/password_field.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/policy_book.h"
#include "ui/common/terms_book.h"
#include <QImage>
#include <QSet>

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("minji@example.com");
const QString kTexts = QStringLiteral(":/policy");

QString told(Code code)
{
    return errorText(error(code)).inlineText();
}

void submit(WayIn &way)
{
    press(*way.window, "join_submit");
}

int missingAgreements(const WayIn &way)
{
    return int(sight(*way.window).count(words("mj::ui::ConsentCard", "Agree to this to join.")));
}

} // namespace

TEST_CASE("nothing is agreed to beforehand, and an empty form says beside each entry what is missing", "[ui]")
{
    WayIn way;
    way.open();
    for (const QCheckBox *box : way.window->findChildren<QCheckBox *>()) {
        INFO(box->objectName().toStdString());
        const bool isHabit = box->objectName().endsWith(QLatin1String("_keep")); // staying signed in agrees to nothing
        CHECK(box->isChecked() == isHabit);
    }
    submit(way);
    CHECK_FALSE(way.desk.session.isBusy());
    inBoth(way.desk, [&] {
        CHECK(lineOf(*way.window, "join_email") == words("mj::ui::JoinPage", "Enter an e-mail address such as name@example.com."));
        CHECK(lineOf(*way.window, "join_name") == words("mj::ui::JoinPage", "Enter the name you want to be called by."));
        CHECK(lineOf(*way.window, "join_password").contains(QStringLiteral("10")));
        CHECK(sight(*way.window).contains(errorText(error(Code::AgeRequired)).sentence));
        CHECK(missingAgreements(way) == 2);
    });
    CHECK(entry(*way.window, "join_email")->hasFocus());
}

TEST_CASE("every entry that is wrong is marked until it is right, and each one alone keeps the form here", "[ui]")
{
    WayIn way;
    way.open();
    way.fillJoin(kEmail);
    const auto stays = [&](const char *marked) {
        submit(way);
        CHECK_FALSE(way.desk.session.isBusy());
        for (const char *name : {"join_email", "join_name", "join_password"}) {
            INFO(name);
            CHECK(way.isMarked(name) == (marked && qstrcmp(name, marked) == 0));
        }
    };
    for (const char *wrong : {"minji", "minji@example", "min ji@example.com", "@example.com"}) {
        fillIn(*way.window, "join_email", QLatin1String(wrong));
        stays("join_email");
        CHECK(way.isTyped("join_email", QLatin1String(wrong)));
    }
    fillIn(*way.window, "join_email", kEmail);
    fillIn(*way.window, "join_name", QStringLiteral("  "));
    stays("join_name");
    fillIn(*way.window, "join_name", QStringLiteral("Minji"));
    fillIn(*way.window, "join_password", QStringLiteral("123456789"));
    stays("join_password");
    fillIn(*way.window, "join_password", passwordOfAll());
    for (const char *needed : {"join_age", "join_terms", "join_privacy"}) {
        INFO(needed);
        way.tick(needed, false);
        stays(nullptr);
        CHECK(named<QCheckBox>(*way.window, needed)->hasFocus());
        CHECK(missingAgreements(way) == (qstrcmp(needed, "join_age") == 0 ? 0 : 1));
        way.tick(needed);
        CHECK(missingAgreements(way) == 0);
    }
    submit(way);
    CHECK(way.desk.session.isBusy()); // complete now: it is on its way
    CHECK_FALSE(named<QPushButton>(*way.window, "join_submit")->isEnabled());
}

TEST_CASE("each weakness of a password has a sentence of its own", "[ui]")
{
    using api::PasswordFlaw;
    WayIn way;
    way.open();
    way.fillJoin(kEmail);
    const QList<QPair<QString, PasswordFlaw>> weak{{QStringLiteral("aB3$eF7!x"), PasswordFlaw::TooShort}, {QStringLiteral("aabbaabbaabb"), PasswordFlaw::TooUniform},
        {QStringLiteral("iloveyoukorea"), PasswordFlaw::TooCommon}, {QStringLiteral("minji@example.com"), PasswordFlaw::AboutYou}};
    QSet<QString> sentences;
    for (const auto &[password, flaw] : weak) {
        INFO(password.toStdString());
        REQUIRE(api::passwordFlaw(password, {kEmail, QStringLiteral("Minji")}) == flaw);
        fillIn(*way.window, "join_password", password);
        const QString hint = lineOf(*way.window, "join_password");
        submit(way);
        CHECK_FALSE(way.desk.session.isBusy());
        CHECK(way.isMarked("join_password"));
        CHECK(way.isTyped("join_password", password));
        inBoth(way.desk, [&] { sentences.insert(lineOf(*way.window, "join_password")); });
        CHECK_FALSE(hint.isEmpty()); // told while typing too
    }
    CHECK(sentences.size() == 2 * weak.size());
    CHECK_FALSE(sentences.contains(QString()));
}

TEST_CASE("strength rewards length and variety and never the forbidden short one", "[ui]")
{
    CHECK(PasswordField::strength(QString()) == 0);
    CHECK(PasswordField::strength(QStringLiteral("aB3$eF7!x")) == 1);
    CHECK(PasswordField::strength(QStringLiteral("aaaaaaaaaaaaaaaa")) == 1);
    CHECK(PasswordField::strength(QStringLiteral("abcdefghij")) == 2);
    CHECK(PasswordField::strength(QStringLiteral("Correct horse battery 9")) == 4);
}

TEST_CASE("the password is hidden until the eye is pressed, and Caps Lock is told while it is on", "[ui]")
{
    WayIn way;
    way.open();
    QLineEdit *edit = entry(*way.window, "join_password");
    edit->setFocus();
    CHECK(edit->echoMode() == QLineEdit::Password);
    press(*way.window, "join_password_show");
    CHECK(edit->echoMode() == QLineEdit::Normal);
    press(*way.window, "join_password_show");
    CHECK(edit->echoMode() == QLineEdit::Password);
    const auto typeKey = [&](Qt::KeyboardModifiers modifiers, const char *letter) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, modifiers, QLatin1String(letter));
        QCoreApplication::sendEvent(edit, &key);
    };
    typeKey(Qt::ShiftModifier, "A");
    CHECK_FALSE(isShown(*way.window, "join_password_caps"));
    typeKey(Qt::NoModifier, "A");
    CHECK(isShown(*way.window, "join_password_caps"));
    CHECK(named<QLabel>(*way.window, "join_password_caps")->text() == words("mj::ui::PasswordField", "Caps Lock is on."));
    typeKey(Qt::NoModifier, "a");
    CHECK_FALSE(isShown(*way.window, "join_password_caps"));
    typeKey(Qt::ShiftModifier, "a");
    CHECK(isShown(*way.window, "join_password_caps"));
    CHECK(edit->text() == QStringLiteral("AAaa"));
}

TEST_CASE("refusing what is a choice changes nothing else: the account is there, without that consent", "[ui]")
{
    const bool agrees = GENERATE(true, false);
    const bool isKorean = GENERATE(true, false);
    RealServer server;
    WayIn way(server.url());
    way.open();
    way.desk.speak(isKorean ? QStringLiteral("ko") : QStringLiteral("en"));
    CHECK(named<Banner>(*way.window, "join_ai_notice")->isVisible());
    way.fillJoin(kEmail);
    way.tick("join_overseas_transfer", agrees);
    submit(way);
    REQUIRE(way.isIn());
    const api::Account &account = way.desk.session.account();
    CHECK(account.name == QStringLiteral("Minji"));
    CHECK(account.language == (isKorean ? QStringLiteral("ko") : QStringLiteral("en")));
    CHECK(account.consents.contains(QStringLiteral("terms")));
    CHECK(account.consents.contains(QStringLiteral("privacy")));
    CHECK(account.consents.contains(QStringLiteral("overseas_transfer")) == agrees);
    CHECK(account.photoId.isEmpty());
    CHECK(way.desk.session.canSend());
}

TEST_CASE("terms and policy are read in place, with the day they are in force since, in the language of the moment", "[ui]")
{
    WayIn way;
    way.open();
    for (const char *text : {"join_terms_text", "join_policy_text"})
        CHECK_FALSE(isShown(*way.window, text));
    press(*way.window, "join_read_terms");
    press(*way.window, "join_read_policy");
    inBoth(way.desk, [&] {
        const auto terms = TermsBook::read(kTexts, languageNow());
        const auto policy = PolicyBook::read(kTexts, languageNow());
        REQUIRE(terms);
        REQUIRE(policy);
        const auto shown = [&](const char *name) { return named<QWidget>(*way.window, name)->property("plainText").toString(); };
        for (const char *text : {"join_terms_text", "join_policy_text"})
            CHECK(isShown(*way.window, text));
        CHECK(shown("join_terms_text").simplified() == terms->text().simplified());
        CHECK(shown("join_policy_text").simplified() == policy->text().simplified());
        CHECK(shown("join_policy_text").contains(languageNow() == QLatin1String("ko") ? QStringLiteral("제8조") : QStringLiteral("Article 8")));
        for (const QDate &day : {terms->version(), policy->version()}) {
            REQUIRE(day.isValid());
            CHECK(sight(*way.window).contains(dayText(day)));
        }
    });
    press(*way.window, "join_read_policy");
    CHECK_FALSE(isShown(*way.window, "join_policy_text"));
    CHECK(isShown(*way.window, "join_terms_text"));
}

TEST_CASE("a photo has a consent of its own, unticked, and without it there simply is no photo", "[ui]")
{
    const bool agrees = GENERATE(true, false);
    RealServer server;
    WayIn way(server.url());
    const QString file = way.desk.folder.filePath(QStringLiteral("me.jpg"));
    QImage picture(1600, 1200, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    REQUIRE(picture.save(file));
    QString chosen;
    way.desk.askPhoto = [&chosen] { return chosen; };
    way.open();
    CHECK_FALSE(isShown(*way.window, "join_photo_consent"));
    press(*way.window, "join_photo_choose"); // and thinks better of it
    CHECK_FALSE(isShown(*way.window, "join_photo_consent"));
    chosen = file;
    press(*way.window, "join_photo_choose");
    REQUIRE(isShown(*way.window, "join_photo_consent"));
    CHECK_FALSE(named<QCheckBox>(*way.window, "join_photo_consent")->isChecked());
    inBoth(way.desk, [&] {
        for (const char *fact : {"Profile photo (your choice)", "Items", "Purpose", "Period", "Refusing", "Until you remove it or leave"})
            CHECK(sight(*way.window).contains(words("mj::ui::PhotoChoice", fact)));
    });
    way.tick("join_photo_consent");
    press(*way.window, "join_photo_drop");
    CHECK_FALSE(isShown(*way.window, "join_photo_consent"));
    press(*way.window, "join_photo_choose");
    CHECK_FALSE(named<QCheckBox>(*way.window, "join_photo_consent")->isChecked()); // an answer for one file is none for the next
    way.tick("join_photo_consent", agrees);
    way.join(kEmail);
    if (agrees)
        REQUIRE(until([&] { return !way.desk.session.account().photoId.isEmpty(); }));
    std::optional<QStringList> consents; // as the service has them
    way.desk.api.send(api::ReadMe{}, &way.desk.session, [&](const Result<api::Account> &account) { consents = account->consents; });
    REQUIRE(until([&] { return consents.has_value(); }));
    CHECK(consents->contains(QStringLiteral("photo")) == agrees);
    CHECK(way.desk.session.account().photoId.isEmpty() == !agrees);
}

TEST_CASE("an address that has an account is told at its entry, and all that was typed stays", "[ui]")
{
    RealServer server;
    {
        WayIn first(server.url());
        first.open();
        first.join(kEmail);
    }
    WayIn way(server.url());
    way.open();
    way.fillJoin(kEmail, QStringLiteral("Second"));
    submit(way);
    REQUIRE(until([&] { return way.isMarked("join_email"); }));
    inBoth(way.desk, [&] { CHECK(lineOf(*way.window, "join_email") == told(Code::EmailTaken)); });
    CHECK(way.isTyped("join_email", kEmail));
    CHECK(way.isTyped("join_name", QStringLiteral("Second")));
    CHECK(way.isTyped("join_password", passwordOfAll()));
    CHECK(named<QCheckBox>(*way.window, "join_terms")->isChecked());
    CHECK_FALSE(isShown(*way.window, "join_problem"));
    fillIn(*way.window, "join_email", QStringLiteral("second@example.com"));
    submit(way);
    CHECK(way.isIn());
    CHECK(way.desk.session.account().email == QStringLiteral("second@example.com"));
}

TEST_CASE("joining clips nothing, with every problem and every part shown, at the smallest window", "[ui]")
{
    WayIn way;
    way.desk.askPhoto = [] { return QStringLiteral("a photo with quite a long name that nobody would shorten by hand.jpeg"); };
    way.open();
    way.window->resize(length::minimumWidth, length::minimumHeight);
    CHECK(firstCut(way.desk, *way.window) == QString());
    press(*way.window, "join_photo_choose");
    way.tick("join_shared");
    press(*way.window, "join_read_terms");
    submit(way);
    CHECK(firstCut(way.desk, *way.window) == QString());
}
