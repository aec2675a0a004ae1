#include "server/http/event_stream.h"
#include <algorithm>
#include <cstdio>
#include <random>

using namespace mj;
using namespace mj::server::http;

// 100,000 mutated event streams, cut into random pieces, against a slow reading of the standard that sees each stream whole.
namespace {

constexpr int streams = 100'000;
constexpr qsizetype smallLimit = 64;

using Random = std::mt19937;

int below(Random &random, qsizetype limit)
{
    return limit <= 0 ? 0 : static_cast<int>(random() % static_cast<unsigned>(limit));
}

QList<QByteArray> linesOf(QByteArray bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    bytes.replace("\r\n", "\n").replace('\r', '\n');
    QList<QByteArray> lines = bytes.split('\n');
    lines.removeLast(); // its end has not come
    return lines;
}

QByteArray slowReading(const QByteArray &bytes)
{
    QByteArray all;
    QByteArray type;
    QByteArray data; // every line with its \n, as the standard puts it
    for (const QByteArray &line : linesOf(bytes)) {
        if (line.isEmpty()) {
            if (!data.isEmpty())
                all += (type.isEmpty() ? "message" : type) + '=' + data.chopped(1) + '|';
            type.clear();
            data.clear();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = colon < 0 ? line : line.left(colon);
        QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        if (name == "event")
            type = value;
        if (name == "data")
            data += value + '\n';
    }
    return all;
}

QByteArray mutated(Random &random)
{
    static const QList<QByteArray> pieces = {"data: ", "data:", "data", "event: ", "event", "id: 1", "retry: 5", ":", ": hello", "\n", "\r", "\r\n", "\n\n",
                                             "\r\n\r\n", "\xEF\xBB\xBF", "{\"type\":\"image\"}", "[DONE]", " ", "x", QByteArray(1, '\0'), "\xff", QByteArray(40, 'A')};
    QByteArray bytes = "event: image_generation.completed\ndata: {\"b64_json\":\"AAAA\"}\n\n: quiet\r\n\r\ndata: a\rdata: b\r\r";
    for (int i = below(random, 12); i > 0; --i) {
        const int at = below(random, bytes.size() + 1);
        switch (below(random, 5)) {
        case 0:
            bytes.insert(at, pieces.at(below(random, pieces.size())));
            break;
        case 1:
            bytes.remove(at, 1 + below(random, 8));
            break;
        case 2:
            bytes.insert(at, bytes.mid(below(random, bytes.size()), below(random, 30)));
            break;
        case 3:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(random());
            break;
        default:
            bytes.append(pieces.at(below(random, pieces.size())));
        }
    }
    return bytes;
}

// Feeds in pieces; what came out, with a trailing '!' when the stream was refused.
QByteArray quickReading(const QByteArray &bytes, qsizetype limit, Random &random)
{
    EventStream stream(limit);
    QByteArray all;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = std::min<qsizetype>(bytes.size() - at, 1 + below(random, 20));
        const QByteArray piece = bytes.mid(at, length); // its own memory, so that a step beyond it is seen
        const auto events = stream.feed(piece);
        if (!events)
            return stream.feed("data: x\n\n") ? all + '?' : all + '!';
        for (const StreamEvent &event : *events)
            all += event.type + '=' + event.data + '|';
        at += length;
    }
    return all;
}

} // namespace

int main()
{
#ifndef MJ_FUZZ_SANITIZERS
    std::puts("skipped: this compiler has no address and undefined behaviour sanitizers");
    return 77;
#endif
    Random random(20'261'127);
    int refused = 0;
    for (int i = 0; i < streams; ++i) {
        const QByteArray bytes = mutated(random);
        const QByteArray wanted = slowReading(bytes);
        const QByteArray all = quickReading(bytes, 1 << 20, random);
        const QByteArray limited = quickReading(bytes, smallLimit, random);
        const bool isRefused = limited.endsWith('!');
        refused += isRefused ? 1 : 0;
        if (all != wanted || (isRefused ? !wanted.startsWith(limited.chopped(1)) : limited != wanted)) {
            std::printf("stream %d differs: %s\nwanted %s\ncame   %s\nsmall  %s\n", i, bytes.toPercentEncoding().constData(), wanted.toPercentEncoding().constData(),
                        all.toPercentEncoding().constData(), limited.toPercentEncoding().constData());
            return 1;
        }
    }
    std::printf("%d streams read as the standard says, %d of them refused by a limit of %d bytes\n", streams, refused, static_cast<int>(smallLimit));
    return refused > 0 && refused < streams ? 0 : 1;
}
