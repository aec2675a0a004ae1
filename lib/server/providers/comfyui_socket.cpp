#include "server/providers/comfyui_socket.h"

#include "server/http/web_socket.h"

namespace mj::server {
namespace {

constexpr int connectMs = 3'000;

QUrl addressOf(const QUrl &base, const QString &clientId)
{
    QUrl url = base;
    url.setScheme(base.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    QString path = base.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QStringLiteral("/ws"));
    url.setQuery(QStringLiteral("clientId=") + clientId);
    return url;
}

} // namespace

struct ComfyuiSocket::State {
    std::optional<http::WebSocket> socket;
};

ComfyuiSocket::ComfyuiSocket() : m(std::make_unique<State>()) {}

ComfyuiSocket::~ComfyuiSocket() = default; // no goodbye: it would wait for the peer's

void ComfyuiSocket::open(const ProviderConfig &config, const QString &clientId, const std::atomic<bool> *canceled)
{
    http::WebSocket::Config wanted;
    wanted.url = addressOf(config.base, clientId);
    if (!config.key.isEmpty())
        wanted.headers = {{"Authorization", "Bearer " + config.key}};
    wanted.connectTimeoutMs = connectMs;
    wanted.cancel = canceled;
    if (auto socket = http::WebSocket::connect(wanted))
        m->socket = std::move(*socket);
}

bool ComfyuiSocket::isOpen() const
{
    return m->socket.has_value();
}

ComfyuiNews ComfyuiSocket::next(int milliseconds, const QString &promptId)
{
    const auto message = m->socket->read(milliseconds);
    if (message)
        return message->isText ? comfyuiNewsOfText(message->bytes, promptId) : comfyuiNewsOfBytes(message->bytes);
    if (message.error().code != Code::Timeout && message.error().code != Code::Canceled)
        m->socket.reset();
    return {};
}

} // namespace mj::server
