#include "server/providers/painter/png.h"
#include <QBuffer>
#include <QImageWriter>

namespace mj::server::painter {

namespace {
// A buffer that stops taking bytes once the picture is no longer wanted, so that the writer gives up midway.
class StoppableBuffer final : public QBuffer
{
public:
    StoppableBuffer(QByteArray *bytes, const std::atomic<bool> &stop) : QBuffer(bytes), m_stop(stop) {}

protected:
    qint64 writeData(const char *data, qint64 size) override { return m_stop ? -1 : QBuffer::writeData(data, size); }

private:
    const std::atomic<bool> &m_stop;
};
} // namespace

Result<QByteArray> pngOf(QImage image, const std::atomic<bool> &canceled)
{
    image.setText(QStringLiteral("Software"), QStringLiteral("MJ Studio demo engine"));
    image.setText(QStringLiteral("Comment"), QStringLiteral("Drawn by formula from the words of the prompt. Not made by generative AI."));
    QByteArray bytes;
    StoppableBuffer buffer(&bytes, canceled);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setQuality(88); // the lightest compression: grain does not shrink, and people wait
    const bool written = writer.write(image);
    if (canceled)
        return fail(Code::Canceled);
    if (!written)
        return fail(Code::ProviderFailed, QStringLiteral("PNG writer failed"));
    return bytes;
}

} // namespace mj::server::painter
