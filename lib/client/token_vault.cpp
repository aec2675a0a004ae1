#include "client/token_vault.h"

#include "base/ids.h"

namespace mj::client
{

void TokenVault::probe(QObject *context, std::function<void(Result<void>)> done)
{
    const QString key = newId(QLatin1String("probe"));
    const QByteArray value = newIdempotencyKey().toLatin1();
    const auto removed = [this, key, context, done](Result<void> outcome) {
        remove(key, context, [done, outcome](Result<void> gone) { done(outcome ? gone : outcome); });
    };
    const auto wasRead = [value, removed](Result<QByteArray> read) {
        if (!read)
            return removed(fail(read));
        removed(*read == value ? Result<void>() : Result<void>(fail(Code::KeychainLocked, QStringLiteral("another value came back"))));
    };
    write(key, value, context, [this, key, context, done, wasRead](Result<void> written) {
        if (!written)
            return done(written);
        read(key, context, wasRead);
    });
}

} // namespace mj::client
