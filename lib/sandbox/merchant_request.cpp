#include "sandbox/merchant_request.h"

#include "sandbox/catalog.h"
#include "sandbox/checkout_desk.h"
#include "sandbox/checkout_request.h"
#include "sandbox/json_fields.h"

namespace mj::sandbox
{

namespace
{

// What the script would have posted. The window's options lie side by side here and in one object per method there.
QJsonObject scriptForm(QJsonObject body, const QString &clientKey)
{
    const std::optional<qint64> won = wonOf(body[QLatin1String("amount")]);
    body[QLatin1String("amount")] =
        QJsonObject{{QStringLiteral("value"), won ? QJsonValue(*won) : QJsonValue()},
                    {QStringLiteral("currency"), body[QLatin1String("currency")].toString(QStringLiteral("KRW"))}};
    body[QLatin1String("clientKey")] = clientKey;
    body[QLatin1String("customerKey")] = QStringLiteral("@@ANONYMOUS");
    body[QLatin1String("product")] = QStringLiteral("api");
    body[QLatin1String("mode")] = QStringLiteral("self");
    const QString method = body[QLatin1String("method")].toString();
    if (const QString name = requestOfName(method); !name.isEmpty())
        body[QLatin1String("method")] = name;
    QJsonObject card;
    for (const QString &name : {QStringLiteral("flowMode"), QStringLiteral("easyPay"), QStringLiteral("cardCompany")}) {
        if (body.contains(name))
            card[name] = body[name];
    }
    body[QLatin1String("card")] = card;
    QJsonObject account;
    for (const QString &name : {QStringLiteral("validHours"), QStringLiteral("dueDate"), QStringLiteral("cashReceipt")}) {
        if (body.contains(name))
            account[name] = body[name];
    }
    body[QLatin1String("virtualAccount")] = account;
    return body;
}

} // namespace

Outcome<Payment> requestByMerchant(BookState &state, const QString &clientKey, const QJsonObject &body, const QDateTime &now)
{
    Outcome<Payment> payment = readCheckoutRequest(scriptForm(body, clientKey), {});
    if (payment)
        payment = openCheckout(state, *payment, now);
    return payment;
}

} // namespace mj::sandbox
