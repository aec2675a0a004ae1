#pragma once
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace mj::test {

// The npm package oauth2-mock-server in a process of its own, with its real PKCE check; see tests/tools/google/issuer.mjs.
class MockIssuer
{
public:
    MockIssuer(); // throws when it does not come up
    ~MockIssuer();

    static bool isInstalled();

    QUrl url() const { return m_url; }
    void next(const QJsonObject &command); // what the next exchange is to be like
    QJsonObject lastForm();                // what the last exchange sent

    // As a browser would: asks for a code and follows no further than the redirect. Empty when there was none.
    QString codeFor(const QUrl &authorization, const QString &redirectUri, const QString &nonce, const QString &verifier) const;

private:
    QByteArray answer(const QJsonObject &command);
    QByteArray nextLine();

    QProcess m_process;
    QUrl m_url;
};

} // namespace mj::test
