#pragma once
#include "server/accounts/entrance.h"
#include "server/accounts/google_links.h"

namespace mj::server {

// What a sign-in with Google comes to. Thread-safe; blocking while Google is asked.
class GoogleService
{
public:
    GoogleService(const AccountParts &parts, Entrance &entrance, GoogleLinks &links) : m(parts), m_entrance(entrance), m_links(links) {}

    Result<api::SignInMethods> methods() const { return m.google.methods(); }
    // Errors: those of api::SignInWithGoogle, invalid_field "purpose".
    Result<api::GoogleAnswer> signIn(const api::SignInWithGoogle &request, const QString &address);

private:
    AccountParts m;
    Entrance &m_entrance;
    GoogleLinks &m_links;
};

} // namespace mj::server
