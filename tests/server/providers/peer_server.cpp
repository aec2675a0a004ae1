#include "server/providers/peer_server.h"

#include <QBuffer>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace mj::test
{
namespace
{

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using RawRequest = beast::http::request<beast::http::string_body>;

QByteArray bytesOf(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

PeerRequest readable(const RawRequest &raw)
{
    PeerRequest request;
    request.method = bytesOf(raw.method_string());
    const QByteArray target = bytesOf(raw.target());
    const qsizetype question = target.indexOf('?');
    request.path = QByteArray::fromPercentEncoding(question < 0 ? target : target.left(question));
    request.query = QUrlQuery(QString::fromUtf8(question < 0 ? QByteArray() : target.mid(question + 1)));
    for (const auto &field : raw)
        request.headers.insert(bytesOf(field.name_string()).toLower(), bytesOf(field.value()));
    request.body = QByteArray::fromStdString(raw.body());
    return request;
}

class Conversation final : public PeerConversation
{
public:
    Conversation(tcp::socket &socket, RawRequest &raw, const std::atomic<bool> &stopping) : m_socket(socket), m_raw(raw), m_stopping(stopping) {}

    void reply(int status, const QByteArray &body, const QByteArray &type, const QList<QByteArray> &headers) override
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + type + "\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\nConnection: close\r\n";
        for (const QByteArray &header : headers)
            head += header + "\r\n";
        send(head + "\r\n" + body);
    }
    void cut(int status, const QByteArray &beginning) override
    {
        send("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n" + beginning);
    }
    void drip(int status, const QByteArray &beginning) override
    {
        cut(status, beginning);
        hang();
    }
    void hang() override
    {
        char part[512];
        error_code failed;
        while (!failed && !m_stopping)
            m_socket.read_some(asio::buffer(part), failed);
    }
    void hangUp() override {}
    bool upgrade() override
    {
        if (!beast::websocket::is_upgrade(m_raw))
            return false;
        m_web.emplace(m_socket);
        error_code failed;
        m_web->accept(m_raw, failed);
        return !failed;
    }
    bool sendText(const QByteArray &message) override { return sendMessage(message, true); }
    bool sendBytes(const QByteArray &message) override { return sendMessage(message, false); }
    bool isStopping() const override { return m_stopping; }

private:
    void send(const QByteArray &bytes)
    {
        error_code failed;
        asio::write(m_socket, asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())), failed);
    }
    bool sendMessage(const QByteArray &message, bool isText)
    {
        error_code failed;
        m_web->text(isText);
        m_web->write(asio::buffer(message.constData(), static_cast<std::size_t>(message.size())), failed);
        return !failed;
    }

    tcp::socket &m_socket;
    RawRequest &m_raw;
    const std::atomic<bool> &m_stopping;
    std::optional<beast::websocket::stream<tcp::socket &>> m_web;
};

} // namespace

QJsonObject PeerRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

struct PeerServer::Impl {
    explicit Impl(Answer what) : answer(std::move(what)) {}

    void listen()
    {
        while (!stopping) {
            error_code failed;
            auto socket = std::make_shared<tcp::socket>(io);
            acceptor.accept(*socket, failed);
            if (failed || stopping)
                return;
            const std::lock_guard lock(mutex);
            open.push_back(socket);
            std::thread([this, socket]() mutable {
                serve(*socket);
                leave(std::move(socket));
            }).detach(); // nothing is kept of a thousand conversations that are over
        }
    }
    void serve(tcp::socket &socket)
    {
        beast::flat_buffer buffer;
        beast::http::request_parser<beast::http::string_body> parser;
        parser.body_limit(64 << 20);
        error_code failed;
        beast::http::read(socket, buffer, parser, failed);
        if (failed)
            return close(socket);
        RawRequest raw = parser.release();
        const PeerRequest request = readable(raw);
        {
            const std::lock_guard lock(mutex);
            seen.append(request);
        }
        Conversation conversation(socket, raw, stopping);
        answer(request, conversation);
        close(socket);
    }
    void leave(std::shared_ptr<tcp::socket> socket)
    {
        const std::lock_guard lock(mutex);
        open.remove(socket);
        socket.reset(); // before anybody is told: it needs the io_context, which may be gone right after
        empty.notify_all();
    }
    static void close(tcp::socket &socket)
    {
        error_code ignored;
        socket.shutdown(tcp::socket::shutdown_both, ignored);
    }

    Answer answer;
    std::atomic<bool> stopping = false;
    asio::io_context io{1};
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    mutable std::mutex mutex;
    QList<PeerRequest> seen;
    std::list<std::shared_ptr<tcp::socket>> open;
    std::condition_variable empty; // of `open`
    std::thread listener;
};

PeerServer::PeerServer(Answer answer) : m(std::make_unique<Impl>(std::move(answer)))
{
    m->listener = std::thread([this] { m->listen(); });
}

PeerServer::~PeerServer()
{
    m->stopping = true;
    asio::io_context io;
    tcp::socket last(io); // accept() does not end by itself
    error_code ignored;
    last.connect(m->acceptor.local_endpoint(), ignored);
    m->listener.join();
    std::unique_lock lock(m->mutex);
    for (const auto &socket : m->open)
        Impl::close(*socket);
    m->empty.wait(lock, [this] { return m->open.empty(); });
}

QUrl PeerServer::url() const
{
    return QUrl(QStringLiteral("http://") + hostAndPort());
}

QString PeerServer::hostAndPort() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m->acceptor.local_endpoint().port());
}

QList<PeerRequest> PeerServer::requests() const
{
    const std::lock_guard lock(m->mutex);
    return m->seen;
}

int PeerServer::count(const QByteArray &method, const QByteArray &pathEnd) const
{
    const QList<PeerRequest> all = requests();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const PeerRequest &r) { return r.method == method && r.path.endsWith(pathEnd); }));
}

QByteArray paintedPicture(const QSize &size, const char *format, int hue)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(hue % 360, 160, 220));
    for (int y = 0; y < size.height(); y += 3)
        for (int x = y % 5; x < size.width(); x += 7)
            image.setPixelColor(x, y, QColor::fromHsv((hue + x) % 360, 200, 40 + (x * y) % 200));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QHash<QByteArray, SentPart> formPartsOf(const PeerRequest &request)
{
    const QByteArray type = request.headers.value("content-type");
    const qsizetype at = type.indexOf("boundary=");
    QHash<QByteArray, SentPart> parts;
    if (!type.startsWith("multipart/form-data") || at < 0)
        return parts;
    const QByteArray boundary = "--" + type.mid(at + 9).replace('"', "");
    qsizetype from = request.body.indexOf(boundary);
    while (from >= 0) {
        const qsizetype next = request.body.indexOf("\r\n" + boundary, from + boundary.size());
        const qsizetype head = request.body.indexOf("\r\n\r\n", from);
        if (next < 0 || head < 0)
            return parts;
        const QByteArray lines = request.body.mid(from, head - from);
        const auto quoted = [&lines](const QByteArray &name) {
            const qsizetype start = lines.indexOf(name + "=\"");
            return start < 0 ? QByteArray() : lines.mid(start + name.size() + 2, lines.indexOf('"', start + name.size() + 2) - start - name.size() - 2);
        };
        const qsizetype kind = lines.toLower().indexOf("content-type:");
        SentPart part;
        part.fileName = quoted("filename");
        part.type = kind < 0 ? QByteArray() : lines.mid(kind + 13).split('\r').first().trimmed();
        part.body = request.body.mid(head + 4, next - head - 4);
        parts.insert(quoted("; name"), part);
        from = next + 2;
    }
    return parts;
}

std::pair<QByteArray, QByteArray> embeddedIn(const QString &dataUri)
{
    const QByteArray text = dataUri.toLatin1();
    const qsizetype mark = text.indexOf(";base64,");
    if (!text.startsWith("data:") || mark < 0)
        return {};
    const auto bytes = QByteArray::fromBase64Encoding(text.mid(mark + 8));
    return bytes ? std::pair(text.mid(5, mark - 5), *bytes) : std::pair<QByteArray, QByteArray>();
}

} // namespace mj::test
