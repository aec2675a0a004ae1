#include "driver/journey.h"

#include <QRegularExpression>
#include <QThread>

namespace mj::journey {

void fillJoinForm(DrivenApp &app, const Person &person)
{
    app.type(QStringLiteral("join_email"), person.email);
    app.type(QStringLiteral("join_name"), person.name);
    app.type(QStringLiteral("join_password"), person.password);
    for (const char *box : {"join_age", "join_terms", "join_privacy", "join_overseas_transfer"})
        app.click(QLatin1String(box));
}

void joinUnproven(DrivenApp &app, const Person &person)
{
    app.waitVisible(QStringLiteral("join_email"));
    fillJoinForm(app, person);
    app.click(QStringLiteral("join_submit"));
    app.waitVisible(QStringLiteral("verify_code"), 30);
}

QString codeFromMailbox(DrivenApp &app)
{
    static const QRegularExpression sixDigits(QStringLiteral("(?<![0-9])[0-9]{6}(?![0-9])"));
    QString code;
    app.click(QStringLiteral("mailbox_open"));
    app.waitFor(QStringLiteral("a mail with a code"), [&] {
        code = sixDigits.match(app.text(QStringLiteral("mailbox_text"))).captured();
        return !code.isEmpty();
    });
    app.key(QStringLiteral("mailbox"), QStringLiteral("Esc"));
    return code;
}

void enterCode(DrivenApp &app, const QString &code)
{
    app.type(QStringLiteral("verify_code"), code);
    app.waitFor(QStringLiteral("the code to be taken"), [&] { return !app.state(QStringLiteral("verify_code")).value(QLatin1String("visible")).toBool(); }, 30);
}

void join(DrivenApp &app, const Person &person)
{
    joinUnproven(app, person);
    enterCode(app, codeFromMailbox(app));
}

void signIn(DrivenApp &app, const Person &person)
{
    app.type(QStringLiteral("sign_in_email"), person.email);
    app.type(QStringLiteral("sign_in_password"), person.password);
    app.click(QStringLiteral("sign_in_submit"));
    app.waitVisible(QStringLiteral("nav_create"), 30);
}

void reviewOrder(DrivenApp &app, const QString &packageId)
{
    app.click(QStringLiteral("nav_points"));
    app.click(QStringLiteral("package_") + packageId);
    app.waitVisible(QStringLiteral("review_pay"));
}

void openCheckout(DrivenApp &app)
{
    app.click(QStringLiteral("review_pay"));
    app.waitVisible(QStringLiteral("checkout_web_view"), 40);
    app.waitFor(QStringLiteral("the payment page"),
                [&] { return app.state(QStringLiteral("checkout_web_view")).value(QLatin1String("loaded")).toBool(); }, 40);
    QThread::msleep(1200); // the title is there before the page takes keys, and nothing outside it tells when it does
}

void choosePayment(DrivenApp &app)
{
    // The keyboard's way through the page: its first button is "pay by card".
    app.webKey(QStringLiteral("Tab"));
    app.webKey(QStringLiteral("Return"));
    QThread::msleep(2500); // the frame of another site tells this window nothing about its loading
}

void approvePayment(DrivenApp &app)
{
    // Close, the chosen method, card company, pay: below 50,000 won there are no instalments to choose.
    for (int i = 0; i < 4; ++i) {
        app.webKey(QStringLiteral("Tab"));
        QThread::msleep(120);
    }
    app.webKey(QStringLiteral("Return"));
}

void buyPoints(DrivenApp &app)
{
    reviewOrder(app, QStringLiteral("p10000"));
    openCheckout(app);
    choosePayment(app);
    approvePayment(app);
    app.waitVisible(QStringLiteral("outcome_title"), 40);
    app.waitFor(QStringLiteral("the points"), [&] { return app.shows(QStringLiteral("1,050")); }, 30);
    app.click(QStringLiteral("outcome_dismiss"));
}

void writePrompt(DrivenApp &app, const QString &prompt)
{
    app.click(QStringLiteral("nav_create"));
    app.type(QStringLiteral("create_prompt"), prompt);
    app.waitFor(QStringLiteral("a price on the button"), [&] { return app.state(QStringLiteral("create_send")).value(QLatin1String("enabled")).toBool(); });
}

void waitForPictures(DrivenApp &app, int count, int seconds)
{
    app.click(QStringLiteral("nav_gallery"));
    app.waitFor(QStringLiteral("%1 pictures in the gallery").arg(count),
                [&] { return app.state(QStringLiteral("gallery_view")).value(QLatin1String("rows")).toInt() >= count; }, seconds);
}

void choose(DrivenApp &app, const QString &language, const QString &theme)
{
    app.click(QStringLiteral("nav_settings"));
    app.click(QStringLiteral("settings_language_") + language);
    app.click(QStringLiteral("settings_theme_") + theme);
}

} // namespace mj::journey
