#pragma once
#include <QString>
#include <QStringList>

namespace mj::api {

enum class PasswordFlaw { None, TooShort, TooUniform, TooCommon, AboutYou };

// The one rule of both sides for a password somebody chooses: 10 to 512 characters, at least 5 different ones, none of the words, runs and
// keyboard rows that everybody tries first (Korean ones typed on a Latin layout among them, digits around them ignored, 0 for o and the like
// seen through), and not the person's own address or name.
PasswordFlaw passwordFlaw(const QString &password, const QStringList &aboutYou);

inline constexpr int shortestPassword = 10;

} // namespace mj::api
