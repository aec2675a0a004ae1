#pragma once
#include <QList>
#include <QObject>
#include <QString>

namespace mj::client {
class Settings;
class TokenVault;
} // namespace mj::client

namespace mj::studio {

class Session;

// One account that this computer keeps a sealed gallery for.
struct KnownAccount {
    QString id;
    QString email; // from the sealed gallery; empty while its key cannot be had
    QString name;
    bool isCurrent = false;
};

// The accounts of this computer, read from their sealed galleries with the keys of the keychain. GUI thread.
class AccountBook : public QObject
{
    Q_OBJECT
public:
    AccountBook(Session &session, client::TokenVault &vault, client::Settings &settings, QString profileFolder, QObject *parent = nullptr);

    const QList<KnownAccount> &accounts() const { return m_accounts; } // the current one first
    void load(); // changed() follows

signals:
    void changed();

private:
    void loadNext(QStringList ids);
    void add(KnownAccount account);
    void publish();

    Session &m_session;
    client::TokenVault &m_vault;
    client::Settings &m_settings;
    QString m_profile;
    QList<KnownAccount> m_accounts;
    QList<KnownAccount> m_found; // while loading
    quint64 m_round = 0;
};

} // namespace mj::studio
