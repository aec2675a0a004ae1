#include "client/gallery_key.h"

#include "client/token_vault.h"

#include <memory>

namespace mj::client {

GalleryKey::GalleryKey(TokenVault &vault, const QString &accountId)
    : m_vault(&vault), m_entry(QStringLiteral("gallery-key/") + accountId)
{
}

void GalleryKey::read(QObject *context, std::function<void(Result<SealingKey>)> done) const
{
    m_vault->read(m_entry, context, [done = std::move(done)](Result<QByteArray> secret) {
        if (!secret)
            return done(fail(secret));
        Result<SealingKey> key = SealingKey::fromBytes(*secret);
        secret->detach(); // the vault may share these bytes
        wipe(*secret);
        done(std::move(key));
    });
}

void GalleryKey::readOrMake(QObject *context, std::function<void(Result<Made>)> done) const
{
    read(context, [self = *this, context, done = std::move(done)](Result<SealingKey> found) {
        if (found)
            return done(Made{std::move(*found), false});
        if (found.error().code != Code::NotFound)
            return done(fail(found));
        const auto made = std::make_shared<Made>(Made{newSealingKey(), true});
        self.keep(made->key, context, [made, done](Result<void> kept) {
            if (kept)
                done(std::move(*made));
            else
                done(fail(kept));
        });
    });
}

void GalleryKey::keep(const SealingKey &key, QObject *context, std::function<void(Result<void>)> done) const
{
    m_vault->write(m_entry, key.toBytes(), context, std::move(done));
}

void GalleryKey::destroy(QObject *context, std::function<void(Result<void>)> done) const
{
    m_vault->remove(m_entry, context, std::move(done));
}

} // namespace mj::client
