#include "ui/top_up/top_up_words.h"
#include "ui/common/money_text.h"
#include <QLocale>

namespace mj::ui {

QString TopUpWords::state(const api::TopUp &order)
{
    switch (order.state) {
    case api::TopUpState::Created:
    case api::TopUpState::Paying:
        return tr("Not paid");
    case api::TopUpState::Confirming:
    case api::TopUpState::Unknown:
        return tr("Being checked");
    case api::TopUpState::WaitingDeposit:
        return tr("Waiting for your deposit");
    case api::TopUpState::Refunding:
        return tr("Refund under way");
    case api::TopUpState::Refunded:
        return tr("Refunded");
    case api::TopUpState::PartlyRefunded:
        return tr("Partly refunded");
    case api::TopUpState::Paid:
        return tr("Paid");
    case api::TopUpState::Failed:
        return tr("Declined");
    case api::TopUpState::Canceled:
        return tr("Canceled");
    case api::TopUpState::Expired:
        return tr("Expired");
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
        return Tone::Success;
    case api::TopUpState::Failed:
        return Tone::Danger;
    default:
        return Tone::Muted;
    }
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
        return tr("Points refunded");
    if (entry.kind == QLatin1String("refund_return"))
        return tr("Refund undone, points are back");
    if (entry.kind == QLatin1String("expire"))
        return tr("Points expired");
    if (entry.kind == QLatin1String("reverse"))
        return tr("Deposit undone, points taken back");
    return entry.kind;
}

QString TopUpWords::change(const api::PointEntry &entry)
{
    if (entry.available.value() != 0)
        return signedPointsText(entry.available);
    return tr("%1 held").arg(signedPointsText(entry.held));
}

QString TopUpWords::pricePerPoint(const api::Package &package)
{
    if (package.points.value() <= 0)
        return {};
    const double won = double(package.price.value()) / double(package.points.value());
    const QLocale locale;
    QString digits = locale.toString(won, 'f', 1);
    if (digits.endsWith(locale.decimalPoint() + locale.zeroDigit()))
        digits.chop(2);
    return locale.language() == QLocale::Korean ? digits + QStringLiteral("원") : QStringLiteral("₩") + digits;
}

QString TopUpWords::bonus(const api::Package &package)
{
    return package.bonus.value() > 0 ? tr("%1 bonus").arg(pointsText(package.bonus)) : QString();
}

} // namespace mj::ui
