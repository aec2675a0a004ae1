#include "ui/checkout/script_watch.h"

#include <utility>

namespace mj::ui {

ScriptWatch::ScriptWatch(Seen seen, QObject *parent) : QWebEngineUrlRequestInterceptor(parent), m_seen(std::move(seen)) {}

void ScriptWatch::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    // The initiator is the frame that asked, the first party the whole page: only what the page itself asks for counts.
    if (info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeScript && info.initiator().authority() == info.firstPartyUrl().authority())
        m_seen(info.firstPartyUrl(), info.requestUrl());
}

} // namespace mj::ui
