#pragma once
#include "api/proof.h"
#include "support/service_client.h"

namespace mj::test {

inline QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

// The password of everybody who joins with joinForm.
QString usualPassword();

QString wrongCode(QString code);           // six digits, but others
QByteArray withoutMoment(const Answer &answer); // the body without what differs each time: request id and times

struct SignInForm {
    QString email;
    QString password;
    QString deviceId = {};
    QString deviceName = QStringLiteral("laptop");
    QString googleGrant = {};
};
Answer signIn(const ServiceClient &service, const SignInForm &form);
ServiceClient signedIn(const RealServer &server, const SignInForm &form); // throws when refused

QList<api::SignIn> history(const ServiceClient &member);
QStringList kinds(const ServiceClient &member); // of the history, newest first
QList<api::Device> devices(const ServiceClient &member);

server::Config at(const FakeClock &clock);
server::Config behindProxy(const FakeClock &clock); // callers say who they are by ServiceClient::from

} // namespace mj::test
