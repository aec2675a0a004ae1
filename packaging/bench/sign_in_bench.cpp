// What a flood of wrong passwords costs another person: the real server in a process of its own, 10,000 wrong passwords from one address
// (127.0.0.9) at a thousand a second, and somebody else signing in from 127.0.0.1 all the while. One JSON line a figure.
#include "figure.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <algorithm>
#include <atomic>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr int wrongPasswords = 10'000;
constexpr int floodThreads = 8;
constexpr int perSecond = 1'000;
constexpr int signInsAlone = 60;

// A blocking keep-alive connection from an address of the loopback's choosing.
class Line
{
public:
    Line(const char *from, quint16 port) : m_socket(m_io), m_port(port)
    {
        m_socket.open(tcp::v4());
        m_socket.bind({asio::ip::make_address(from), 0});
        m_socket.connect({asio::ip::address_v4::loopback(), port});
        m_socket.set_option(tcp::no_delay(true));
    }

    int post(const QByteArray &path, const QByteArray &body)
    {
        const QByteArray request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
            + "\r\nContent-Type: application/json\r\nIdempotency-Key: sign-in-bench-" + QByteArray::number(++m_number) + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        asio::write(m_socket, asio::buffer(request.constData(), static_cast<std::size_t>(request.size())));
        asio::streambuf answer;
        const std::size_t head = asio::read_until(m_socket, answer, "\r\n\r\n");
        const QByteArray text(static_cast<const char *>(answer.data().data()), static_cast<qsizetype>(head));
        const qsizetype at = text.toLower().indexOf("content-length:");
        const std::size_t length = at < 0 ? 0 : text.mid(at + 15, text.indexOf('\r', at) - at - 15).trimmed().toULongLong();
        if (answer.size() < head + length)
            asio::read(m_socket, answer, asio::transfer_exactly(head + length - answer.size()));
        return text.mid(9, 3).toInt();
    }

private:
    asio::io_context m_io;
    tcp::socket m_socket;
    quint16 m_port;
    int m_number = 0;
};

double secondsOf(Clock::duration time)
{
    return std::chrono::duration<double>(time).count();
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double peakMiB(qint64 processId)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(processId));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toDouble() / 1024;
}

QByteArray credentials(const QByteArray &email, const QByteArray &password)
{
    return R"({"email":")" + email + R"(","password":")" + password + R"(","deviceName":"bench","deviceId":"bench"})";
}

const QByteArray member = "bench.member@example.com";
const QByteArray rightPassword = "seven purple whales";

double signIn(Line &line)
{
    const Clock::time_point begin = Clock::now();
    if (line.post("/v1/sessions", credentials(member, rightPassword)) != 201)
        throw std::runtime_error("the good sign-in was refused");
    return secondsOf(Clock::now() - begin) * 1000;
}

// Half of it at the member's own account, half at addresses nobody has.
void flood(quint16 port, std::atomic<int> &sent, std::atomic<int> &paused, std::atomic<int> &other)
{
    Line line("127.0.0.9", port);
    const Clock::time_point begin = Clock::now();
    for (int number = sent++; number < wrongPasswords; number = sent++) {
        std::this_thread::sleep_until(begin + std::chrono::microseconds(1'000'000LL * number / perSecond));
        const QByteArray email = number % 2 ? member : "nobody" + QByteArray::number(number) + "@example.com";
        const int status = line.post("/v1/sessions", credentials(email, "wrong password " + QByteArray::number(number)));
        ++(status == 429 ? paused : other);
    }
}

void measure(quint16 port, qint64 processId)
{
    Line good("127.0.0.1", port);
    const QByteArray join = R"({"email":")" + member + R"(","name":"Bench","password":")" + rightPassword
        + R"(","olderThan14":true,"consents":[{"purpose":"terms","version":"1","agreed":true},{"purpose":"privacy","version":"1","agreed":true}],"language":"en","deviceName":"bench","deviceId":"bench"})";
    if (good.post("/v1/accounts", join) != 201)
        throw std::runtime_error("the member could not join");
    std::vector<double> alone;
    for (int i = 0; i < signInsAlone; ++i)
        alone.push_back(signIn(good));

    std::atomic<int> sent = 0;
    std::atomic<int> paused = 0;
    std::atomic<int> other = 0;
    std::atomic<int> running = floodThreads;
    std::vector<std::thread> threads;
    for (int i = 0; i < floodThreads; ++i) {
        threads.emplace_back([&] {
            try {
                flood(port, sent, paused, other);
            } catch (const std::exception &problem) {
                std::fprintf(stderr, "sign_in_bench: the flood broke off: %s\n", problem.what());
            }
            --running;
        });
    }
    std::vector<double> amid;
    while (running > 0)
        amid.push_back(signIn(good));
    for (std::thread &thread : threads)
        thread.join();

    mj::printFigure("sign_in", "alone_p50", middle(alone), "ms");
    mj::printFigure("sign_in", "amid_flood_p50", middle(amid), "ms");
    mj::printFigure("sign_in", "flood_ratio", middle(amid) / middle(alone), "x");
    mj::printFigure("sign_in", "flood_refused_unheard", paused, "requests");
    mj::printFigure("sign_in", "flood_otherwise_answered", other, "requests");
    mj::printFigure("sign_in", "server_peak_memory", peakMiB(processId), "MiB");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication core(argc, argv);
    const QTemporaryDir folder;
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(QCoreApplication::applicationDirPath() + QStringLiteral("/mjstudio-server"),
                 {QStringLiteral("--data"), folder.filePath(QStringLiteral("data")), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--sandbox")});
    while (server.state() != QProcess::NotRunning && !server.canReadLine())
        server.waitForReadyRead(20'000);
    const QUrl url(QString::fromUtf8(server.readLine()).section(QLatin1Char('"'), 3, 3));
    int result = 0;
    try {
        if (url.port() < 1)
            throw std::runtime_error("the server did not start");
        measure(static_cast<quint16>(url.port()), server.processId());
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "sign_in_bench: %s\n", problem.what());
        result = 1;
    }
    server.terminate();
    server.waitForFinished(10'000);
    return result;
}
