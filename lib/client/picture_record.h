#pragma once
#include <QDateTime>
#include <QSize>
#include <QString>

namespace mj::client
{

// A picture in the gallery, as it is after unlocking. On disk the prompt and the rest of the recipe are sealed.
struct PictureRecord {
    QString id;
    QString generationId; // empty for one made on this computer
    QString parentId;     // the picture it was made from; empty: from words
    QString prompt;
    QString modelId;
    QString modelName;
    QString style;
    QSize size;
    qint64 seed = 0;
    qint64 bytes = 0;
    qint64 points = 0;
    QString sha256; // of the opened file, lower-case hex
    bool generativeAi = true;
    bool fromPicture = false; // made from a picture of the person's own, not from words alone
    bool favourite = false;
    QDateTime createdAt;
};

} // namespace mj::client
