#include "imaging/xmp_packet.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace mj {
namespace {

const QString rdfSpace = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
const QString iptcSpace = QStringLiteral("http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
const QString xmpSpace = QStringLiteral("http://ns.adobe.com/xap/1.0/");
const QString sourceName = QStringLiteral("DigitalSourceType");
const QString toolName = QStringLiteral("CreatorTool");
const QString descriptionName = QStringLiteral("Description");

constexpr char packetHead[] = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
constexpr char packetTail[] = "<?xpacket end=\"w\"?>";

bool isSource(QStringView space, QStringView name)
{
    return space == iptcSpace && name == sourceName;
}

bool isOurs(QStringView space, QStringView name)
{
    return isSource(space, name) || (space == xmpSpace && name == toolName);
}

// Inside a Description. Each names its namespace itself: what a foreign packet declares further up is not ours to know.
void writeOurs(QXmlStreamWriter &out, SourceType source)
{
    out.writeCharacters(QString()); // ends the start tag: the declarations belong to the elements below
    out.writeNamespace(iptcSpace, QStringLiteral("Iptc4xmpExt"));
    out.writeTextElement(iptcSpace, sourceName, sourceTypeAddress(source));
    out.writeNamespace(xmpSpace, QStringLiteral("xmp"));
    out.writeTextElement(xmpSpace, toolName, QStringLiteral("MJ Studio"));
}

void writeDescription(QXmlStreamWriter &out, SourceType source)
{
    out.writeStartElement(rdfSpace, descriptionName);
    out.writeAttribute(rdfSpace, QStringLiteral("about"), QString());
    writeOurs(out, source);
    out.writeEndElement();
}

// Where a walk through a packet is: properties are what stands in a Description of the first rdf:RDF, as an element or an attribute.
class PacketWalk
{
public:
    explicit PacketWalk(const QByteArray &packet) : in(withoutPadding(packet)) {}

    // False at the end and at anything an honest packet does not have: an error, a DTD, an entity of its own.
    bool next()
    {
        if (in.isEndElement())
            --m_depth;
        const QXmlStreamReader::TokenType token = in.readNext();
        if (in.isStartElement())
            ++m_depth;
        if (in.isStartElement() && m_rdf == 0 && in.namespaceUri() == rdfSpace && in.name() == QLatin1String("RDF"))
            m_rdf = m_depth;
        return !in.atEnd() && !in.hasError() && token != QXmlStreamReader::DTD && token != QXmlStreamReader::EntityReference;
    }
    bool isWhole() const { return in.tokenType() == QXmlStreamReader::EndDocument && !in.hasError() && m_rdf > 0; }
    bool isRdfEnd() const { return in.isEndElement() && m_depth == m_rdf && !m_left; }
    void leave() { m_left = true; }
    bool isDescription() const
    {
        return in.isStartElement() && !m_left && m_rdf > 0 && m_depth == m_rdf + 1 && in.namespaceUri() == rdfSpace && in.name() == descriptionName;
    }
    bool isProperty() const { return in.isStartElement() && !m_left && m_rdf > 0 && m_depth == m_rdf + 2; }

    QXmlStreamReader in;

private:
    static QByteArray withoutPadding(QByteArray packet)
    {
        while (packet.endsWith('\0'))
            packet.chop(1);
        return packet;
    }
    int m_depth = 0;
    int m_rdf = 0; // depth of the first rdf:RDF; 0: not seen
    bool m_left = false;
};

// Namespaces first, so that every element keeps its prefix; our properties as attributes of a Description stay behind.
void copyStart(QXmlStreamWriter &out, const QXmlStreamReader &in, bool isDescription)
{
    out.writeCharacters(QString()); // ends the start tag around
    const auto spaces = in.namespaceDeclarations();
    for (const QXmlStreamNamespaceDeclaration &space : spaces)
        out.writeNamespace(space.namespaceUri().toString(), space.prefix().toString());
    out.writeStartElement(in.namespaceUri().toString(), in.name().toString());
    const QXmlStreamAttributes attributes = in.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (!isDescription || !isOurs(attribute.namespaceUri(), attribute.name()))
            out.writeAttribute(attribute);
    }
}

QByteArray wrapped(const QByteArray &body)
{
    return packetHead + body + packetTail;
}

void copyToken(QXmlStreamWriter &out, const PacketWalk &walk)
{
    const QXmlStreamReader &in = walk.in;
    const bool isOurWrapper = in.isProcessingInstruction() && in.processingInstructionTarget() == QLatin1String("xpacket");
    if (in.isStartElement())
        copyStart(out, in, walk.isDescription());
    else if (!in.isStartDocument() && !isOurWrapper)
        out.writeCurrentToken(in);
}

// Empty when `former` cannot be read.
QByteArray merged(const QByteArray &former, SourceType source)
{
    QByteArray body;
    QXmlStreamWriter out(&body);
    PacketWalk walk(former);
    bool isWritten = false; // into the first Description; a packet without one gets ours
    while (walk.next()) {
        if (walk.isProperty() && isOurs(walk.in.namespaceUri(), walk.in.name())) {
            walk.in.skipCurrentElement();
            continue;
        }
        if (walk.isRdfEnd()) {
            if (!isWritten)
                writeDescription(out, source);
            isWritten = true;
            walk.leave();
        }
        copyToken(out, walk);
        if (walk.isDescription() && !isWritten) {
            writeOurs(out, source);
            isWritten = true;
        }
    }
    return walk.isWhole() && !out.hasError() ? wrapped(body) : QByteArray();
}

} // namespace

QByteArray xmpPacket(SourceType source)
{
    QByteArray body;
    QXmlStreamWriter out(&body);
    out.writeNamespace(QStringLiteral("adobe:ns:meta/"), QStringLiteral("x"));
    out.writeStartElement(QStringLiteral("adobe:ns:meta/"), QStringLiteral("xmpmeta"));
    out.writeCharacters(QString());
    out.writeNamespace(rdfSpace, QStringLiteral("rdf"));
    out.writeStartElement(rdfSpace, QStringLiteral("RDF"));
    writeDescription(out, source);
    out.writeEndElement();
    out.writeEndElement();
    return wrapped(body);
}

QByteArray mergedXmp(const QByteArray &former, SourceType source)
{
    const QByteArray packet = former.isEmpty() ? QByteArray() : merged(former, source);
    // What this program cannot read back, others may not either.
    return !packet.isEmpty() && sourceTypeIn(packet) == source ? packet : xmpPacket(source);
}

std::optional<SourceType> sourceTypeIn(const QByteArray &packet)
{
    std::optional<SourceType> found;
    PacketWalk walk(packet);
    while (walk.next()) {
        if (walk.isRdfEnd())
            walk.leave();
        if (walk.isDescription() && walk.in.attributes().hasAttribute(iptcSpace, sourceName))
            found = sourceTypeAt(walk.in.attributes().value(iptcSpace, sourceName).toString().trimmed());
        if (!walk.isProperty() || !isSource(walk.in.namespaceUri(), walk.in.name()))
            continue;
        const QString resource = walk.in.attributes().value(rdfSpace, QStringLiteral("resource")).toString();
        const QString text = walk.in.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        found = sourceTypeAt(resource.isEmpty() ? text : resource);
    }
    return walk.isWhole() ? found : std::nullopt;
}

} // namespace mj
