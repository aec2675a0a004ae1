#pragma once
#include "api/account.h"

namespace mj::server {

// The one spelling an address or a name is kept and looked up in.
QString cleanEmail(const QString &email);
QString cleanName(const QString &name);

// Errors: invalid_field with `email`, `name`, `language`.
Result<void> checkEmail(const QString &email);
Result<void> checkName(const QString &name);
Result<void> checkLanguage(const QString &language);

// Error: weak_password with `field`; the rule of api/password_rule.
Result<void> checkPassword(const QString &password, const QStringList &aboutYou, const char *field = "password");

// Error: consent_required, unless terms and privacy are agreed to.
Result<void> checkConsents(const QList<api::Consent> &consents);

// A consent that is a choice, given and withdrawn at any time.
bool isChoice(const QString &purpose);

} // namespace mj::server
