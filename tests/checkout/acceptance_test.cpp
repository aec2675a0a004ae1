#include "checkout/paying.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace mj;
using sandbox::Fault;

namespace {

// The ledger after every story: entries make the balance, and an order is credited at most once.
void checkLedger(const Member &member, qint64 points)
{
    qint64 sum = 0;
    QStringList credited;
    for (const api::PointEntry &entry : member.client.entries()) {
        sum += entry.available.value();
        if (entry.kind == QLatin1String("top_up"))
            credited.append(entry.id);
    }
    CHECK(sum == points);
    CHECK(member.client.balance().available.value() == points);
    CHECK(credited.size() == QSet<QString>(credited.begin(), credited.end()).size());
}

// The payment service's page takes the whole view: it can be looked into, as a person does.
struct WholePage : Paying {
    WholePage()
    {
        checkout.run(QStringLiteral("(function () { var real = TossPayments; TossPayments = function (key) { var there = real(key); return { payment: function (who) {"
                                    "var one = there.payment(who); return { requestPayment: function (asked) { asked.windowTarget = 'self'; return one.requestPayment(asked); } }; } }; }; })(); true"));
    }
    void enter(const QString &method)
    {
        checkout.click(method);
        REQUIRE(checkout.shows(QStringLiteral("#approve")));
    }
    void set(const QString &element, const QString &value)
    {
        checkout.run(QStringLiteral("(function () { var e = document.getElementById('%1'); e.value = '%2'; e.dispatchEvent(new Event('change', {bubbles: true})); return true; })()").arg(element, value));
    }
    void pressAndReturn(const QString &button)
    {
        checkout.click(button);
        REQUIRE(waitFor([&] { return isBack(); }, 20'000));
    }
};

void breakNext(Paying &buyer, Fault::Kind kind, const char *operation)
{
    Fault fault;
    fault.kind = kind;
    fault.orderId = buyer.order.id;
    fault.operation = QLatin1String(operation);
    buyer.service.sandbox().injectFault(fault);
}

} // namespace

TEST_CASE("the page asks the payment service for exactly what its documents name, for every method")
{
    // Transcribed from the script's documents: the fields of requestPayment that we use, and their types.
    const QHash<QString, QString> common{{QStringLiteral("method"), QStringLiteral("string")},       {QStringLiteral("amount"), QStringLiteral("object")},
                                         {QStringLiteral("orderId"), QStringLiteral("string")},      {QStringLiteral("orderName"), QStringLiteral("string")},
                                         {QStringLiteral("successUrl"), QStringLiteral("string")},   {QStringLiteral("failUrl"), QStringLiteral("string")}};
    struct Row {
        const char *button;
        const char *method;
        const char *more; // the method's own object, or nothing
    };
    Paying buyer;
    buyer.checkout.run(QStringLiteral("TossPayments = function (key) { window.key = key; return { payment: function (who) { window.who = who; return { requestPayment: function (asked) {"
                                      "window.asked = asked; return Promise.reject({ code: 'USER_CANCEL' }); } }; } }; }; true"));
    for (const Row &row : {Row{"pay-card", "CARD", nullptr}, Row{"pay-easy", "CARD", "card"}, Row{"pay-transfer", "TRANSFER", nullptr},
                           Row{"pay-deposit", "VIRTUAL_ACCOUNT", "virtualAccount"}, Row{"pay-phone", "MOBILE_PHONE", nullptr}}) {
        CAPTURE(row.button);
        buyer.checkout.run(QStringLiteral("window.asked = null; true"));
        REQUIRE(buyer.checkout.holds(QStringLiteral("!document.querySelector('[data-test=%1]').disabled").arg(QLatin1String(row.button))));
        buyer.checkout.click(QStringLiteral("[data-test=%1]").arg(QLatin1String(row.button)));
        REQUIRE(buyer.checkout.holds(QStringLiteral("!!window.asked")));
        const QJsonObject asked = QJsonDocument::fromJson(buyer.checkout.run(QStringLiteral("JSON.stringify(window.asked)")).toString().toUtf8()).object();
        QHash<QString, QString> fields = common;
        if (row.more)
            fields.insert(QLatin1String(row.more), QStringLiteral("object"));
        const QStringList named = asked.keys();
        CHECK(QSet<QString>(named.begin(), named.end()) == QSet<QString>(fields.keyBegin(), fields.keyEnd()));
        for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
            CHECK(buyer.checkout.run(QStringLiteral("typeof window.asked['%1']").arg(it.key())).toString() == it.value());
        CHECK(asked.value(QLatin1String("method")).toString() == QLatin1String(row.method));
        CHECK(asked.value(QLatin1String("amount")).toObject() == QJsonObject{{QStringLiteral("currency"), QStringLiteral("KRW")}, {QStringLiteral("value"), 10'000}});
        CHECK(asked.value(QLatin1String("orderId")).toString() == buyer.order.id);
        CHECK(asked.value(QLatin1String("orderName")).toString().size() <= 100);
        for (const char *address : {"successUrl", "failUrl"}) {
            const QUrl url(asked.value(QLatin1String(address)).toString());
            CHECK(url.host() == QStringLiteral("127.0.0.1"));
            CHECK_FALSE(url.hasQuery());
        }
    }
    CHECK(buyer.checkout.run(QStringLiteral("window.key")).toString() == buyer.service.clientKey());
    const QString who = buyer.checkout.run(QStringLiteral("window.who.customerKey")).toString();
    CHECK(QRegularExpression(QStringLiteral("^[A-Za-z0-9\\-_=.@]{2,50}$")).match(who).hasMatch());
    CHECK_FALSE(who.contains(buyer.member.session.account.id));
    checkLedger(buyer.member, 0);
}

TEST_CASE("success that comes by a redirect inside the frame is caught there")
{
    Paying buyer;
    buyer.choose(QStringLiteral("[data-test=pay-card]"));
    buyer.checkout.run(QStringLiteral("(function () { var f = document.getElementById('toss-sandbox-checkout'); f.name = 'toss'; var go = document.createElement('form');"
                                      "go.method = 'post'; go.target = 'toss'; go.action = f.src.split('?')[0] + '/quirks/redirect'; document.body.appendChild(go); go.submit(); return true; })()"));
    REQUIRE(waitFor([&] { return buyer.isBack(); }, 20'000));
    CHECK(buyer.state() == QStringLiteral("paid"));
    CHECK(buyer.checkout.returned == 1);
    checkLedger(buyer.member, 1050);
}

TEST_CASE("a card that is refused when the money is asked for ends failed, and nothing is credited")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.set(QStringLiteral("outcome"), QStringLiteral("INVALID_STOPPED_CARD"));
    buyer.pressAndReturn(QStringLiteral("#approve"));
    CHECK(buyer.state() == QStringLiteral("failed"));
    CHECK(buyer.member.client.topUp(buyer.order.id).failureCode == QStringLiteral("payment_declined"));
    checkLedger(buyer.member, 0);
}

TEST_CASE("a payment that is proven in a window of its own, both kinds")
{
    const QString kind = QLatin1String(GENERATE("isp", "3ds"));
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.set(QStringLiteral("auth-window"), kind);
    buyer.checkout.click(QStringLiteral("#approve"));
    REQUIRE(waitFor([&] { return buyer.checkout.popup() && buyer.checkout.popup()->isVisible(); }));
    auto *popup = buyer.checkout.popup()->findChild<QWebEngineView *>();
    REQUIRE(popup);
    REQUIRE(waitFor([&] { return OpenedCheckout::run(popup, QStringLiteral("document.readyState === 'complete' && !!document.getElementById('authenticate')")).toBool(); }));
    clickAt(popup, centreOf(popup, QStringLiteral("#authenticate")));
    REQUIRE(waitFor([&] { return buyer.isBack(); }, 20'000));
    CHECK(buyer.state() == QStringLiteral("paid"));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("a deposit: the account is given out, the money comes, is reversed, and comes again")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-deposit]"));
    buyer.pressAndReturn(QStringLiteral("#approve"));
    CHECK(buyer.state() == QStringLiteral("waiting_deposit"));
    checkLedger(buyer.member, 0);
    REQUIRE(buyer.service.sandbox().deposit(buyer.order.id));
    CHECK(waitFor([&] { return buyer.member.client.balance().available == Points(1050); }));
    checkLedger(buyer.member, 1050);
    REQUIRE(buyer.service.sandbox().revertDeposit(buyer.order.id));
    CHECK(waitFor([&] { return buyer.member.client.balance().available == Points(0); }));
    checkLedger(buyer.member, 0);
    REQUIRE(buyer.service.sandbox().deposit(buyer.order.id));
    CHECK(waitFor([&] { return buyer.member.client.balance().available == Points(1050); }));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("an answer that is lost after the money moved, and a message that comes before it, credit once")
{
    WholePage buyer;
    breakNext(buyer, GENERATE(Fault::Kind::DropAfterCommit, Fault::Kind::ErrorAfterCommit, Fault::Kind::MalformedJson, Fault::Kind::WebhookBeforeAnswer, Fault::Kind::SlowDrip), "confirm");
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.pressAndReturn(QStringLiteral("#approve"));
    CHECK(waitFor([&] { return buyer.state() == QStringLiteral("paid"); }));
    letPass(500); // messages that are still on their way
    checkLedger(buyer.member, 1050);
}

TEST_CASE("our service is down when the person comes back: the order is found approved, and finished when it is up again")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.service.stop();
    buyer.checkout.click(QStringLiteral("#approve"));
    letPass(1500);
    CHECK(buyer.checkout.returned == 0);
    buyer.service.restart();
    const ServiceClient client(buyer.service.url(), buyer.member.client.bearer());
    CHECK(waitFor([&] { return client.topUp(buyer.order.id).isApproved; }));
    checkLedger(buyer.member, 0); // nothing was charged, and it says so
    REQUIRE(client.post(QStringLiteral("/v1/top-ups/%1/finish").arg(buyer.order.id), {}).status == 200);
    CHECK(buyer.state() == QStringLiteral("paid"));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("the order of another member is no way to points")
{
    Paying buyer;
    const Member other = join(buyer.service);
    const api::TopUp theirs = other.client.order(QStringLiteral("p10000"));
    buyer.choose(QStringLiteral("[data-test=pay-card]"));
    // The way back, with the other's order in place of one's own.
    buyer.checkout.run(QStringLiteral("(function () { addEventListener('message', function (e) { if (e.data && e.data.url) { e.stopImmediatePropagation();"
                                      "location.href = e.data.url.split('%1').join('%2'); } }, true); return true; })()").arg(buyer.order.id, theirs.id));
    const QPoint at = centreOf(&buyer.beside, QStringLiteral("[data-test=approve]"));
    buyer.beside.hide();
    for (int tries = 0; tries < 6; ++tries) {
        clickAt(buyer.checkout.view(), at);
        letPass(700);
    }
    CHECK(api::wireName(other.client.topUp(theirs.id).state) != QStringLiteral("paid"));
    checkLedger(other, 0);
    const qint64 mine = buyer.member.client.balance().available.value();
    CHECK((mine == 0 || mine == 1050)); // one's own money for one's own order, or nothing
    checkLedger(buyer.member, mine);
}

TEST_CASE("a message that says it is paid, while nobody has paid, is no payment")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    const ServiceClient stranger(buyer.service.url());
    for (int i = 0; i < 20; ++i)
        stranger.post(QStringLiteral("/webhooks/toss"), {{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")},
                                                         {QStringLiteral("data"), QJsonObject{{QStringLiteral("orderId"), buyer.order.id}, {QStringLiteral("status"), QStringLiteral("DONE")},
                                                                                              {QStringLiteral("totalAmount"), 10'000}}}});
    letPass(500);
    CHECK(buyer.state() == QStringLiteral("paying"));
    checkLedger(buyer.member, 0);
    buyer.pressAndReturn(QStringLiteral("#approve"));
    CHECK(buyer.state() == QStringLiteral("paid"));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("a payment page that was left open too long ends expired, and nothing is taken")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.clock.advance(31 * 60);
    buyer.checkout.click(QStringLiteral("#approve"));
    CHECK(waitFor([&] { return buyer.isBack() || buyer.checkout.shows(QStringLiteral("[data-test=ended]"), 200); }, 20'000));
    buyer.clock.advance(10 * 60);
    const api::TopUp order = [&] {
        const QString email = buyer.member.session.account.email;
        const Answer in = ServiceClient(buyer.service.url()).post(QStringLiteral("/v1/sessions"), {{QStringLiteral("email"), email},
                                                                                                   {QStringLiteral("password"), joinForm(email).value(QLatin1String("password"))},
                                                                                                   {QStringLiteral("deviceName"), QStringLiteral("x")}});
        const ServiceClient client(buyer.service.url(), in.json().value(QLatin1String("accessToken")).toString());
        CHECK(client.entries().isEmpty());
        CHECK(client.balance() == api::Balance());
        return client.topUp(buyer.order.id);
    }();
    CHECK((order.state == api::TopUpState::Expired || order.state == api::TopUpState::Failed));
    CHECK(buyer.service.sandbox().paymentByOrder(buyer.order.id).value(QLatin1String("status")).toString() == QStringLiteral("EXPIRED"));
}

TEST_CASE("the way back is walked twenty times at once while the money is being taken: one credit")
{
    WholePage buyer;
    Fault slow;
    slow.kind = Fault::Kind::DelayBeforeCommit;
    slow.orderId = buyer.order.id;
    slow.delayMs = 1500;
    buyer.service.sandbox().injectFault(slow);
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.checkout.click(QStringLiteral("#approve"));
    REQUIRE(waitFor([&] { return buyer.state() == QStringLiteral("confirming"); }));
    const QString key = buyer.service.sandbox().paymentByOrder(buyer.order.id).value(QLatin1String("paymentKey")).toString();
    const QString again = QStringLiteral("/checkout/%1/success?orderId=%1&amount=10000&paymentKey=%2").arg(buyer.order.id, key);
    inParallel(20, [&](int) { ServiceClient(buyer.service.url()).get(again); });
    REQUIRE(waitFor([&] { return buyer.isBack(); }, 20'000));
    CHECK(waitFor([&] { return buyer.state() == QStringLiteral("paid"); }));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("the service dies while the money is being taken, and finds the payment when it is back")
{
    WholePage buyer;
    Fault slow;
    slow.kind = Fault::Kind::DelayBeforeCommit;
    slow.orderId = buyer.order.id;
    slow.delayMs = 2500;
    buyer.service.sandbox().injectFault(slow);
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.checkout.click(QStringLiteral("#approve"));
    REQUIRE(waitFor([&] { return buyer.state() == QStringLiteral("confirming"); }));
    buyer.service.restart();
    CHECK(waitFor([&] { return buyer.service.sandbox().paymentByOrder(buyer.order.id).value(QLatin1String("status")).toString() == QStringLiteral("DONE"); }));
    CHECK(waitFor([&] { return buyer.state() == QStringLiteral("paid"); }));
    checkLedger(buyer.member, 1050);
}

TEST_CASE("paid in the view, given back in part after some of it was used, then all of another order")
{
    WholePage buyer;
    buyer.enter(QStringLiteral("[data-test=pay-card]"));
    buyer.pressAndReturn(QStringLiteral("#approve"));
    REQUIRE(buyer.state() == QStringLiteral("paid"));
    buyer.member.client.generate(2);
    REQUIRE(waitFor([&] { return buyer.member.client.balance().held == Points(0); }, 30'000));
    const QString refunds = QStringLiteral("/v1/top-ups/%1/refunds").arg(buyer.order.id);
    REQUIRE(buyer.member.client.post(refunds, {{QStringLiteral("points"), 976}, {QStringLiteral("won"), 9760}}, "a-refund-0001").status == 201);
    CHECK(buyer.state() == QStringLiteral("partly_refunded"));
    checkLedger(buyer.member, 0);
    WholePage other;
    other.enter(QStringLiteral("[data-test=pay-easy]"));
    other.pressAndReturn(QStringLiteral("#approve"));
    REQUIRE(other.member.client.post(QStringLiteral("/v1/top-ups/%1/refunds").arg(other.order.id), {{QStringLiteral("points"), 1000}, {QStringLiteral("won"), 10'000}}, "a-refund-0002").status == 201);
    CHECK(other.state() == QStringLiteral("refunded"));
    checkLedger(other.member, 0);
}
