#include "imaging/upscale_weights.h"
#include "support/catch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace mj;

namespace {

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString published(int factor, const char *name)
{
    return QStringLiteral(MJ_SOURCE_DIR "/resources/upscale/x%1/").arg(factor) + QLatin1String(name);
}

// The packer on files of our own choice, with the sums that fit them unless said otherwise.
struct Packer {
    QByteArray write(const char *name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    }
    int run(int factor, const QByteArray &model, const QByteArray &weights, QByteArray weightsHash = {})
    {
        const QByteArray modelHash = write("model.json", model);
        const QByteArray realHash = write("weights.bin", weights);
        if (weightsHash.isEmpty())
            weightsHash = realHash;
        QProcess process;
        process.start(QStringLiteral(MJ_BIN_DIR "/mj_pack_weights"),
                      {QString::number(factor), folder.filePath(QStringLiteral("model.json")), QString::fromLatin1(modelHash),
                       folder.filePath(QStringLiteral("weights.bin")), QString::fromLatin1(weightsHash), out()});
        REQUIRE(process.waitForFinished());
        said = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }
    QString out() const { return folder.filePath(QStringLiteral("out.weights")); }

    QTemporaryDir folder;
    QString said;
};

} // namespace

TEST_CASE("the packed weights are the published ones, and only those of one graph are packed")
{
    Packer packer;
    const QByteArray model = bytesOf(published(2, "model.json"));
    const QByteArray weights = bytesOf(published(2, "group1-shard1of1.bin"));
    REQUIRE(packer.run(2, model, weights) == 0);
    const auto packed = readUpscaleWeights(bytesOf(packer.out()));
    REQUIRE(packed);
    const auto builtIn = builtInUpscaleWeights(2);
    for (std::size_t i = 0; i < upscaleLayerCount; ++i) {
        CHECK(packed->layers[i].kernel == builtIn->layers[i].kernel);
        CHECK(packed->layers[i].bias == builtIn->layers[i].bias);
    }
    QFile::remove(packer.out());

    SECTION("one changed byte")
    {
        QByteArray changed = weights;
        changed[5000] = char(changed.at(5000) ^ 1);
        const QByteArray hash = QCryptographicHash::hash(weights, QCryptographicHash::Sha256).toHex();
        CHECK(packer.run(2, model, changed, hash) != 0);
        CHECK(packer.said.contains(QStringLiteral("not the file that was reviewed")));
        CHECK(packer.said.contains(QString::fromLatin1(hash)));
    }
    SECTION("another activation, kernel, connection or stride")
    {
        const QList<std::pair<QByteArray, QByteArray>> changes{{"\"activation\": \"relu\"", "\"activation\": \"tanh\""},
                                                               {"[5, 5]", "[3, 3]"},
                                                               {"[[[\"LFF_1\", 0, 0, {}], [\"F_0\"", "[[[\"LFF_1\", 0, 0, {}], [\"F_m1\""},
                                                               {"\"strides\": [1, 1]", "\"strides\": [2, 2]"},
                                                               {"\"nearest\"", "\"bilinear\""}};
        for (const auto &[from, to] : changes) {
            INFO(from.toStdString());
            QByteArray other = model;
            other.replace(from, to);
            REQUIRE(other != model);
            CHECK(packer.run(2, other, weights) != 0);
            CHECK(packer.said.contains(QStringLiteral("and this program computes")));
        }
    }
    SECTION("the other factor, and weights that do not fit")
    {
        CHECK(packer.run(4, model, weights) != 0);
        CHECK(packer.run(2, model, weights.chopped(4)) != 0);
        CHECK(packer.said.contains(QStringLiteral("the weights end within")));
        CHECK(packer.run(2, model, weights + QByteArray(4, '\0')) != 0);
        CHECK(packer.said.contains(QStringLiteral("belong to no layer")));
        CHECK(packer.run(2, "{", weights) != 0);
    }
    CHECK_FALSE(QFile::exists(packer.out()));
}
