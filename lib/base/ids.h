#pragma once
#include <QString>

namespace mj {

// A random identifier: prefix, "_", 128 bits from the system's generator in lower-case base32. Safe in URLs and file names.
QString newId(QLatin1String prefix);

// True for what newId can have made with any prefix: [a-z]{1,8}_[a-z2-7]{26}. Checked before an id touches a path.
bool isId(const QString &text);

// A UUID without braces, for idempotency keys.
QString newIdempotencyKey();

} // namespace mj
