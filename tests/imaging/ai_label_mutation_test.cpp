#include "imaging/ai_label.h"
#include "label_files.h"
#include "support/catch.h"

using namespace mj;
using namespace pictures;

namespace {

QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    const int changes = 1 + int(random.bounded(6));
    for (int change = 0; change < changes && !bytes.isEmpty(); ++change) {
        // The structure is near the beginning: half of the changes go there.
        const int room = int(random.bounded(2)) == 0 ? int(bytes.size()) : qMin(int(bytes.size()), 700);
        const int at = int(random.bounded(room));
        switch (random.bounded(6)) {
        case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
        case 1: bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << random.bounded(8))); break;
        case 2: bytes.truncate(at); break;
        case 3: bytes.remove(at, int(random.bounded(40))); break;
        case 4: bytes.insert(at, bytes.mid(int(random.bounded(int(bytes.size()))), int(random.bounded(60)))); break;
        default: bytes.replace(at, 4, QByteArray(4, random.bounded(2) == 0 ? '\xff' : '\0')); break;
        }
    }
    return bytes;
}

QList<QByteArray> seeds()
{
    QList<QByteArray> files;
    for (const char *format : {"png", "jpeg", "webp"}) {
        const QByteArray plain = encoded(busy(24, 20, QImage::Format_ARGB32), format, 90);
        if (plain.isEmpty())
            continue;
        files.append(plain);
        if (const Result<LabelledPicture> done = withLabel(plain, SourceType::AlgorithmicMedia))
            files.append(done->bytes);
    }
    return files;
}

} // namespace

TEST_CASE("20,000 damaged files: each is refused by name or leaves with a label that reads back")
{
    constexpr int files = 20'000;
    QRandomGenerator random(20261127);
    const QList<QByteArray> whole = seeds();
    REQUIRE(whole.size() >= 4);
    int refused = 0;
    int done = 0;
    for (int file = 0; file < files; ++file) {
        const QByteArray odd = mutated(whole.at(file % whole.size()), random);
        const Result<LabelledPicture> answer = withLabel(odd, SourceType::TrainedAlgorithmicMedia);
        if (!answer) {
            ++refused;
            if (answer.error().code != Code::Corrupt && answer.error().code != Code::UnsupportedMediaType)
                FAIL("file " << file << " gives code " << static_cast<int>(answer.error().code));
            continue;
        }
        ++done;
        const Result<std::optional<SourceType>> read = labelOf(answer->bytes);
        if (!read || *read != SourceType::TrainedAlgorithmicMedia)
            FAIL("file " << file << " left without its label");
    }
    CHECK(refused > files / 10);
    CHECK(done > files / 10);
}
