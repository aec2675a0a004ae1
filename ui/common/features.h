#pragma once

namespace mj::studio {
class Session;
class TopUp;
class Generation;
class Gallery;
class Privacy;
class Membership;
class GoogleSignIn;
class AccountBook;
class PointLedger;
class Refund;
class LocalUpscale;
} // namespace mj::studio

namespace mj::ui {

// The headless features that pages show. They outlive every page.
struct Features {
    studio::Session &session;
    studio::TopUp &topUp;
    studio::Generation &generation;
    studio::Gallery &gallery;
    studio::Privacy &privacy;
    studio::Membership &membership;
    studio::GoogleSignIn &google;
    studio::AccountBook &accounts;
    studio::PointLedger &ledger;
    studio::Refund &refund;
    studio::LocalUpscale &upscale;
};

} // namespace mj::ui
