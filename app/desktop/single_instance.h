#pragma once
#include <QLocalServer>
#include <QObject>

namespace mj {

// One program per profile: a second start asks the first to show itself and leaves. GUI thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &profileFolder, QObject *parent = nullptr);

    bool claim(); // false: another one runs and has been asked to come forward

signals:
    void shownAgain();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace mj
