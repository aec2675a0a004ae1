#pragma once
#include "studio/session.h"
#include <functional>

namespace mj::ui {

// Does it now, or as soon as the session has finished what it is busy with: a press of a button right after a sign-out is not lost.
inline void whenFree(studio::Session &session, QObject *context, std::function<void()> deed)
{
    if (!session.isBusy()) {
        deed();
        return;
    }
    const auto again = [&session, context, deed = std::move(deed)] { whenFree(session, context, deed); };
    QObject::connect(&session, &studio::Session::busyChanged, context, again,
                     static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

} // namespace mj::ui
