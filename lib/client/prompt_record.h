#pragma once
#include <QDateTime>
#include <QString>

namespace mj::client
{

// A prompt that was sent, as it is after unlocking. On disk its words are sealed.
struct PromptRecord {
    QString id;
    QString prompt;
    QString negative;
    QDateTime usedAt; // the last time
    int uses = 1;
    bool pinned = false;
};

// A prompt that the person keeps under a name, to write from.
struct TemplateRecord {
    QString id;
    QString name;
    QString prompt;
    QString negative;

    bool operator==(const TemplateRecord &) const = default;
};

} // namespace mj::client
