// Turns the published model into the file that the imaging room reads. Runs while building; anything unexpected stops the build with a sentence.
// mj_pack_weights <factor> <model.json> <its SHA-256> <weights.bin> <its SHA-256> <out>
#include "imaging/upscale_layers.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSaveFile>
#include <QStringList>
#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void stop(const QString &sentence)
{
    std::fprintf(stderr, "mj_pack_weights: %s\n", qPrintable(sentence));
    std::exit(1);
}

QByteArray checkedFile(const QString &name, const QString &hash)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        stop(QStringLiteral("%1 cannot be read. Check out resources/upscale again.").arg(name));
    const QByteArray bytes = file.readAll();
    const QString found = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    if (found != hash)
        stop(QStringLiteral("%1 is not the file that was reviewed.\n  SHA-256 wanted %2\n  SHA-256 found  %3\n"
                            "  Check out resources/upscale again; if the model was replaced on purpose, update packaging/cmake/mj_upscale.cmake.")
                 .arg(name, hash, found));
    return bytes;
}

QString numbers(const QJsonValue &value)
{
    QStringList parts;
    for (const QJsonValue &part : value.toArray())
        parts.append(part.isNull() ? QStringLiteral("?") : QString::number(part.toInt()));
    return parts.join(QLatin1Char('x'));
}

// One layer in a line: what it is and everything about it that changes the result.
QString described(const QJsonObject &layer)
{
    const QJsonObject config = layer[QStringLiteral("config")].toObject();
    const QString type = layer[QStringLiteral("class_name")].toString();
    QStringList words{type, layer[QStringLiteral("name")].toString()};
    if (type == QLatin1String("InputLayer"))
        words << numbers(config[QStringLiteral("batch_input_shape")]);
    if (type == QLatin1String("Conv2D")) {
        const bool plain = numbers(config[QStringLiteral("strides")]) == QLatin1String("1x1")
            && numbers(config[QStringLiteral("dilation_rate")]) == QLatin1String("1x1") && config[QStringLiteral("groups")].toInt(1) == 1
            && config[QStringLiteral("use_bias")].toBool() && config[QStringLiteral("activation")].toString() == QLatin1String("linear")
            && config[QStringLiteral("data_format")].toString() == QLatin1String("channels_last")
            && (config[QStringLiteral("padding")].toString() == QLatin1String("same")
                || numbers(config[QStringLiteral("kernel_size")]) == QLatin1String("1x1"));
        words << numbers(config[QStringLiteral("kernel_size")]) << QString::number(config[QStringLiteral("filters")].toInt())
              << (plain ? QStringLiteral("plain") : QStringLiteral("unusual"));
    }
    if (type == QLatin1String("Activation"))
        words << config[QStringLiteral("activation")].toString();
    if (type == QLatin1String("Concatenate"))
        words << QString::number(config[QStringLiteral("axis")].toInt());
    if (type == QLatin1String("UpSampling2D"))
        words << numbers(config[QStringLiteral("size")]) << config[QStringLiteral("interpolation")].toString();
    words << QStringLiteral("<");
    for (const QJsonValue &node : layer[QStringLiteral("inbound_nodes")].toArray().first().toArray())
        words << node.toArray().first().toString();
    return words.join(QLatin1Char(' '));
}

// The graph that lib/imaging/upscale_network.cpp computes.
QStringList wantedGraph(int factor)
{
    QString text = QStringLiteral("InputLayer LR ?x?x?x3 <\n"
                                  "Conv2D F_m1 3x3 64 plain < LR\n"
                                  "Conv2D F_0 3x3 64 plain < F_m1\n");
    const QString dense = QStringLiteral("Conv2D F_%1_1 3x3 4 plain < %2\n"
                                         "Activation F_%1_1_Relu relu < F_%1_1\n"
                                         "Concatenate RDB_Concat_%1_1 3 < %2 F_%1_1_Relu\n"
                                         "Conv2D LFF_%1 1x1 64 plain < RDB_Concat_%1_1\n"
                                         "Add LRL_%1 < LFF_%1 %2\n");
    text += dense.arg(QStringLiteral("1"), QStringLiteral("F_0")) + dense.arg(QStringLiteral("2"), QStringLiteral("LRL_1"));
    text += QStringLiteral("Concatenate LRLs_Concat 3 < LRL_1 LRL_2\n"
                           "Conv2D GFF_1 1x1 64 plain < LRLs_Concat\n"
                           "Conv2D GFF_2 3x3 64 plain < GFF_1\n"
                           "Add FDF < GFF_2 F_m1\n"
                           "Conv2D UPN1 5x5 64 plain < FDF\n"
                           "Activation UPN1_Relu relu < UPN1\n"
                           "Conv2D UPN2 3x3 32 plain < UPN1_Relu\n"
                           "Activation UPN2_Relu relu < UPN2\n"
                           "Conv2D UPN3 3x3 %1 plain < UPN2_Relu\n"
                           "UpSampling2D UPsample %2x%2 nearest < UPN3\n"
                           "Conv2D SR 3x3 3 plain < UPsample")
                .arg(factor * factor * 3)
                .arg(factor);
    return text.split(QLatin1Char('\n'));
}

void checkGraph(const QJsonObject &model, int factor)
{
    const QJsonObject topology = model[QStringLiteral("modelTopology")].toObject();
    const QJsonArray layers =
        topology[QStringLiteral("model_config")].toObject()[QStringLiteral("config")].toObject()[QStringLiteral("layers")].toArray();
    const QStringList wanted = wantedGraph(factor);
    if (layers.size() != wanted.size())
        stop(QStringLiteral("the model has %1 layers, not %2").arg(layers.size()).arg(wanted.size()));
    for (int i = 0; i < wanted.size(); ++i) {
        const QString found = described(layers.at(i).toObject());
        if (found != wanted.at(i))
            stop(QStringLiteral("layer %1 of the model is \"%2\", and this program computes \"%3\"").arg(i).arg(found, wanted.at(i)));
    }
}

// Where each array lies in the weights, by name and shape: "F_0/kernel 3x3x64x64".
QMap<QString, QByteArray> arraysOf(const QJsonObject &model, const QByteArray &weights)
{
    QMap<QString, QByteArray> arrays;
    qsizetype at = 0;
    for (const QJsonValue &group : model[QStringLiteral("weightsManifest")].toArray()) {
        for (const QJsonValue &value : group.toObject()[QStringLiteral("weights")].toArray()) {
            const QJsonObject entry = value.toObject();
            const QString name = entry[QStringLiteral("name")].toString();
            if (entry[QStringLiteral("dtype")].toString() != QLatin1String("float32") || entry.contains(QStringLiteral("quantization")))
                stop(QStringLiteral("%1 is not float32").arg(name));
            qsizetype bytes = 4;
            for (const QJsonValue &side : entry[QStringLiteral("shape")].toArray())
                bytes *= side.toInt();
            if (at + bytes > weights.size())
                stop(QStringLiteral("the weights end within %1").arg(name));
            arrays.insert(name + QLatin1Char(' ') + numbers(entry[QStringLiteral("shape")]), weights.mid(at, bytes));
            at += bytes;
        }
    }
    if (at != weights.size())
        stop(QStringLiteral("%1 bytes of the weights belong to no layer").arg(weights.size() - at));
    return arrays;
}

QByteArray packed(const QMap<QString, QByteArray> &arrays, int factor)
{
    QByteArray out(mj::upscaleMagic, sizeof mj::upscaleMagic);
    out.append(static_cast<char>(factor));
    for (const mj::UpscaleLayer &layer : mj::upscaleLayers(factor)) {
        const QString name = QString::fromLatin1(layer.name);
        const QString kernel = QStringLiteral("%1/kernel %2x%2x%3x%4").arg(name).arg(layer.side).arg(layer.in).arg(layer.out);
        const QString bias = QStringLiteral("%1/bias %2").arg(name).arg(layer.out);
        for (const QString &key : {kernel, bias}) {
            if (!arrays.contains(key))
                stop(QStringLiteral("the model has no array \"%1\"").arg(key));
            out.append(arrays.value(key));
        }
    }
    return out;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    if (words.size() != 6)
        stop(QStringLiteral("usage: mj_pack_weights <2|4> <model.json> <SHA-256> <weights.bin> <SHA-256> <out>"));
    const int factor = words.at(0).toInt();
    if (factor != 2 && factor != 4)
        stop(QStringLiteral("the factor is 2 or 4"));
    const QJsonObject model = QJsonDocument::fromJson(checkedFile(words.at(1), words.at(2))).object();
    const QByteArray weights = checkedFile(words.at(3), words.at(4));
    checkGraph(model, factor);
    const QByteArray out = packed(arraysOf(model, weights), factor);
    QSaveFile file(words.at(5));
    if (!file.open(QIODevice::WriteOnly) || file.write(out) != out.size() || !file.commit())
        stop(QStringLiteral("%1 cannot be written").arg(words.at(5)));
    return 0;
}
