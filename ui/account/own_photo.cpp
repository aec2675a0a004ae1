#include "ui/account/own_photo.h"
#include "studio/membership.h"
#include "studio/session.h"

namespace mj::ui {

OwnPhoto::OwnPhoto(studio::Session &session, studio::Membership &membership, QObject *parent)
    : QObject(parent), m_session(session), m_membership(membership)
{
    connect(&session, &studio::Session::accountChanged, this, &OwnPhoto::refresh);
    connect(&session, &studio::Session::offlineChanged, this, &OwnPhoto::refresh);
    refresh();
}

void OwnPhoto::refresh()
{
    const QString wanted = m_session.account().photoId;
    if (wanted.isEmpty()) {
        m_bytes.clear();
        m_shownId.clear();
    } else if (wanted != m_shownId && !m_session.isOffline()) {
        m_membership.photo(this, [this, wanted](const Result<QByteArray> &photo) {
            if (!photo || m_session.account().photoId != wanted)
                return;
            m_bytes = *photo;
            m_shownId = wanted;
            emit changed();
        });
    }
    emit changed();
}

} // namespace mj::ui
