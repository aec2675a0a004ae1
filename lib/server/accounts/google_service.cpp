#include "server/accounts/google_service.h"

#include "server/accounts/account_rules.h"

namespace mj::server {

Result<api::GoogleAnswer> GoogleService::signIn(const api::SignInWithGoogle &request, const QString &address)
{
    const bool isAgain = request.purpose == QLatin1String("reauthenticate");
    if (!isAgain && request.purpose != QLatin1String("sign_in"))
        return fail(Code::InvalidField, QStringLiteral("sign_in or reauthenticate"), QStringLiteral("purpose"));
    if (!m.google.isOn())
        return fail(Code::NotFound);
    if (const Result<void> counted = m.limiter.countGoogle(address); !counted)
        return fail(counted);
    const Result<GooglePerson> person = m.google.exchange(request);
    if (!person)
        return fail(person);
    api::GoogleAnswer answer;
    answer.email = person->email;
    answer.name = person->name;
    if (isAgain) {
        answer.grant = m.google.grant(*person, QStringLiteral("reauthenticate"));
        return answer;
    }
    const auto member = m_links.accountOf(*person);
    if (!member)
        return fail(member);
    if (*member) {
        const Result<api::Session> session = m_entrance.signedIn(**member, {request.deviceName, request.deviceId, address});
        if (!session)
            return fail(session);
        answer.session = *session;
        return answer;
    }
    // An address that Google has not verified may be anybody's.
    const auto owner = person->isEmailVerified ? m.identity.accountOf(cleanEmail(person->email)) : Result<std::optional<QString>>(std::nullopt);
    if (!owner)
        return fail(owner);
    answer.next = *owner ? QStringLiteral("link") : QStringLiteral("join");
    answer.grant = m.google.grant(*person, answer.next);
    return answer;
}

} // namespace mj::server
