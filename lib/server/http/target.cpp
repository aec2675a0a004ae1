#include "server/http/target.h"

#include "server/http/hex_digit.h"
#include <QStringDecoder>
#include <algorithm>

namespace mj::server::http {
namespace {

// -1 unless `at` points at a whole "%xx".
int escaped(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size())
        return -1;
    const int high = hexValue(text[at + 1]);
    const int low = hexValue(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool isControl(int byte)
{
    return byte < 0x20 || byte == 0x7f;
}

std::optional<QString> decode(std::string_view text, bool keepSlash)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(text.size()));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i]);
            continue;
        }
        const int value = escaped(text, i);
        if (value < 0 || isControl(value))
            return std::nullopt;
        if (value == '/' && keepSlash)
            bytes.append("%2F");
        else
            bytes.append(static_cast<char>(value));
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return decoded;
}

} // namespace

std::optional<Target> parseTarget(std::string_view target)
{
    const auto printable = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
    if (target.empty() || target.front() != '/' || !std::all_of(target.begin(), target.end(), printable))
        return std::nullopt;
    const std::size_t mark = target.find('?');
    const std::string_view query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    std::optional<QString> path = decode(target.substr(0, mark), true);
    // Tabs and line ends belong in no query of ours either: decoded here only to be judged.
    if (!path || !decode(query, false))
        return std::nullopt;
    return Target{std::move(*path), QUrlQuery(QString::fromLatin1(query.data(), static_cast<qsizetype>(query.size())))};
}

} // namespace mj::server::http
