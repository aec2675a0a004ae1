#include "ui/privacy/privacy_words.h"
#include <QHash>
#include <QLocale>

namespace mj::ui {

namespace {
using Words = QHash<QString, const char *>;
}

QStringList PrivacyWords::groups()
{
    return {QStringLiteral("required"), QStringLiteral("optional"), QStringLiteral("automatic"), QStringLiteral("service")};
}

QString PrivacyWords::group(const QString &key)
{
    static const Words words{
        {QStringLiteral("required"), QT_TR_NOOP("Required")},
        {QStringLiteral("optional"), QT_TR_NOOP("Optional")},
        {QStringLiteral("automatic"), QT_TR_NOOP("Collected automatically")},
        {QStringLiteral("service"), QT_TR_NOOP("Needed by the service")},
    };
    return words.contains(key) ? tr(words.value(key)) : key;
}

QString PrivacyWords::groupNote(const QString &key)
{
    if (key == QLatin1String("service"))
        return tr("The service cannot work without these. The list of article 2 does not name them yet.");
    return tr("As named in article 2 of the policy.");
}

QString PrivacyWords::item(const QString &key)
{
    static const Words words{
        {QStringLiteral("email"), QT_TR_NOOP("E-mail")},
        {QStringLiteral("password"), QT_TR_NOOP("Password")},
        {QStringLiteral("name"), QT_TR_NOOP("Name")},
        {QStringLiteral("photo"), QT_TR_NOOP("Profile photo")},
        {QStringLiteral("ip_address"), QT_TR_NOOP("IP address")},
        {QStringLiteral("cookies"), QT_TR_NOOP("Cookies")},
        {QStringLiteral("usage_records"), QT_TR_NOOP("Usage records")},
        {QStringLiteral("access_logs"), QT_TR_NOOP("Access log")},
        {QStringLiteral("prompts"), QT_TR_NOOP("Prompts")},
        {QStringLiteral("pictures"), QT_TR_NOOP("Pictures")},
        {QStringLiteral("deliveries"), QT_TR_NOOP("Mails with pictures")},
        {QStringLiteral("points"), QT_TR_NOOP("Point movements")},
        {QStringLiteral("orders"), QT_TR_NOOP("Orders and payments")},
        {QStringLiteral("consents"), QT_TR_NOOP("Consents")},
        {QStringLiteral("inquiries"), QT_TR_NOOP("Inquiries")},
    };
    return words.contains(key) ? tr(words.value(key)) : key;
}

QString PrivacyWords::purpose(const QString &key)
{
    static const Words words{
        {QStringLiteral("membership"), QT_TR_NOOP("Membership, knowing that it is you")},
        {QStringLiteral("generation"), QT_TR_NOOP("Making pictures")},
        {QStringLiteral("payment"), QT_TR_NOOP("Points and payment")},
        {QStringLiteral("support"), QT_TR_NOOP("Answering you")},
    };
    return words.contains(key) ? tr(words.value(key)) : key;
}

QString PrivacyWords::period(const QString &key)
{
    static const Words words{
        {QStringLiteral("until_withdrawal"), QT_TR_NOOP("Until you leave")},
        {QStringLiteral("three_months"), QT_TR_NOOP("3 months")},
        {QStringLiteral("three_years"), QT_TR_NOOP("3 years")},
        {QStringLiteral("five_years"), QT_TR_NOOP("5 years, kept apart")},
        {QStringLiteral("session"), QT_TR_NOOP("Until you sign out")},
        {QStringLiteral("not_collected"), QT_TR_NOOP("Not collected")},
    };
    return words.contains(key) ? tr(words.value(key)) : key;
}

QString PrivacyWords::basis(const QString &key)
{
    static const Words words{
        {QStringLiteral("contract"), QT_TR_NOOP("The contract with you")},
        {QStringLiteral("consent"), QT_TR_NOOP("Your consent")},
        {QStringLiteral("law"), QT_TR_NOOP("A legal duty")},
    };
    return words.contains(key) ? tr(words.value(key)) : key;
}

QString PrivacyWords::count(const api::Holding &holding)
{
    if (holding.count == 0)
        return tr("none held");
    return tr("held: %1").arg(QLocale().toString(holding.count));
}

} // namespace mj::ui
