#include "sandbox/toss_sandbox.h"

#include "sandbox/api_routes.h"
#include "sandbox/checkout_desk.h"
#include "sandbox/checkout_request.h"
#include "sandbox/control_routes.h"
#include "sandbox/deposit_desk.h"
#include "sandbox/gateway_routes.h"
#include "sandbox/http_listener.h"
#include "sandbox/trial_routes.h"

namespace mj::sandbox
{

namespace
{

// Only the loopback's own names are served: a foreign page that rebinds its own name to 127.0.0.1 is refused.
bool isLoopbackHost(const QByteArray &host)
{
    const QByteArray name = host.startsWith('[') ? host.left(host.indexOf(']') + 1) : host.split(':').first();
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

// The halves of one pair: API keys, or those of the widgets.
Result<void> checkKeys(const TossSandbox::Config &config)
{
    const bool widgets = config.clientKey.startsWith(QLatin1String("test_gck_"));
    if (!widgets && !config.clientKey.startsWith(QLatin1String("test_ck_")))
        return fail(Code::InvalidField, QStringLiteral("the sandbox takes a test_ck_ or test_gck_ client key only"),
                    QStringLiteral("clientKey"));
    if (!config.secretKey.startsWith(widgets ? QLatin1String("test_gsk_") : QLatin1String("test_sk_")))
        return fail(Code::InvalidField, QStringLiteral("the sandbox takes the test secret key of the same pair only"),
                    QStringLiteral("secretKey"));
    return {};
}

} // namespace

// Everything the facade owns, in the order it must be built; the listener goes first when torn down.
class TossSandbox::Parts
{
public:
    explicit Parts(Config given)
        : config(std::move(given)),
          clock(config.clock),
          book(clock, config.stateFile),
          webhooks(book, faults, failures, clock, config.clientKey),
          api(book, faults, failures, webhooks),
          pages(failures),
          gateway(book, faults, failures, pages),
          trial(book, failures, pages),
          control(book, faults, api, webhooks, pages, clock),
          listener([this](const HttpRequest &request) { return route(request); })
    {
        api.setKeys(config.secretKey, config.clientKey);
        control.setClientKey(config.clientKey);
        book.setListener([this](const QList<Payment> &news, const QDateTime &now) { webhooks.post(news, now); });
    }
    HttpReply route(const HttpRequest &request);

    const Config config;
    const FailureTable failures;
    SandboxClock clock;
    PaymentBook book;
    FaultBox faults;
    WebhookCourier webhooks;
    ApiRoutes api;
    const Pages pages;
    GatewayRoutes gateway;
    TrialRoutes trial;
    ControlRoutes control;
    HttpListener listener;
};

HttpReply TossSandbox::Parts::route(const HttpRequest &request)
{
    const QString room = request.path.value(0);
    const QString second = request.path.value(1);
    if (!isLoopbackHost(request.header("host").toLower()))
        return jsonReply(421, {{QStringLiteral("code"), QStringLiteral("FORBIDDEN_REQUEST")}});
    if (room == QLatin1String("v1"))
        return api.handle(request);
    if (room == QLatin1String("v2") && second == QLatin1String("standard"))
        return gateway.script(request);
    if (room == QLatin1String("__gw") && second == QLatin1String("sessions"))
        return gateway.sessions(request);
    if (room == QLatin1String("checkout"))
        return TrialRoutes::isQuirk(request) ? trial.quirks(request) : gateway.checkout(request);
    if (room == QLatin1String("isp") || room == QLatin1String("3ds"))
        return trial.popup(request);
    if (room == QLatin1String("checkout-assets"))
        return gateway.asset(request);
    if (room == QLatin1String("widget"))
        return gateway.widget(request);
    if (room == QLatin1String("receipt"))
        return gateway.receipt(request);
    if (room == QLatin1String("__sandbox"))
        return control.handle(request);
    return jsonReply(404, {{QStringLiteral("code"), QStringLiteral("NOT_FOUND")}});
}

TossSandbox::TossSandbox(Config config) : m_parts(std::make_unique<Parts>(std::move(config))) {}

TossSandbox::~TossSandbox() = default;

Result<TossSandbox::Urls> TossSandbox::start()
{
    stop();
    if (Result<void> keys = checkKeys(m_parts->config); !keys)
        return fail(keys);
    if (Result<void> loaded = m_parts->book.load(); !loaded)
        return fail(loaded);
    const Result<quint16> port = m_parts->listener.open(m_parts->config.port);
    if (!port)
        return fail(port);
    const QString pageBase = QStringLiteral("http://localhost:%1").arg(*port);
    m_parts->api.setPageBase(pageBase);
    m_parts->gateway.setPageBase(pageBase);
    m_parts->webhooks.setPageBase(pageBase);
    m_parts->webhooks.start();
    m_parts->listener.run();
    return Urls{QUrl(pageBase + QStringLiteral("/v2/standard")), QUrl(QStringLiteral("http://127.0.0.1:%1").arg(*port))};
}

void TossSandbox::stop()
{
    m_parts->listener.stop();
    m_parts->webhooks.stop();
    m_parts->api.forgetCallsInFlight();
}

void TossSandbox::advanceClock(qint64 seconds)
{
    m_parts->control.advanceClock(seconds);
}

void TossSandbox::injectFault(const Fault &fault)
{
    m_parts->faults.add(fault);
}

void TossSandbox::reset()
{
    m_parts->control.reset();
}

bool TossSandbox::setWebhookTarget(const QUrl &target)
{
    return m_parts->webhooks.setTarget(target);
}

QJsonArray TossSandbox::webhooks()
{
    return m_parts->webhooks.list();
}

bool TossSandbox::deposit(const QString &orderId)
{
    return m_parts->control.pull(depositMoney, orderId);
}

bool TossSandbox::revertDeposit(const QString &orderId)
{
    return m_parts->control.pull(sandbox::revertDeposit, orderId);
}

bool TossSandbox::expireDeposit(const QString &orderId)
{
    return m_parts->control.pull(expireAccount, orderId);
}

int TossSandbox::paymentCount()
{
    int count = 0;
    m_parts->book.look([&](BookState &state, const QDateTime &) { count = static_cast<int>(state.size()); });
    return count;
}

QJsonObject TossSandbox::paymentByOrder(const QString &orderId)
{
    QJsonObject json;
    m_parts->book.look([&](BookState &state, const QDateTime &now) {
        if (const Payment *payment = state.byOrder(m_parts->config.clientKey, orderId, now))
            json = m_parts->api.wire(*payment, Language::Korean);
    });
    return json;
}

Result<QUrl> TossSandbox::authenticate(const QJsonObject &request)
{
    Outcome<Payment> payment = readCheckoutRequest(request, {});
    std::optional<CheckoutEnd> end;
    bool saved = true;
    if (payment) {
        saved = m_parts->book.change([&](BookState &state, const QDateTime &now) {
            payment = openCheckout(state, *payment, now);
            if (payment)
                end = approveCheckout(state, m_parts->failures, payment->session, {}, now);
        });
    }
    if (!payment)
        return fail(Code::InvalidField, payment.error().code);
    if (!saved || !end)
        return fail(Code::Storage, QStringLiteral("sandbox state"));
    return end->redirect({});
}

} // namespace mj::sandbox
