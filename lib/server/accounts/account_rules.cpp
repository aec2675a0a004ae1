#include "server/accounts/account_rules.h"

#include "api/password_rule.h"

#include <QRegularExpression>

namespace mj::server {
namespace {

constexpr const char *requiredConsents[] = {"terms", "privacy"};
constexpr const char *choices[] = {"overseas_transfer", "photo"};

} // namespace

QString cleanEmail(const QString &email)
{
    return email.trimmed().toLower().normalized(QString::NormalizationForm_C);
}

QString cleanName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).simplified();
}

Result<void> checkEmail(const QString &email)
{
    static const QRegularExpression address(QStringLiteral("^[^\\s@,;<>\"()\\[\\]\\\\:]{1,64}@[^\\s@,;<>\"()\\[\\]\\\\:]+\\.[^\\s@.,;<>\"()\\[\\]\\\\:]{2,}$"));
    if (!address.match(email).hasMatch())
        return fail(Code::InvalidField, QStringLiteral("not an e-mail address"), QStringLiteral("email"));
    return {};
}

Result<void> checkName(const QString &name)
{
    if (name.isEmpty() || name.size() > 60)
        return fail(Code::InvalidField, QStringLiteral("1 to 60 characters"), QStringLiteral("name"));
    for (const char32_t c : name.toUcs4()) { // some family names lie beyond the first 65,536 characters
        if (!QChar::isPrint(c))
            return fail(Code::InvalidField, QStringLiteral("unprintable character"), QStringLiteral("name"));
    }
    return {};
}

Result<void> checkLanguage(const QString &language)
{
    if (language != QLatin1String("ko") && language != QLatin1String("en"))
        return fail(Code::InvalidField, QStringLiteral("ko or en"), QStringLiteral("language"));
    return {};
}

Result<void> checkPassword(const QString &password, const QStringList &aboutYou, const char *field)
{
    if (api::passwordFlaw(password, aboutYou) != api::PasswordFlaw::None)
        return fail(Code::WeakPassword, QStringLiteral("easily guessed"), QLatin1String(field));
    return {};
}

Result<void> checkConsents(const QList<api::Consent> &consents)
{
    for (const char *purpose : requiredConsents) {
        const bool agreed = std::any_of(consents.begin(), consents.end(), [purpose](const api::Consent &consent) {
            return consent.agreed && consent.purpose == QLatin1String(purpose);
        });
        if (!agreed)
            return fail(Code::ConsentRequired, QLatin1String(purpose), QStringLiteral("consents"));
    }
    return {};
}

bool isChoice(const QString &purpose)
{
    return std::any_of(std::begin(choices), std::end(choices), [&purpose](const char *choice) { return purpose == QLatin1String(choice); });
}

} // namespace mj::server
