#include "base/ids.h"
#include "server/documents/sqlite_documents.h"
#include "server/payments/toss_gateway.h"
#include "server/server_process.h"
#include "server/top_ups/customer.h"
#include "server/top_ups/ledger_audit.h"
#include "support/catch.h"

#include <QProcess>
#include <QRandomGenerator>
#include <atomic>
#include <mutex>
#include <thread>

using namespace mj;
using namespace mj::test;
using api::TopUpState;
using sandbox::Fault;

namespace
{

constexpr int orders = 2000;
constexpr int atOnce = 10;

// A shop in a storm: whatever is asked of the service may be lost on the way.
class Storm
{
public:
    Storm()
    {
        for (int i = 0; i < atOnce; ++i)
            m_members.append(join(m_server));
    }
    RealServer &server() { return m_server; }
    FakeClock &clock() { return m_clock; }
    const QList<Member> &members() const { return m_members; }
    QStringList all() const { return m_orders; }

    // One order from its button to whatever end chance has for it.
    void buy(int number)
    {
        QRandomGenerator chance(quint32(number) * 2654435761U);
        const Member &member = m_members.at(number % atOnce);
        const std::optional<api::TopUp> order = place(member, chance);
        if (!order)
            return;
        const bool byDeposit = chance.bounded(5) == 0;
        breakSomething(order->id, chance);
        const Customer customer(m_server, *order, byDeposit ? QStringLiteral("VIRTUAL_ACCOUNT") : QStringLiteral("CARD"));
        if (chance.bounded(12) == 0)
            return; // never opened
        QUrl redirect;
        try {
            redirect = customer.approve();
        } catch (const std::exception &) {
            return;
        }
        pester(*order, chance);
        if (chance.bounded(10) != 0) // otherwise the window dies before the way back
            customer.follow(redirect);
        if (chance.bounded(3) == 0)
            customer.follow(redirect);
        if (chance.bounded(8) == 0)
            customer.comeBackWith(QStringLiteral("fail"), {{QStringLiteral("code"), QStringLiteral("PAY_PROCESS_CANCELED")}});
        if (byDeposit && chance.bounded(3) != 0)
            m_server.sandbox().deposit(order->id);
        pester(*order, chance);
        if (chance.bounded(4) == 0)
            refund(member, order->id, chance);
        if (chance.bounded(3) == 0)
            member.client.get(QStringLiteral("/v1/top-ups/") + order->id);
    }

private:
    std::optional<api::TopUp> place(const Member &member, QRandomGenerator &chance)
    {
        static const char *packages[] = {"p5000", "p10000", "p30000"};
        const QByteArray key = newIdempotencyKey().toLatin1();
        const QJsonObject body{{QStringLiteral("packageId"), QLatin1String(packages[chance.bounded(3)])}};
        // Asked again with the same key until it is answered, as the client does.
        for (int attempt = 0; attempt < 40; ++attempt) {
            const Answer answer = member.client.post(QStringLiteral("/v1/top-ups"), body, key);
            if (answer.status == 201) {
                const Result<api::TopUp> order = api::TopUp::fromJson(answer.json());
                const std::lock_guard lock(m_mutex);
                m_orders.append(order->id);
                return *order;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return std::nullopt;
    }
    void breakSomething(const QString &orderId, QRandomGenerator &chance)
    {
        static const Fault::Kind answers[] = {Fault::Kind::DropAfterCommit, Fault::Kind::ErrorBeforeCommit, Fault::Kind::ErrorAfterCommit, Fault::Kind::MalformedJson,
                                              Fault::Kind::UnknownFields, Fault::Kind::UnknownStatus, Fault::Kind::WebhookBeforeAnswer};
        static const Fault::Kind letters[] = {Fault::Kind::WebhookDuplicate, Fault::Kind::WebhookForged, Fault::Kind::WebhookLost, Fault::Kind::WebhookOutOfOrder};
        const auto inject = [&](Fault::Kind kind, const char *operation, int times) {
            Fault fault;
            fault.kind = kind;
            fault.orderId = orderId;
            fault.operation = QLatin1String(operation);
            fault.times = times;
            fault.delayMs = 20;
            m_server.sandbox().injectFault(fault);
        };
        if (chance.bounded(2) == 0)
            inject(answers[chance.bounded(7)], "confirm", 1);
        if (chance.bounded(4) == 0)
            inject(answers[chance.bounded(6)], "get", chance.bounded(1, 4));
        if (chance.bounded(3) == 0)
            inject(answers[chance.bounded(6)], "cancel", 1);
        if (chance.bounded(3) == 0)
            inject(letters[chance.bounded(4)], "confirm", 2);
    }
    void pester(const api::TopUp &order, QRandomGenerator &chance)
    {
        if (chance.bounded(4) != 0)
            return;
        const QJsonObject forged{{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")},
                                 {QStringLiteral("data"), QJsonObject{{QStringLiteral("orderId"), order.id}, {QStringLiteral("status"), QStringLiteral("DONE")}, {QStringLiteral("totalAmount"), 1'000'000}}}};
        ServiceClient(m_server.url()).post(QStringLiteral("/webhooks/toss"), forged);
        Customer(m_server, order).comeBackWith(QStringLiteral("success"), {{QStringLiteral("orderId"), order.id}, {QStringLiteral("amount"), QStringLiteral("100")}, {QStringLiteral("paymentKey"), QStringLiteral("x")}});
    }
    void refund(const Member &member, const QString &orderId, QRandomGenerator &chance)
    {
        const QString path = QStringLiteral("/v1/top-ups/%1/refund").arg(orderId);
        const QJsonObject quote = member.client.get(path).json();
        QJsonObject body{{QStringLiteral("points"), quote.value(QLatin1String("points"))}, {QStringLiteral("won"), quote.value(QLatin1String("won"))}};
        if (quote.value(QLatin1String("needsAccount")).toBool())
            body.insert(QStringLiteral("account"), QJsonObject{{QStringLiteral("bank"), QStringLiteral("88")}, {QStringLiteral("number"), QStringLiteral("110123456789")}, {QStringLiteral("holder"), QStringLiteral("x")}});
        const QByteArray key = newIdempotencyKey().toLatin1();
        for (int i = 0; i <= chance.bounded(3); ++i)
            member.client.post(path + QLatin1Char('s'), body, key);
    }

    FakeClock m_clock{QDateTime::currentDateTimeUtc()};
    RealServer m_server{[this] {
        server::Config config;
        config.clock = &m_clock;
        return config;
    }()};
    QList<Member> m_members;
    QStringList m_orders;
    std::mutex m_mutex;
};

void calm(RealServer &server)
{
    server::http::OutboundRequest request;
    request.method = "DELETE";
    request.url = server.sandboxUrl().resolved(QUrl(QStringLiteral("/__sandbox/faults")));
    request.headers = {{"Content-Type", "application/json"}};
    REQUIRE(server::http::send(request));
}

server::LedgerAudit::Report audit(RealServer &server, FakeClock &clock)
{
    const auto documents = server::SqliteDocuments::openReadOnly(server.folder() + QStringLiteral("/server/backend.sqlite"));
    REQUIRE(documents);
    server::OrderBook book(**documents, clock);
    server::TossGateway gateway(server.sandboxUrl(), QStringLiteral("test_sk_sandbox_tests00000000000000"));
    const auto report = server::LedgerAudit(**documents, book, gateway).run();
    REQUIRE(report);
    return *report;
}

} // namespace

TEST_CASE("two thousand orders in a storm: nothing is credited twice, nothing paid is lost, money is points times price")
{
    Storm storm;
    std::atomic<int> next = 0;
    std::atomic<bool> over = false;
    // The service dies under them, again and again, and comes back.
    std::thread weather([&] {
        QRandomGenerator chance(99);
        while (!over) {
            std::this_thread::sleep_for(std::chrono::milliseconds(chance.bounded(400, 1500)));
            storm.server().restart();
        }
    });
    inParallel(atOnce, [&](int) {
        for (int number = next++; number < orders; number = next++)
            storm.buy(number);
    });
    over = true;
    weather.join();
    CHECK(storm.all().size() == orders);
    calm(storm.server());
    storm.clock().advance(60); // whoever was asking is gone
    storm.server().restart();
    // Every order is looked at until none is being checked.
    QHash<QString, qint64> kept;
    int checking = 0;
    for (int turn = 0; turn < 5; ++turn) {
        checking = 0;
        for (const Member &member : storm.members()) {
            QString cursor;
            do {
                const Answer page = member.client.get(QStringLiteral("/v1/top-ups?limit=200&cursor=") + cursor);
                for (const QJsonValue item : page.json().value(QLatin1String("items")).toArray()) {
                    const Result<api::TopUp> order = api::TopUp::fromJson(item.toObject());
                    REQUIRE(order);
                    if (order->isOpen())
                        member.client.topUp(order->id);
                    checking += order->isChecking() || order->state == TopUpState::Refunding ? 1 : 0;
                }
                cursor = page.json().value(QLatin1String("nextCursor")).toString();
            } while (!cursor.isEmpty());
        }
        if (checking == 0)
            break;
        storm.clock().advance(60);
    }
    CHECK(checking == 0);
    const server::LedgerAudit::Report report = audit(storm.server(), storm.clock());
    for (const QString &line : report.differences)
        UNSCOPED_INFO(line.toStdString());
    CHECK(report.differences.isEmpty());
    CHECK(report.orders == orders);

    // Reckoned once more without the audit: money kept at the payment service against points that members hold.
    qint64 won = 0;
    qint64 paid = 0;
    QHash<QString, qint64> expected;
    for (const Member &member : storm.members()) {
        QString cursor;
        do {
            const Answer page = member.client.get(QStringLiteral("/v1/top-ups?limit=200&cursor=") + cursor);
            for (const QJsonValue item : page.json().value(QLatin1String("items")).toArray()) {
                const Result<api::TopUp> order = api::TopUp::fromJson(item.toObject());
                const QJsonObject payment = storm.server().sandbox().paymentByOrder(order->id);
                const QString status = payment.value(QLatin1String("status")).toString();
                const bool isDone = status == QLatin1String("DONE");
                CHECK((order->state == TopUpState::Paid) == isDone);
                CHECK((order->state == TopUpState::Refunded) == (status == QLatin1String("CANCELED")));
                if (isDone) {
                    ++paid;
                    won += payment.value(QLatin1String("balanceAmount")).toInteger();
                    expected[member.session.account.id] += order->points.value();
                }
            }
            cursor = page.json().value(QLatin1String("nextCursor")).toString();
        } while (!cursor.isEmpty());
        CHECK(member.client.balance().available.value() == expected.value(member.session.account.id));
    }
    CHECK(report.taken == Krw(won));
    CHECK(paid > orders / 3); // a storm in which nobody gets anything would prove nothing
}

TEST_CASE("the audit says what differs, changes nothing and ends with 1")
{
    ServerProcess process;
    const QUrl url = process.start();
    const Member member = join(url, process.codes());
    member.client.order();
    const auto run = [&] {
        QProcess audit;
        audit.start(ServerProcess::program(), {QStringLiteral("audit"), QStringLiteral("--data"), process.dataFolder(), QStringLiteral("--sandbox")});
        REQUIRE(audit.waitForFinished(30'000));
        return std::pair(audit.exitCode(), audit.readAllStandardOutput());
    };
    // Beside the running server.
    const auto [clean, sums] = run();
    CHECK(clean == 0);
    CHECK(sums.contains("\"differences\":0"));
    CHECK(sums.contains("\"orders\":1"));
    // Points that nobody paid for.
    process.kill();
    grant(process.dataFolder(), member.session.account.id, 500);
    const auto [dirty, lines] = run();
    CHECK(dirty == 1);
    CHECK(lines.contains("\"difference\":"));
    CHECK(lines.contains("500 points of an order that is not there"));
    CHECK_FALSE(lines.contains(member.session.account.email.toUtf8()));
    CHECK(run() == std::pair(dirty, lines));
    QProcess wrong;
    wrong.start(ServerProcess::program(), {QStringLiteral("audit"), QStringLiteral("--data"), process.dataFolder() + QStringLiteral("/nothing"), QStringLiteral("--sandbox")});
    REQUIRE(wrong.waitForFinished(30'000));
    CHECK(wrong.exitCode() == 2);
}

TEST_CASE("killed with -9 in the middle of payments, the service owes nobody anything")
{
    ServerProcess process;
    QUrl url = process.start();
    const Member member = join(url, process.codes());
    QRandomGenerator chance(5);
    for (int round = 0; round < 6; ++round) {
        std::atomic<bool> over = false;
        std::vector<std::thread> people;
        for (int i = 0; i < 4; ++i) {
            people.emplace_back([&] {
                const ServiceClient client(url, member.client.bearer());
                while (!over) {
                    const Answer made = client.post(QStringLiteral("/v1/top-ups"), {{QStringLiteral("packageId"), QStringLiteral("p5000")}}, newIdempotencyKey().toLatin1());
                    if (made.status != 201)
                        continue;
                    const QString id = made.json().value(QLatin1String("id")).toString();
                    const QByteArray page = client.get(QStringLiteral("/checkout/%1/pay").arg(id)).body;
                    const qsizetype at = page.indexOf("\"sdkUrl\":\"");
                    const QUrl sandbox(QString::fromUtf8(page.mid(at + 10, page.indexOf('"', at + 10) - at - 10)).section(QStringLiteral("/v2/"), 0, 0));
                    payAt(sandbox, url, id);
                }
            });
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(chance.bounded(300, 900)));
        process.kill();
        over = true;
        for (std::thread &person : people)
            person.join();
        url = process.start();
    }
    const ServiceClient client(url, member.client.bearer());
    CHECK(client.balance().available > Points(0));
    CHECK(process.terminate() == 0);
    QProcess audit;
    audit.start(ServerProcess::program(), {QStringLiteral("audit"), QStringLiteral("--data"), process.dataFolder(), QStringLiteral("--sandbox")});
    REQUIRE(audit.waitForFinished(60'000));
    const QByteArray said = audit.readAllStandardOutput();
    INFO(said.toStdString());
    CHECK(audit.exitCode() == 0);
}
