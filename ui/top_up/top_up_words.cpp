#include "ui/top_up/top_up_words.h"
#include "ui/common/money_text.h"
#include <QLocale>

namespace mj::ui {

QString TopUpWords::state(const api::TopUp &order)
{
    switch (order.state) {
    case api::TopUpState::Created:
    case api::TopUpState::Paying:
        return order.isApproved ? tr("Not finished") : tr("Not paid");
    case api::TopUpState::Confirming:
    case api::TopUpState::Unknown:
        return tr("Being checked");
    case api::TopUpState::WaitingDeposit:
        return tr("Waiting for the deposit");
    case api::TopUpState::Paid:
        return tr("Paid");
    case api::TopUpState::Failed:
        return tr("Declined");
    case api::TopUpState::Canceled:
        return tr("Canceled");
    case api::TopUpState::Expired:
        return tr("Expired");
    case api::TopUpState::Refunding:
        return tr("Refund being checked");
    case api::TopUpState::Refunded:
        return tr("Refunded");
    case api::TopUpState::PartlyRefunded:
        return tr("Partly refunded");
    }
    return {};
}

Tone TopUpWords::tone(const api::TopUp &order)
{
    switch (order.state) {
    case api::TopUpState::Confirming:
    case api::TopUpState::Unknown:
    case api::TopUpState::WaitingDeposit:
    case api::TopUpState::Refunding:
        return Tone::Warning;
    case api::TopUpState::Paid:
    case api::TopUpState::PartlyRefunded:
        return Tone::Success;
    case api::TopUpState::Failed:
        return Tone::Danger;
    case api::TopUpState::Created:
    case api::TopUpState::Paying:
        return order.isApproved ? Tone::Warning : Tone::Muted;
    default:
        return Tone::Muted;
    }
}

QString TopUpWords::method(const api::TopUp &order)
{
    if (order.method == QLatin1String("card"))
        return tr("Card");
    if (order.method == QLatin1String("easy_pay"))
        return tr("Easy pay");
    if (order.method == QLatin1String("transfer"))
        return tr("Bank transfer");
    if (order.method == QLatin1String("virtual_account"))
        return tr("Deposit");
    if (order.method == QLatin1String("phone"))
        return tr("Mobile phone");
    if (order.method == QLatin1String("gift_certificate"))
        return tr("Gift certificate");
    return order.method;
}

QString TopUpWords::refund(const api::Refund &refund)
{
    const QString won = wonText(refund.won);
    const QString points = pointsText(refund.points);
    switch (refund.state) {
    case api::RefundState::Requested:
    case api::RefundState::Checking:
        return tr("Refund of %1 for %2 is being checked.").arg(won, points);
    case api::RefundState::Done:
        return tr("%1 refunded for %2 on %3.").arg(won, points, dateText(refund.settledAt.isValid() ? refund.settledAt : refund.requestedAt));
    case api::RefundState::Failed:
        return tr("A refund of %1 did not go through; %2 are back.").arg(won, points);
    }
    return {};
}

QString TopUpWords::kind(const api::PointEntry &entry)
{
    if (entry.kind == QLatin1String("top_up"))
        return tr("Points bought");
    if (entry.kind == QLatin1String("reserve"))
        return tr("Held for pictures");
    if (entry.kind == QLatin1String("settle"))
        return tr("Used for pictures");
    if (entry.kind == QLatin1String("release"))
        return tr("Returned");
    if (entry.kind == QLatin1String("refund"))
        return tr("Refunded for money");
    if (entry.kind == QLatin1String("refund_return"))
        return tr("Back from a failed refund");
    if (entry.kind == QLatin1String("expire"))
        return tr("Points expired");
    if (entry.kind == QLatin1String("reverse"))
        return tr("Deposit taken back by the bank");
    return entry.kind;
}

QString TopUpWords::change(const api::PointEntry &entry)
{
    if (entry.available.value() != 0)
        return signedPointsText(entry.available);
    if (entry.kind == QLatin1String("settle"))
        return tr("%1 used").arg(pointsText(-entry.held));
    return tr("%1 held").arg(signedPointsText(entry.held));
}

QString TopUpWords::pricePerPoint(Krw price, Points points)
{
    if (points.value() <= 0)
        return {};
    const double won = double(price.value()) / double(points.value());
    const QLocale locale;
    QString digits = locale.toString(won, 'f', 1);
    if (digits.endsWith(locale.decimalPoint() + locale.zeroDigit()))
        digits.chop(2);
    return locale.language() == QLocale::Korean ? digits + QStringLiteral("원") : QStringLiteral("₩") + digits;
}

QString TopUpWords::bonus(Points bonus)
{
    return bonus.value() > 0 ? tr("%1 bonus").arg(pointsText(bonus)) : QString();
}

} // namespace mj::ui
