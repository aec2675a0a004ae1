#include "studio/prompt_encoding.h"

#include <QStringDecoder>

namespace mj::studio {
namespace {

using Problem = TemplateImport::FileProblem;

bool isOtherUnicode(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return true;
    return bytes.left(64).count('\0') > bytes.left(64).size() / 4;
}

// CP949 is EUC-KR with more syllables. Every byte above ASCII must begin a pair, and most pairs be syllables of everyday Korean: text of
// other countries is not mistaken for it.
bool isKorean(const QByteArray &bytes)
{
    int pairs = 0;
    int everyday = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<uchar>(bytes.at(i));
        if (lead < 0x80)
            continue;
        const auto trail = i + 1 < bytes.size() ? static_cast<uchar>(bytes.at(i + 1)) : uchar(0);
        const bool isTrail = (trail >= 0x41 && trail <= 0x5A) || (trail >= 0x61 && trail <= 0x7A) || (trail >= 0x81 && trail <= 0xFE);
        if (lead == 0x80 || lead == 0xFF || !isTrail)
            return false;
        ++pairs;
        everyday += lead >= 0xB0 && lead <= 0xC8 && trail >= 0xA1 ? 1 : 0;
        ++i;
    }
    return pairs > 0 && everyday * 2 >= pairs;
}

} // namespace

DecodedText decodeText(const QByteArray &bytes)
{
    if (isOtherUnicode(bytes))
        return {{}, Problem::OtherUnicode};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QByteArray body = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    const QString text = decoder.decode(body);
    if (decoder.hasError())
        return {{}, isKorean(body) ? Problem::KoreanBytes : Problem::NoText};
    if (text.trimmed().isEmpty())
        return {{}, Problem::Empty};
    return {text, std::nullopt};
}

} // namespace mj::studio
