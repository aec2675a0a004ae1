#include "client/browser_answer.h"

#include "client/wire.h"
#include <QTcpSocket>

using namespace mj;
using namespace mj::client;

namespace
{

const QString state = QStringLiteral("s-t_a~te");

struct Listening {
    BrowserAnswer browser{QStringLiteral("/google-sign-in"), state};
    QUrl url;
    QList<QUrlQuery> arrived;

    Listening()
    {
        const Result<QUrl> told = browser.listen();
        REQUIRE(told);
        url = *told;
        QObject::connect(&browser, &BrowserAnswer::arrived, &browser, [this](const QUrlQuery &query) { arrived.append(query); });
    }
    // All that comes back until the other side closes.
    QByteArray say(const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        if (!waitFor([&] { return socket.state() == QAbstractSocket::ConnectedState || socket.error() == QAbstractSocket::ConnectionRefusedError; }))
            return {};
        socket.write(request);
        QByteArray all;
        waitFor([&] {
            all += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return all + socket.readAll();
    }
    QByteArray visit(const QByteArray &target, const QByteArray &host = {})
    {
        return say("GET " + target + " HTTP/1.1\r\nHost: " + (host.isEmpty() ? url.authority().toLatin1() : host) + "\r\nAccept: */*\r\n\r\n");
    }
};

} // namespace

TEST_CASE("the browser's answer arrives once, and the person is told to come back in both languages")
{
    Listening here;
    CHECK(here.url.host() == QStringLiteral("127.0.0.1"));
    CHECK(here.url.path() == QStringLiteral("/google-sign-in"));
    const QByteArray page = here.visit("/google-sign-in?state=s-t_a~te&code=4%2F0Ab+c&scope=email+profile");
    REQUIRE(here.arrived.size() == 1);
    CHECK(here.arrived.first().queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded) == QStringLiteral("4/0Ab c"));
    CHECK(page.startsWith("HTTP/1.1 200 "));
    CHECK(page.contains("Cache-Control: no-store"));
    CHECK(page.contains("You can close this window and go back to MJ Studio."));
    CHECK(page.contains("MJ Studio로 돌아가십시오"));
    CHECK_FALSE(page.contains("4/0Ab"));
    CHECK_FALSE(page.contains("script"));
    CHECK(here.visit("/google-sign-in?state=s-t_a~te&code=again").isEmpty()); // nobody listens any more
    CHECK(here.arrived.size() == 1);
}

TEST_CASE("whatever else comes by is refused and changes nothing")
{
    Listening here;
    const QByteArray port = QByteArray::number(here.url.port());
    CHECK(here.visit("/google-sign-in?state=wrong&code=c").startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/google-sign-in?code=c").startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/google-sign-in?state=&code=c").startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/favicon.ico").startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/google-sign-in/x?state=s-t_a~te&code=c").startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/google-sign-in?state=s-t_a~te&code=c", "evil.example:" + port).startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("/google-sign-in?state=s-t_a~te&code=c", "localhost:" + port).startsWith("HTTP/1.1 400 "));
    CHECK(here.visit("http://evil.example/google-sign-in?state=s-t_a~te&code=c").startsWith("HTTP/1.1 400 "));
    CHECK(here.say("POST /google-sign-in?state=s-t_a~te&code=c HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n").startsWith("HTTP/1.1 400 "));
    CHECK(here.say("nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
    CHECK(here.say("GET /google-sign-in?state=s-t_a~te&code=" + QByteArray(9'000, 'c') + " HTTP/1.1\r\n").startsWith("HTTP/1.1 400 "));
    CHECK(here.arrived.isEmpty());
    CHECK(here.visit("/google-sign-in?state=s-t_a~te&error=access_denied").startsWith("HTTP/1.1 200 "));
    REQUIRE(here.arrived.size() == 1);
    CHECK(here.arrived.first().queryItemValue(QStringLiteral("error")) == QStringLiteral("access_denied"));
}

TEST_CASE("a listener that was closed or is gone answers nobody")
{
    Listening here;
    here.browser.close();
    CHECK(here.visit("/google-sign-in?state=s-t_a~te&code=c").isEmpty());
    QUrl url;
    QTcpSocket late;
    {
        BrowserAnswer gone(QStringLiteral("/x"), state);
        url = *gone.listen();
        late.connectToHost(url.host(), static_cast<quint16>(url.port()));
        REQUIRE(waitFor([&] { return late.state() == QAbstractSocket::ConnectedState; }));
        late.write("GET /x?state=");
        QTest::qWait(20);
    }
    CHECK(waitFor([&] { return late.state() == QAbstractSocket::UnconnectedState; }));
}
