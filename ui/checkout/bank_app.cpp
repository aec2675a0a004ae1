#include "ui/checkout/bank_app.h"

#include <QSet>
#include <QStringList>

namespace mj::ui {
namespace {

constexpr int kLongestAddress = 4096; // characters; what a bank hands to its app is shorter, what attacks a program may be longer

// Schemes that the payment service's own apps for phones hand on, and no other: an address starts a program with a stranger's words.
bool isListed(const QString &scheme)
{
    static const QSet<QString> all = [] {
        const QStringList names = QStringLiteral("supertoss kb-acp liivbank newliiv kbbank nhappcardansimclick nhallonepayansimclick nonghyupcardansimclick "
                                                 "lottesmartpay lotteappcard mpocket.online.ansimclick vguardstart samsungpay monimopay monimopayauth "
                                                 "shinhan-sr-ansimclick smshinhanansimclick com.wooricard.wcard newsmartpib citispay citicardappkr citimobileapp "
                                                 "cloudpay hanawalletmembers hdcardappcardansimclick smhyundaiansimclick shinsegaeeasypayment payco lpayapp "
                                                 "ispmobile kakaobank kakaotalk kftc-bankpay naversearchthirdlogin lmslpay").split(QLatin1Char(' '));
        return QSet<QString>(names.begin(), names.end());
    }();
    return all.contains(scheme);
}

QUrl withoutIntent(const QUrl &url)
{
    QString scheme;
    const QStringList parts = url.fragment(QUrl::FullyEncoded).split(QLatin1Char(';'));
    if (parts.first() != QLatin1String("Intent") || !parts.contains(QLatin1String("end")))
        return {};
    for (const QString &part : parts) {
        if (!part.startsWith(QLatin1String("scheme=")))
            continue;
        if (!scheme.isEmpty())
            return {}; // two answers to which app it is: none
        scheme = part.mid(7).toLower();
    }
    if (!isListed(scheme))
        return {};
    const QString rest = url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveFragment);
    return QUrl(scheme + QLatin1Char(':') + rest, QUrl::StrictMode);
}

} // namespace

std::optional<BankApp> BankApp::of(const QUrl &url)
{
    const QUrl address = url.scheme() == QLatin1String("intent") ? withoutIntent(url) : url;
    if (!address.isValid() || !isListed(address.scheme()) || address.toEncoded().size() > kLongestAddress)
        return std::nullopt;
    return BankApp(address);
}

} // namespace mj::ui
