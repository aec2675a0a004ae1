#include "server/accounts/proof_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {
namespace {

constexpr int accepted = 202; // a mail is on its way

// A route whose whole work is one call of a service with its form.
template <class Form, class Work>
auto withForm(Work work)
{
    return [work](const http::Request &request, const auto &...caller) -> Result<http::Reply> {
        const Result<Form> form = formOf<Form>(request);
        if (!form)
            return fail(form);
        return work(request, caller..., *form);
    };
}

} // namespace

void ProofRoutes::addTo(http::Router &router)
{
    addVerification(router);
    addPasswords(router);
}

void ProofRoutes::addVerification(http::Router &router)
{
    using http::Request;
    router.add("POST", QStringLiteral("/v1/me/verification"), membersOnly(m_sessions, [this](const Request &, const Caller &caller) {
        return answer(m_proofs.sendVerification(caller.accountId), accepted);
    }));
    router.add("POST", QStringLiteral("/v1/me/verification/confirm"),
               membersOnly(m_sessions, withForm<api::ConfirmVerification>([this](const Request &, const Caller &caller, const auto &form) {
                   return answer(m_proofs.confirmVerification(caller.accountId, form));
               })));
    router.add("POST", QStringLiteral("/v1/me/email"),
               membersOnly(m_sessions, withForm<api::ChangeEmail>([this](const Request &, const Caller &caller, const auto &form) {
                   return answer(m_proofs.changeEmail(caller, form), accepted);
               })));
    router.add("POST", QStringLiteral("/v1/me/email/confirm"),
               membersOnly(m_sessions, withForm<api::ConfirmEmail>([this](const Request &request, const Caller &caller, const auto &form) {
                   return answer(m_proofs.confirmEmail(caller, form, request.remoteAddress));
               })));
}

void ProofRoutes::addPasswords(http::Router &router)
{
    using http::Request;
    router.add("POST", QStringLiteral("/v1/password-resets"), withForm<api::RequestPasswordReset>([this](const Request &request, const auto &form) {
        return answer(m_passwords.requestReset(form, request.remoteAddress), accepted);
    }));
    router.add("POST", QStringLiteral("/v1/password-resets/confirm"),
               withForm<api::ConfirmPasswordReset>([this](const Request &request, const auto &form) {
                   return answer(m_passwords.confirmReset(form, request.remoteAddress), 201);
               }));
    router.add("POST", QStringLiteral("/v1/me/password"),
               membersOnly(m_sessions, withForm<api::ChangePassword>([this](const Request &request, const Caller &caller, const auto &form) {
                   return answer(m_passwords.change(caller, form, request.remoteAddress));
               })));
    router.add("POST", QStringLiteral("/v1/sessions/current/reauthentication"),
               membersOnly(m_sessions, withForm<api::Reauthenticate>([this](const Request &request, const Caller &caller, const auto &form) {
                   return answer(m_passwords.reauthenticate(caller, form, request.remoteAddress));
               })));
}

} // namespace mj::server
