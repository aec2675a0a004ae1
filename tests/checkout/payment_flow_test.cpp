#include "checkout/paying.h"

using namespace mj;

TEST_CASE("paying by card in the embedded page ends once, with the points credited")
{
    Paying buyer;
    buyer.choose(QStringLiteral("[data-test=pay-card]"));
    buyer.press(QStringLiteral("approve"), [&] { return buyer.isBack(); });
    CHECK(buyer.state() == QStringLiteral("paid"));
    CHECK(buyer.member.client.balance().available == Points(1050));
    letPass(300);
    CHECK(buyer.checkout.returned == 1);
    CHECK(buyer.checkout.closed == 0);
    CHECK(buyer.checkout.failures.isEmpty());

    // The page that stays behind cannot end it again.
    buyer.checkout.run(QStringLiteral("location.href = '%1'; true").arg(buyer.order.returnUrl.toString()));
    letPass(300);
    CHECK(buyer.checkout.returned == 1);
}

TEST_CASE("canceling inside the payment page comes back unpaid")
{
    Paying buyer;
    buyer.choose(QStringLiteral("[data-test=pay-card]"));
    buyer.press(QStringLiteral("cancel"), [&] { return buyer.isBack(); });
    CHECK(buyer.state() == QStringLiteral("canceled"));
    CHECK(buyer.member.client.balance().available == Points(0));
    CHECK(buyer.checkout.returned == 1);
    CHECK(buyer.checkout.failures.isEmpty());
}

TEST_CASE("a card company that refuses comes back unpaid")
{
    Paying buyer;
    buyer.choose(QStringLiteral("[data-test=pay-transfer]"));
    buyer.press(QStringLiteral("decline"), [&] { return buyer.isBack(); });
    CHECK(buyer.state() == QStringLiteral("failed"));
    CHECK(buyer.member.client.balance().available == Points(0));
    CHECK(buyer.checkout.returned == 1);
}

TEST_CASE("closing the payment window by its X says so, and the same order can be paid after it")
{
    Paying buyer;
    buyer.choose(QStringLiteral("[data-test=pay-easy]"));
    buyer.press(QStringLiteral("close"), [&] { return buyer.frame().isEmpty(); });
    REQUIRE(buyer.checkout.shows(QStringLiteral("#problem")));
    CHECK(buyer.checkout.run(QStringLiteral("document.getElementById('problem').textContent")).toString().contains(QStringLiteral("결제를 취소했습니다")));
    CHECK(buyer.checkout.returned == 0);
    CHECK(buyer.state() == QStringLiteral("paying"));

    buyer.choose(QStringLiteral("[data-test=pay-card]"));
    buyer.press(QStringLiteral("approve"), [&] { return buyer.isBack(); });
    CHECK(buyer.state() == QStringLiteral("paid"));
    CHECK(buyer.member.client.balance().available == Points(1050));
    CHECK(buyer.checkout.returned == 1);
}

TEST_CASE("a payment service that cannot be reached leaves a sentence and a way to try again")
{
    RealServer service;
    const Member member = join(service);
    const api::TopUp order = member.client.order();
    service.sandbox().stop();
    OpenedCheckout checkout;
    checkout.open(order.checkoutUrl, order.returnUrl);
    REQUIRE(checkout.shows(QStringLiteral("[data-test=again]")));
    CHECK(checkout.run(QStringLiteral("document.getElementById('problem').textContent")).toString().contains(QStringLiteral("이루어지지 않았습니다")));
    CHECK_FALSE(checkout.shows(QStringLiteral("[data-test=pay-card]"), 100));
    checkout.run(QStringLiteral("window.before = true"));
    checkout.click(QStringLiteral("[data-test=again]"));
    CHECK(checkout.holds(QStringLiteral("window.before === undefined && document.readyState === 'complete'")));
    CHECK(checkout.failures.isEmpty());
}

TEST_CASE("a forged address on our own service ends the checkout and credits nothing")
{
    Paying buyer;
    QString forged = buyer.order.returnUrl.toString();
    SECTION("as if the payment were done") { forged += QStringLiteral("?paymentType=NORMAL&paymentKey=forged&orderId=%1&amount=10000&state=paid").arg(buyer.order.id); }
    SECTION("as if Toss had authenticated it")
    {
        forged.replace(QStringLiteral("/return"), QStringLiteral("/success"));
        forged += QStringLiteral("?paymentType=NORMAL&paymentKey=forged&orderId=%1&amount=10000").arg(buyer.order.id);
    }
    SECTION("with another amount")
    {
        forged.replace(QStringLiteral("/return"), QStringLiteral("/success"));
        forged += QStringLiteral("?paymentKey=forged&orderId=%1&amount=1").arg(buyer.order.id);
    }
    buyer.checkout.run(QStringLiteral("setTimeout(function () { location.href = '%1'; }, 0); true").arg(forged));
    REQUIRE(waitFor([&] { return buyer.isBack(); }));
    CHECK(buyer.state() != QStringLiteral("paid"));
    CHECK(buyer.member.client.balance().available == Points(0));
    letPass(300);
    CHECK(buyer.checkout.returned == 1);
}

TEST_CASE("the payment service's own page may take the whole view, another program of this computer may not")
{
    Paying buyer;
    const QString sdk = buyer.checkout.run(QStringLiteral("document.querySelector('script[src]').src")).toString();
    REQUIRE(QUrl(sdk).host() == QStringLiteral("localhost"));
    const QUrl there = QUrl(sdk).resolved(QUrl(QStringLiteral("/nothing-here")));
    QUrl elsewhere = there;
    elsewhere.setHost(QStringLiteral("127.0.0.1"));
    buyer.checkout.run(QStringLiteral("setTimeout(function () { location.href = '%1'; }, 0); true").arg(elsewhere.toString()));
    CHECK(waitFor([&] { return buyer.checkout.notice().contains(QStringLiteral("not safe")); }));
    CHECK(buyer.checkout.run(QStringLiteral("location.href")).toString() == buyer.order.checkoutUrl.toString());
    buyer.checkout.run(QStringLiteral("setTimeout(function () { location.href = '%1'; }, 0); true").arg(there.toString()));
    CHECK(buyer.checkout.holds(QStringLiteral("location.href === '%1'").arg(there.toString())));
}
