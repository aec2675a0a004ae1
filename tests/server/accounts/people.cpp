#include "server/accounts/people.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <stdexcept>

namespace mj::test {

QString usualPassword()
{
    return joinForm({}).value(QLatin1String("password")).toString();
}

QString wrongCode(QString code)
{
    code[5] = QLatin1Char(code.at(5) == QLatin1Char('0') ? '1' : '0');
    return code;
}

QByteArray withoutMoment(const Answer &answer)
{
    static const QRegularExpression moment(QStringLiteral("req_[a-z2-7]{26}|[0-9-]{10}T[0-9:.]{12}Z"));
    return QByteArray::number(answer.status) + QString::fromUtf8(answer.body).replace(moment, QStringLiteral("*")).toUtf8();
}

Answer signIn(const ServiceClient &service, const SignInForm &form)
{
    QJsonObject body{{QStringLiteral("email"), form.email}, {QStringLiteral("password"), form.password}, {QStringLiteral("deviceName"), form.deviceName},
                     {QStringLiteral("deviceId"), form.deviceId}};
    if (!form.googleGrant.isEmpty())
        body.insert(QStringLiteral("googleGrant"), form.googleGrant);
    return service.post(QStringLiteral("/v1/sessions"), body);
}

ServiceClient signedIn(const RealServer &server, const SignInForm &form)
{
    const Answer answer = signIn(ServiceClient(server.url()), form);
    if (answer.status != 201)
        throw std::runtime_error("signing in was refused: " + answer.body.toStdString());
    return ServiceClient(server.url(), answer.json().value(QLatin1String("accessToken")).toString());
}

template <class T>
static QList<T> listed(const ServiceClient &member, const char *path)
{
    const Answer answer = member.get(QLatin1String(path));
    const auto page = api::Listing<T>::fromJson(answer.json());
    if (answer.status != 200 || !page)
        throw std::runtime_error("no list: " + answer.body.toStdString());
    return page->items;
}

QList<api::SignIn> history(const ServiceClient &member)
{
    return listed<api::SignIn>(member, "/v1/sign-ins?limit=200");
}

QStringList kinds(const ServiceClient &member)
{
    QStringList all;
    for (const api::SignIn &line : history(member))
        all.append(line.kind);
    return all;
}

QList<api::Device> devices(const ServiceClient &member)
{
    return listed<api::Device>(member, "/v1/sessions");
}

server::Config at(const FakeClock &clock)
{
    server::Config config;
    config.clock = &clock;
    return config;
}

server::Config behindProxy(const FakeClock &clock)
{
    server::Config config = at(clock);
    config.forwardedHops = 1;
    return config;
}

} // namespace mj::test
