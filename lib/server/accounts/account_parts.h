#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/code_book.h"
#include "server/accounts/device_book.h"
#include "server/accounts/sign_in_limiter.h"
#include "server/accounts/sign_in_log.h"
#include "server/identity/google_identity.h"
#include "server/identity/identity_provider.h"

namespace mj::server {

// What the services of this folder are made of. Everything outlives them.
struct AccountParts {
    DocumentStore &store;
    const PersonalData &personal;
    const Clock &clock;
    IdentityProvider &identity;
    GoogleIdentity &google;
    Outbox &outbox;
    AccountStore &accounts;
    SessionService &sessions;
    SignInLog &log;
    DeviceBook &devices;
    CodeBook &codes;
    SignInLimiter &limiter;
};

} // namespace mj::server
