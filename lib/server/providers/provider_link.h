#pragma once
#include "server/config.h"
#include "server/http/outbound.h"
#include "server/providers/image_provider.h"

namespace mj::server {

// A part of a call that comes from the member, by its name in the ledger of processing (api::DisclosedField::name).
struct SentField {
    QString name;
    QByteArray content;
};

// A call to a provider. `path` is under ProviderConfig::base, or a whole address of the same host.
struct ProviderCall {
    QByteArray method = "POST";
    QString path;
    QList<std::pair<QByteArray, QByteArray>> headers; // beside authorisation
    QByteArray body;
    QList<http::OutboundRequest::Part> parts; // multipart/form-data instead of `body`
    QString purpose = QStringLiteral("generate");
    QList<SentField> fields; // every part that comes from the member; anything else must be ours alone
    int timeoutMs = 5 * 60'000;
    int stallMs = 0;                 // longest silence; 0: any
    qint64 maxReply = 64 << 20;
    bool ignoresCancel = false; // for the call that cancels
    std::function<bool(const QByteArray &chunk)> onBody; // of a 2xx answer, as it comes
};

// The only way from a provider to the network: says in the ledger of processing what leaves before it leaves, adds the key, and tells
// "not sent" from "unknown". One for each create(); used on its thread.
class ProviderLink
{
public:
    // Makes the headers that authorise a call from the key.
    using Authorisation = QList<std::pair<QByteArray, QByteArray>>;
    ProviderLink(const ProviderConfig &config, Authorisation authorisation, const ProviderWork &work);

    // Any HTTP status is a reply. Errors: Canceled; Offline (surely not sent); OutcomeUnknown (may have been sent, or a GET without an answer:
    // that may be asked again); Forbidden (TLS refused).
    Result<http::OutboundReply> send(const ProviderCall &call) const;
    // A picture that a provider answered with an address for: https, its hosts only, see http::fetchPicture. Errors: Canceled, ProviderFailed.
    Result<QByteArray> fetch(const QUrl &address) const;
    // "data:image/png;base64,..." or plain base64, checked to be a picture. Error: ProviderFailed.
    static Result<QByteArray> decode(const QByteArray &base64);

    bool isCanceled() const { return m_work.canceled && m_work.canceled->load(); }
    bool isLeaving() const { return m_work.leaving && m_work.leaving->load(); } // canceled here, to go on elsewhere: cancel nothing remote
    // Sleeps, but not past a cancellation. Error: Canceled.
    Result<void> wait(int milliseconds) const;
    static int retryAfterSeconds(const http::OutboundReply &reply); // retry-after-ms, retry-after (seconds or date); 0: not said

private:
    void disclose(const ProviderCall &call) const;

    const ProviderConfig &m_config;
    Authorisation m_authorisation;
    const ProviderWork &m_work;
};

} // namespace mj::server
