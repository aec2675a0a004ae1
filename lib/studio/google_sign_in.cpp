#include "studio/google_sign_in.h"

#include "client/api_client.h"
#include "client/browser_answer.h"
#include "client/proof_key.h"
#include "studio/session.h"

#include <QTimer>
#include <QUrlQuery>

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds patience = 5min;

// The page where a person types their password is reached by TLS alone; a stand-in on this computer may do without.
bool isTrustworthy(const QUrl &url)
{
    const bool isHere = url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("localhost");
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

} // namespace

struct GoogleSignIn::Impl {
    Impl(GoogleSignIn &owner, client::ApiClient &apiClient, Session &who) : self(owner), api(apiClient), session(who) {}

    QUrl browserPage(const QString &state) const;
    void onArrived(const QUrlQuery &query);
    void exchange(const QString &code);
    void onAnswer(const Result<api::GoogleAnswer> &answer);
    void end();
    void failWith(const Error &why);

    GoogleSignIn &self;
    client::ApiClient &api;
    Session &session;
    api::SignInMethods methods;
    std::unique_ptr<client::BrowserAnswer> browser; // while waiting
    QUrl redirect;
    client::ProofKey proof;
    QString nonce;
    QString purpose;
    bool staysSignedIn = true;
    QTimer limit;
    quint64 round = 0; // another one for each start and each end
};

GoogleSignIn::GoogleSignIn(client::ApiClient &api, Session &session, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, session))
{
    m->limit.setSingleShot(true);
    m->limit.setInterval(patience);
    connect(&m->limit, &QTimer::timeout, this, [this] { m->failWith(error(Code::Canceled)); });
    // Whoever came in another way meanwhile did not come for this.
    connect(&session, &Session::stateChanged, this, &GoogleSignIn::cancel);
}

GoogleSignIn::~GoogleSignIn() = default;

void GoogleSignIn::askMethods()
{
    m->api.send(api::ReadSignInMethods{}, this, [this](const Result<api::SignInMethods> &answer) {
        if (!answer)
            return;
        const bool wasOffered = isOffered();
        m->methods = *answer;
        if (isOffered() != wasOffered)
            emit offeredChanged();
    });
}

bool GoogleSignIn::isOffered() const
{
    return !m->methods.googleClientId.isEmpty() && isTrustworthy(m->methods.googleAuthorizationUrl);
}

bool GoogleSignIn::isWaiting() const
{
    return m->browser != nullptr;
}

void GoogleSignIn::start(const QString &purpose, bool staysSignedIn)
{
    if (isWaiting())
        return;
    if (!isOffered()) {
        emit failed(error(Code::NotFound));
        return;
    }
    const QString state = client::newUrlToken();
    auto browser = std::make_unique<client::BrowserAnswer>(QStringLiteral("/google-sign-in"), state);
    const Result<QUrl> redirect = browser->listen();
    if (!redirect) {
        emit failed(redirect.error());
        return;
    }
    ++m->round;
    m->browser = std::move(browser);
    m->redirect = *redirect;
    m->proof = client::ProofKey::fresh();
    m->nonce = client::newUrlToken();
    m->purpose = purpose;
    m->staysSignedIn = staysSignedIn;
    connect(m->browser.get(), &client::BrowserAnswer::arrived, this, [this](const QUrlQuery &query) { m->onArrived(query); });
    m->limit.start();
    emit waitingChanged();
    emit browserRequested(m->browserPage(state));
}

QUrl GoogleSignIn::Impl::browserPage(const QString &state) const
{
    QUrl page = methods.googleAuthorizationUrl;
    QUrlQuery query(page);
    const auto add = [&query](const char *name, const QString &value) {
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("client_id", methods.googleClientId);
    add("redirect_uri", redirect.toString(QUrl::FullyEncoded));
    add("response_type", QStringLiteral("code"));
    add("scope", QStringLiteral("openid email profile"));
    add("state", state);
    add("nonce", nonce);
    add("code_challenge", proof.challenge);
    add("code_challenge_method", QStringLiteral("S256"));
    add("prompt", QStringLiteral("select_account"));
    page.setQuery(query);
    return page;
}

void GoogleSignIn::Impl::onArrived(const QUrlQuery &query)
{
    limit.stop();
    const QString code = query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded);
    if (query.hasQueryItem(QStringLiteral("error")) || code.isEmpty()) {
        const bool isRefused = query.queryItemValue(QStringLiteral("error")) == QLatin1String("access_denied");
        return failWith(error(isRefused ? Code::Canceled : Code::WrongCredentials));
    }
    exchange(code);
}

void GoogleSignIn::Impl::exchange(const QString &code)
{
    api::SignInWithGoogle call;
    call.code = code;
    call.codeVerifier = proof.verifier;
    call.redirectUri = redirect.toString(QUrl::FullyEncoded);
    call.nonce = nonce;
    call.purpose = purpose;
    call.deviceName = session.deviceName();
    call.deviceId = session.deviceId();
    api.send(call, &self, [this, mine = round](const Result<api::GoogleAnswer> &answer) {
        if (mine == round)
            onAnswer(answer);
    });
}

void GoogleSignIn::Impl::onAnswer(const Result<api::GoogleAnswer> &answer)
{
    if (!answer)
        return failWith(answer.error());
    if (answer->session && purpose != QLatin1String("sign_in"))
        return failWith(error(Code::BadReply, {}, QStringLiteral("session")));
    const api::GoogleAnswer told = *answer;
    end();
    if (told.session)
        session.adopt(*told.session, staysSignedIn ? Session::Stay::SignedIn : Session::Stay::UntilQuit);
    emit self.answered(told);
}

void GoogleSignIn::Impl::end()
{
    ++round;
    limit.stop();
    proof = {};
    nonce.clear();
    if (!browser)
        return;
    browser->close();
    browser.release()->deleteLater(); // this may be a signal of its own
    emit self.waitingChanged();
}

void GoogleSignIn::Impl::failWith(const Error &why)
{
    end();
    emit self.failed(why);
}

void GoogleSignIn::cancel()
{
    m->end();
}

} // namespace mj::studio
