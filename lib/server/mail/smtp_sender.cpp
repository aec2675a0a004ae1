#include "server/mail/smtp_sender.h"

#include "server/mail/mime_message.h"

#include <QRegularExpression>
#include <algorithm>
#include <curl/curl.h>
#include <memory>

namespace mj::server {
namespace {

constexpr long connectSeconds = 10; // greeting, TLS and sign-in included
constexpr long wholeSeconds = 60;
constexpr int challenged = 334;

struct FreeHandle {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

// What one delivery hands libcurl and remembers while it runs.
struct Delivery {
    QByteArray message;
    const std::atomic<bool> &isStopping;
    qsizetype read = 0;
    QByteArray verb; // of the last command: which of them a refusal answers
    int reply = 0;   // the last refusal's codes
    QString enhanced;
};

std::size_t giveMessage(char *buffer, std::size_t size, std::size_t count, void *user)
{
    auto &delivery = *static_cast<Delivery *>(user);
    const qsizetype piece = std::min(static_cast<qsizetype>(size * count), delivery.message.size() - delivery.read);
    std::copy_n(delivery.message.constData() + delivery.read, piece, buffer);
    delivery.read += piece;
    return static_cast<std::size_t>(piece);
}

// Keeps the codes of a refusal, or of a challenge, and no word more. The farewell after it is no answer to anything.
std::size_t onReply(char *line, std::size_t size, std::size_t count, void *user)
{
    static const QRegularExpression form(QStringLiteral("\\A([2-5]\\d\\d)[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})(?=\\s))?"));
    auto &delivery = *static_cast<Delivery *>(user);
    const QRegularExpressionMatch match =
        form.match(QString::fromLatin1(line, static_cast<qsizetype>(std::min<std::size_t>(size * count, 40))));
    const int reply = match.captured(1).toInt();
    if (match.hasMatch() && reply != 221) {
        delivery.reply = reply >= 400 || reply == challenged ? reply : 0;
        delivery.enhanced = reply >= 400 ? match.captured(2) : QString();
    }
    return size * count;
}

std::size_t drop(char *, std::size_t size, std::size_t count, void *)
{
    return size * count;
}

int onProgress(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Delivery *>(user)->isStopping.load() ? 1 : 0;
}

// Keeps the first word of a command and nothing else: the rest may be an address or a password.
int onTrace(CURL *, curl_infotype type, char *data, std::size_t size, void *user)
{
    const QByteArray verb = QByteArray(data, static_cast<qsizetype>(std::min<std::size_t>(size, 4))).trimmed().toUpper();
    if (type == CURLINFO_HEADER_OUT && verb != "QUIT") // said after a refusal
        static_cast<Delivery *>(user)->verb = verb;
    return 0;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

// Nothing goes out this way until somebody changes the settings.
tl::unexpected<Error> refused(const char *why)
{
    return fail(Code::Forbidden, QLatin1String(why));
}

Result<QByteArray> senderOf(const MailConfig &config)
{
    const QString scheme = config.server.scheme();
    if (config.server.host().isEmpty() || (scheme != QLatin1String("smtp") && scheme != QLatin1String("smtps")))
        return refused("the mail server's address is neither smtp:// nor smtps://");
    const Result<QByteArray> sender = mailAddress(config.from);
    return sender ? sender : refused("the sender's address is not one");
}

Code codeOf(int reply, const QByteArray &verb)
{
    if (reply < 500)
        return Code::Unavailable;
    const bool aboutSignIn = reply == 530 || reply == 534 || reply == 535 || reply == 538;
    // Of this mail are the receiver and the text; what stands before them is the same for every mail.
    const bool aboutMail = verb != "EHLO" && verb != "HELO" && verb != "AUTH" && verb != "STAR" && verb != "MAIL" && !verb.isEmpty();
    return aboutSignIn || !aboutMail ? Code::Forbidden : Code::InvalidField;
}

MailFailure failureOf(CURLcode failed, const Delivery &delivery)
{
    const QString detail = QString::fromUtf8(curl_easy_strerror(failed));
    switch (failed) {
    case CURLE_ABORTED_BY_CALLBACK:
        return MailFailure(error(Code::Canceled, detail), delivery.reply, delivery.enhanced);
    case CURLE_OPERATION_TIMEDOUT:
        return MailFailure(error(Code::Timeout, detail), delivery.reply, delivery.enhanced);
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return MailFailure(error(Code::TlsRejected, detail), delivery.reply, delivery.enhanced);
    default:
        break;
    }
    // A bad token is answered by a challenge that says why; the 535 that would follow libcurl does not wait for. Denied without any reply:
    // the server offers no way to sign in that we know.
    if (delivery.reply < 400 && failed == CURLE_LOGIN_DENIED)
        return MailFailure(error(Code::Forbidden, detail), delivery.reply);
    if (delivery.reply < 400)
        return error(Code::Offline, detail);
    const QString answer = QStringLiteral("the mail server answered %1 %2").arg(delivery.reply).arg(delivery.enhanced).trimmed();
    const Code code = codeOf(delivery.reply, delivery.verb);
    return MailFailure(error(code, answer, code == Code::InvalidField ? QStringLiteral("to") : QString()), delivery.reply,
                       delivery.enhanced);
}

QByteArray targetOf(const MailConfig &config, const QByteArray &sender)
{
    QUrl url = config.server;
    url.setUserInfo({});
    url.setQuery(QString());
    // The path is the name this side gives: the machine's own is nobody's business.
    url.setPath(QLatin1Char('/') + QString::fromLatin1(sender.mid(sender.lastIndexOf('@') + 1)));
    return url.toEncoded(QUrl::RemoveFragment);
}

void setRules(CURL *handle, const MailConfig &config)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL)); // no STARTTLS, no word more
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!config.caFile.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, config.caFile.toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr); // else the system's authorities would count as well
    }
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connectSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, wholeSeconds);
    if (isLoopback(config.server.host()))
        curl_easy_setopt(handle, CURLOPT_PROXY, "");
}

void setSignIn(CURL *handle, const MailConfig &config)
{
    if (config.user.isEmpty())
        return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, config.user.toUtf8().constData());
    if (!config.oauthToken.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_XOAUTH2_BEARER, config.oauthToken.toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
    } else {
        curl_easy_setopt(handle, CURLOPT_PASSWORD, config.password.toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }
}

void setCallbacks(CURL *handle, Delivery &delivery)
{
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, giveMessage);
    curl_easy_setopt(handle, CURLOPT_READDATA, &delivery);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(delivery.message.size()));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, onReply);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &delivery);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &delivery);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, onTrace);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &delivery);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L); // to onTrace alone
}

} // namespace

SmtpSender::SmtpSender(MailConfig config, const Clock &clock) : m_config(std::move(config)), m_clock(clock) {}

Sent SmtpSender::send(const Mail &mail)
{
    const Result<QByteArray> sender = senderOf(m_config);
    if (!sender)
        return fail(sender);
    const Result<QByteArray> receiver = mailAddress(mail.to);
    if (!receiver)
        return fail(receiver);
    Mail dated = mail;
    dated.at = m_clock.now();
    const Result<QByteArray> message = mimeMessage(dated, m_config.from);
    if (!message)
        return fail(message);

    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, FreeHandle> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
    const std::unique_ptr<curl_slist, FreeList> receivers(curl_slist_append(nullptr, ('<' + *receiver + '>').constData()));
    if (!handle || !receivers)
        return fail(Code::Unavailable, QStringLiteral("libcurl does not start"));
    Delivery delivery{*message, m_isStopping, 0, {}, 0, {}};
    curl_easy_setopt(handle.get(), CURLOPT_URL, targetOf(m_config, *sender).constData());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, ('<' + *sender + '>').constData());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, receivers.get());
    setRules(handle.get(), m_config);
    setSignIn(handle.get(), m_config);
    setCallbacks(handle.get(), delivery);
    const CURLcode failed = curl_easy_perform(handle.get());
    if (failed == CURLE_OK)
        return {};
    return tl::unexpected<MailFailure>(failureOf(failed, delivery));
}

void SmtpSender::stop()
{
    m_isStopping = true;
}

} // namespace mj::server
