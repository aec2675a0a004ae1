#pragma once
#include <QByteArray>
#include <QIODevice>

namespace mj::client
{

// A request body that can be read once and never rewound. QNetworkAccessManager silently sends a request again when the connection
// closes before an answer, also a POST; a body it cannot rewind is what stops it. Used by the thread of its request.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *into, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace mj::client
