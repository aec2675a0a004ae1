#include "server/providers/stand_in.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImage>
#include <QJsonDocument>
#include <algorithm>

namespace mj::test {
namespace {

QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    const QList<QByteArray> items = header.split(';');
    for (const QByteArray &item : items) {
        const QByteArray text = item.trimmed();
        if (text.startsWith(name + '='))
            return text.mid(name.size() + 1).replace('"', "");
    }
    return {};
}

FormPart partOf(const QByteArray &raw)
{
    FormPart part;
    const qsizetype gap = raw.indexOf("\r\n\r\n");
    part.body = raw.mid(gap + 4);
    const QList<QByteArray> lines = raw.left(gap).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-disposition:")) {
            part.name = parameterOf(line, "name");
            part.fileName = parameterOf(line, "filename");
        } else if (line.toLower().startsWith("content-type:")) {
            part.type = line.mid(line.indexOf(':') + 1).trimmed();
        }
    }
    return part;
}

} // namespace

QList<FormPart> formParts(const VendorRequest &request)
{
    const QByteArray type = request.header("content-type");
    const QByteArray boundary = parameterOf(type, "boundary");
    if (!type.startsWith("multipart/form-data") || boundary.isEmpty())
        return {};
    QList<FormPart> parts;
    const QByteArray line = "\r\n--" + boundary;
    const QByteArray body = "\r\n" + request.body;
    for (qsizetype at = body.indexOf(line); at >= 0;) {
        const qsizetype next = body.indexOf(line, at + line.size());
        if (next < 0)
            break;
        parts << partOf(body.mid(at + line.size() + 2, next - at - line.size() - 2));
        at = next;
    }
    return parts;
}

QByteArray paint(const QSize &size, const char *format)
{
    static std::atomic<int> number = 0;
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number++ * 37 % 360, 160, 200).rgb());
    image.setPixel(0, 0, static_cast<uint>(number * 7919));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

QByteArray sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

VendorReply json(int status, const QJsonObject &body)
{
    VendorReply reply;
    reply.status = status;
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return reply;
}

QUrl StandIn::start()
{
    if (!m_server)
        m_server = std::make_unique<VendorServer>([this](const VendorRequest &request) { return receive(request); });
    return url();
}

QList<VendorRequest> StandIn::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int StandIn::count(const QByteArray &method) const
{
    const QList<VendorRequest> all = requests();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const VendorRequest &r) { return r.method == method; }));
}

VendorReply StandIn::receive(const VendorRequest &request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_requests << request;
    }
    Fault wrong = fault;
    if (wrong != Fault::None && times == 0)
        wrong = Fault::None;
    else if (wrong != Fault::None && times > 0)
        --times;
    return answer(request, wrong);
}

std::optional<VendorReply> StandIn::commonFault(Fault wrong)
{
    VendorReply reply;
    switch (wrong) {
    case Fault::Garbage:
        reply.body = R"({"data":[{"b64_json":"iVBORw0KGgo)";
        return reply;
    case Fault::Oversized:
        reply.pieces = QList<QByteArray>(66, QByteArray(1 << 20, ' '));
        return reply;
    case Fault::CutBeforeAnswer:
        reply.hasHead = false;
        reply.end = VendorReply::End::Cut;
        return reply;
    case Fault::NeverAnswers:
        reply.hasHead = false;
        reply.end = VendorReply::End::Silence;
        return reply;
    case Fault::SlowDrip:
        reply.pieces = QList<QByteArray>(1000, QByteArray(" "));
        reply.pauseMs = 20;
        return reply;
    case Fault::Gateway:
        reply.status = 502;
        reply.type = "text/html";
        reply.body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
        return reply;
    case Fault::Redirect:
        reply.status = 307;
        reply.headers = {{"Location", "http://127.0.0.1:9/elsewhere"}};
        return reply;
    default:
        return std::nullopt;
    }
}

} // namespace mj::test
