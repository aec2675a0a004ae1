#pragma once
#include "server/providers/provider_link.h"

namespace mj::server {

// How one hosted model calls the parts of an order, from the catalogue:
//   {"input": {"output_format": "png"}, "map": {"prompt": "prompt", "size": "aspect_ratio", "seed": "seed", "references": "image_input"},
//    "values": {"quality": {"high": "2K"}}, "ratios": ["1:1", "16:9"], "maskAs": "alpha", "atOnce": 4}
// `input` is sent as it stands. Parts: prompt, negative_prompt, size, seed, count, quality, style, scale, reference (the first), references
// (all), mask. A size goes as "16:9" when its name holds "ratio", as two numbers when it names two ("width,height"), as an object
// for "image_size", else as "1024x768". A part that is asked for and not in the map is refused by its name.
class ModelInput
{
public:
    explicit ModelInput(const QJsonObject &options);

    int atOnce() const;
    bool takes(const QString &part) const { return m_map.contains(part); }
    // How references and mask are named in the input: data URIs or addresses of files, in their order.
    struct Files {
        QStringList references;
        QString mask;
    };
    // InvalidField with what the model does not take.
    Result<QJsonObject> of(const PictureOrder &order, const Files &files) const;
    // Our name for a name of the input, empty when it is none of the order's.
    QString partOf(const QString &inputName) const;

    // The mask as the model wants it, empty without one. InvalidField.
    Result<QByteArray> maskOf(const PictureOrder &order) const;
    // What leaves with such an input, but for pictures.
    QList<SentField> wordsOf(const PictureOrder &order, const QJsonObject &input) const;

private:
    Result<void> check(const PictureOrder &order) const;
    Result<void> putSize(QJsonObject &input, const QSize &size) const;
    Result<QString> ratioOf(const QSize &size) const;
    void putValue(QJsonObject &input, const QString &part, const QString &value) const;

    QJsonObject m_options;
    QHash<QString, QString> m_map;
};

QString dataUri(const QByteArray &type, const QByteArray &bytes);

} // namespace mj::server
