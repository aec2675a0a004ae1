#include "sandbox/checkout_request.h"

#include "sandbox/catalog.h"
#include "sandbox/json_fields.h"

#include <QRegularExpression>
#include <QUrl>

namespace mj::sandbox
{

namespace
{

constexpr int longestHours = 2160; // Toss: of a virtual account, 90 days
constexpr int seoulOffset = 9 * 3600;

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

QString textOf(const QJsonObject &request, const char *name)
{
    return request[QLatin1String(name)].toString();
}

// An empty answer means: nothing to object to.
QString keyObjection(const QJsonObject &request)
{
    const QString client = textOf(request, "clientKey");
    if (client.startsWith(QLatin1String("live_")))
        return QStringLiteral("INVALID_API_KEY");
    if (!matches(client, QStringLiteral("test_g?ck_[A-Za-z0-9_]{1,100}")))
        return QStringLiteral("INVALID_CLIENT_KEY");
    const bool widgetKey = client.startsWith(QLatin1String("test_gck_"));
    const bool forWidgets = textOf(request, "product") == QLatin1String("widgets");
    // A merchant with a widget pair asks the API without any product in hand.
    if (widgetKey != forWidgets && textOf(request, "product") != QLatin1String("api"))
        return widgetKey ? QStringLiteral("NOT_SUPPORTED_WIDGET_KEY") : QStringLiteral("NOT_SUPPORTED_API_INDIVIDUAL_KEY");
    const QString customer = textOf(request, "customerKey");
    if (matches(customer, QStringLiteral("(test|live)_g?sk_.*")))
        return QStringLiteral("INSECURE_KEY_USAGE");
    return matches(customer, QStringLiteral("[A-Za-z0-9\\-_=.@]{2,50}")) ? QString() : QStringLiteral("INVALID_CUSTOMER_KEY");
}

QString amountObjection(const QJsonObject &amount)
{
    const QJsonValue value = amount[QLatin1String("value")];
    const std::optional<qint64> won = value.isDouble() ? wonOf(value) : std::nullopt;
    if (!won)
        return QStringLiteral("INVALID_AMOUNT_VALUE");
    if (*won <= 0)
        return QStringLiteral("BELOW_ZERO_AMOUNT");
    return textOf(amount, "currency") == QLatin1String("KRW") ? QString() : QStringLiteral("INVALID_AMOUNT_CURRENCY");
}

QString orderObjection(const QJsonObject &request)
{
    if (!matches(textOf(request, "orderId"), QStringLiteral("[A-Za-z0-9_-]{6,64}")))
        return QStringLiteral("INVALID_ORDER_ID");
    const qsizetype length = textOf(request, "orderName").size();
    return length >= 1 && length <= 100 ? QString() : QStringLiteral("INVALID_ORDER_NAME");
}

QString customerObjection(const QJsonObject &request)
{
    const QString email = textOf(request, "customerEmail");
    if (!email.isEmpty() && (email.size() > 100 || !matches(email, QStringLiteral("[^@\\s]+@[^@\\s]+"))))
        return QStringLiteral("INVALID_EMAIL");
    const QString phone = textOf(request, "customerMobilePhone");
    if (!phone.isEmpty() && !matches(phone, QStringLiteral("[0-9]{8,15}")))
        return QStringLiteral("INVALID_PHONE");
    return textOf(request, "customerName").size() <= 100 ? QString() : QStringLiteral("INVALID_PARAMETERS");
}

QString metadataObjection(const QJsonObject &request)
{
    const QJsonValue value = request[QLatin1String("metadata")];
    if (value.isUndefined() || value.isNull())
        return {};
    const QJsonObject metadata = value.toObject();
    bool fine = value.isObject() && metadata.size() <= 5;
    for (auto it = metadata.begin(); it != metadata.end(); ++it) {
        fine = fine && it.key().size() <= 40 && !it.key().contains(QLatin1Char('[')) && !it.key().contains(QLatin1Char(']')) &&
               it.value().isString() && it.value().toString().size() <= 2000;
    }
    return fine ? QString() : QStringLiteral("INVALID_METADATA");
}

QString addressObjection(const QJsonObject &request, bool promise)
{
    if (promise)
        return {};
    if (originOf(textOf(request, "successUrl")).isEmpty())
        return QStringLiteral("INVALID_SUCCESS_URL");
    return originOf(textOf(request, "failUrl")).isEmpty() ? QStringLiteral("INVALID_URL") : QString();
}

QString methodObjection(const QJsonObject &request)
{
    return methodOfRequest(textOf(request, "method")) != PayMethod::None ? QString() : QStringLiteral("NOT_SUPPORTED_METHOD");
}

bool given(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

// validHours xor dueDate; an objection as a code, or empty.
QString readDueDate(DepositAccount &account, const QJsonObject &fields)
{
    const QJsonValue hours = fields[QLatin1String("validHours")];
    const QJsonValue due = fields[QLatin1String("dueDate")];
    if (given(hours) && given(due))
        return QStringLiteral("INVALID_PARAMETERS");
    if (given(hours)) {
        const std::optional<qint64> count = wonOf(hours);
        if (!count || *count < 1)
            return QStringLiteral("INVALID_PARAMETERS");
        if (*count > longestHours)
            return QStringLiteral("EXCEED_MAX_DUE_DATE");
        account.validHours = static_cast<int>(*count);
    }
    if (given(due)) {
        // The vendor's form has no offset and means Korean time.
        const QDateTime local = QDateTime::fromString(due.toString(), QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
        if (!local.isValid())
            return QStringLiteral("INVALID_PARAMETERS");
        account.dueAt = QDateTime(local.date(), local.time(), Qt::OffsetFromUTC, seoulOffset).toUTC();
    }
    return {};
}

QString readAccount(DepositAccount &account, const QJsonObject &request)
{
    const QJsonObject fields = request[QLatin1String("virtualAccount")].toObject();
    account.cashReceipt = fields[QLatin1String("cashReceipt")].toObject()[QLatin1String("type")].toString();
    const QStringList types{QString(), QStringLiteral("소득공제"), QStringLiteral("지출증빙"), QStringLiteral("미발행")};
    return types.contains(account.cashReceipt) ? readDueDate(account, fields) : QStringLiteral("INVALID_PARAMETERS");
}

void readMethod(Payment &payment, const QJsonObject &request)
{
    const QJsonObject card = request[QLatin1String("card")].toObject();
    payment.preferred = methodOfRequest(textOf(request, "method"));
    // The windows of the other methods offer that method alone.
    const bool listed = payment.preferred == PayMethod::Card || payment.preferred == PayMethod::Transfer;
    payment.methodFixed = !listed || textOf(request, "product") == QLatin1String("widgets"); // chosen in the widget already
    if (payment.preferred == PayMethod::Card && textOf(card, "flowMode") == QLatin1String("DIRECT")) {
        payment.methodFixed = true;
        if (!textOf(card, "easyPay").isEmpty())
            payment.preferred = PayMethod::TossPay;
        payment.cardCompany = textOf(card, "cardCompany");
    }
    const QString language = textOf(card, "language").isEmpty() ? textOf(request, "language") : textOf(card, "language");
    payment.language = language.left(2).toLower();
}

CheckoutMode modeOf(const QString &name)
{
    if (name == QLatin1String("self"))
        return CheckoutMode::Self;
    return name == QLatin1String("promise") ? CheckoutMode::Promise : CheckoutMode::Iframe;
}

} // namespace

QString originOf(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        return {};
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

Outcome<Payment> readCheckoutRequest(const QJsonObject &request, const QString &origin)
{
    const CheckoutMode mode = modeOf(textOf(request, "mode"));
    const QJsonObject amount = request[QLatin1String("amount")].toObject();
    const qint64 won = wonOf(amount[QLatin1String("value")]).value_or(0);
    const QJsonValue taxFreeField = request[QLatin1String("taxFreeAmount")];
    const qint64 taxFree = taxFreeField.isUndefined() || taxFreeField.isNull() ? 0 : wonOf(taxFreeField).value_or(-1);
    for (const QString &objection :
         {keyObjection(request), methodObjection(request), amountObjection(amount), orderObjection(request),
          addressObjection(request, mode == CheckoutMode::Promise), customerObjection(request), metadataObjection(request),
          taxFree < 0 || taxFree > won ? QStringLiteral("INVALID_PARAMETERS") : QString()}) {
        if (!objection.isEmpty())
            return refuse(objection);
    }
    Payment payment;
    payment.clientKey = textOf(request, "clientKey");
    payment.orderId = textOf(request, "orderId");
    payment.orderName = textOf(request, "orderName");
    payment.totalAmount = payment.balance = won;
    payment.taxFree = taxFree;
    payment.metadata = request[QLatin1String("metadata")].toObject();
    payment.mode = mode;
    payment.successUrl = textOf(request, "successUrl");
    payment.failUrl = textOf(request, "failUrl");
    payment.origin = originOf(origin).isEmpty() ? originOf(payment.successUrl) : originOf(origin);
    readMethod(payment, request);
    payment.customerName = textOf(request, "customerName");
    payment.customerPhone = textOf(request, "customerMobilePhone");
    if (payment.preferred == PayMethod::VirtualAccount) {
        if (const QString objection = readAccount(payment.account, request); !objection.isEmpty())
            return refuse(objection);
    }
    // Without an origin nobody could be told the result.
    if (payment.origin.isEmpty())
        return refuse(QStringLiteral("INVALID_REQUEST"));
    return payment;
}

} // namespace mj::sandbox
