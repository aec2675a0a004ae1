#pragma once
#include "server/providers/vendor_server.h"
#include <QJsonObject>
#include <QSize>
#include <atomic>
#include <mutex>
#include <optional>

namespace mj::test {

// What a stand-in does wrong instead of what it is asked. Each does what its vendor is known to do, or refuses to start such a test.
enum class Fault {
    None,
    Moderation,     // refused before anything was made
    ModerationOld,  // the same in an older or second form
    ModerationLate, // made, or begun, and then filtered
    EmptyData,      // 200 without a picture
    Billing,        // the operator's limit or unpaid bill, with prose about it
    QuotaUsedUp,
    RateLimited,      // with a wait of 2 seconds
    RateLimitedDate,  // the wait as a date
    RateLimitedFinal, // 429 that says not to try again
    Busy,             // 5xx that says that nothing was made
    ServerError,      // 500
    Gateway,          // 502 of something in between
    OrganisationUnverified,
    ModelGone,
    BadSize,     // the vendor does not take this size after all
    BadSetting,  // nor a fixed parameter of ours
    TooLarge,    // 413
    Garbage,     // 200, half a JSON
    NotAPicture, // 200, base64 or bytes of something else
    LyingType,   // the right answer under a wrong content type
    Oversized,   // an answer of more than 64 MiB
    CutBeforeAnswer,
    CutInAnswer,
    CutStream,   // a stream that ends cleanly, without its last event
    StallStream, // a stream that falls silent
    SlowDrip,    // a byte now and then
    NeverAnswers,
    ErrorInStream, // a server error after the first partial picture
    NoStream,      // asked for a stream, answers whole
    WordsOnly,     // talks about the picture instead of making it
    ResultGone,    // an accepted job that is not known any more
    Redirect,
};

// A part of a form, as it came.
struct FormPart {
    QByteArray name;
    QByteArray fileName;
    QByteArray type;
    QByteArray body;
};

QList<FormPart> formParts(const VendorRequest &request);         // empty: not a form
QByteArray paint(const QSize &size, const char *format = "png"); // a picture, never twice the same
QByteArray sha256Hex(const QByteArray &bytes);

// What all stand-ins share: a real server on a free port, what it was sent, and what it is told to do wrong.
class StandIn
{
public:
    virtual ~StandIn() = default;

    QUrl start(); // the address of the API, with its version; again: the same
    QUrl url() const { return m_server ? m_server->url().resolved(QUrl(basePath())) : QUrl(); }
    QList<VendorRequest> requests() const;
    int count(const QByteArray &method) const;

    std::atomic<Fault> fault = Fault::None;
    std::atomic<int> times = -1; // how often, before it does everything right; -1: always
    QByteArray key = "stand-in-key-5f1e";

protected:
    virtual QString basePath() const = 0;
    virtual VendorReply answer(const VendorRequest &request, Fault wrong) = 0;
    // The faults that look alike at every vendor; nothing for another.
    static std::optional<VendorReply> commonFault(Fault wrong);

    std::unique_ptr<VendorServer> m_server; // derived classes reset it in their destructor: its threads call answer()

private:
    VendorReply receive(const VendorRequest &request);

    mutable std::mutex m_mutex;
    QList<VendorRequest> m_requests;
};

VendorReply json(int status, const QJsonObject &body);

} // namespace mj::test
