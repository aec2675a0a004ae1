#pragma once
#include <QByteArray>
#include <QObject>

namespace mj::studio {
class Membership;
class Session;
} // namespace mj::studio

namespace mj::ui {

// The profile photo of the signed-in member, asked for again whenever it changes; empty while there is none or it cannot be had. GUI thread.
class OwnPhoto : public QObject
{
    Q_OBJECT
public:
    OwnPhoto(studio::Session &session, studio::Membership &membership, QObject *parent = nullptr);

    const QByteArray &bytes() const { return m_bytes; } // JPEG

signals:
    void changed(); // also when the name changed

private:
    void refresh();

    studio::Session &m_session;
    studio::Membership &m_membership;
    QByteArray m_bytes;
    QString m_shownId;
};

} // namespace mj::ui
