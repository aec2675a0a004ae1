#pragma once
#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>
#include <functional>

namespace mj::ui {

// Sees where a page takes its scripts from; stops and changes nothing. GUI thread, as Qt calls a profile's interceptor.
class ScriptWatch : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    using Seen = std::function<void(const QUrl &page, const QUrl &script)>;

    explicit ScriptWatch(Seen seen, QObject *parent = nullptr);

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

private:
    Seen m_seen;
};

} // namespace mj::ui
