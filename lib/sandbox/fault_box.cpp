#include "sandbox/fault_box.h"

#include <array>
#include <utility>

namespace mj::sandbox
{

namespace
{

const QString webhookOperation = QStringLiteral("webhook");
const QString redirectOperation = QStringLiteral("redirect");

constexpr std::array<std::pair<Fault::Kind, const char *>, 18> kindNames{{
    {Fault::Kind::DelayBeforeCommit, "delay_before_commit"},
    {Fault::Kind::DropAfterCommit, "drop_after_commit"},
    {Fault::Kind::ErrorBeforeCommit, "error_before_commit"},
    {Fault::Kind::ErrorAfterCommit, "error_after_commit"},
    {Fault::Kind::MalformedJson, "malformed_json"},
    {Fault::Kind::DelayAfterCommit, "delay_after_commit"},
    {Fault::Kind::SlowDrip, "slow_drip"},
    {Fault::Kind::UnknownFields, "unknown_fields"},
    {Fault::Kind::UnknownStatus, "unknown_status"},
    {Fault::Kind::WebhookBeforeAnswer, "webhook_before_answer"},
    {Fault::Kind::WebhookDuplicate, "webhook_duplicate"},
    {Fault::Kind::WebhookOutOfOrder, "webhook_out_of_order"},
    {Fault::Kind::WebhookLost, "webhook_lost"},
    {Fault::Kind::WebhookForged, "webhook_forged"},
    {Fault::Kind::RedirectLost, "redirect_lost"},
    {Fault::Kind::RedirectAmount, "redirect_amount"},
    {Fault::Kind::RedirectOrder, "redirect_order"},
    {Fault::Kind::RedirectPaymentKey, "redirect_payment_key"},
}};

// Faults of webhooks and redirects meet nothing else; the others meet calls of the API.
QString ownOperation(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::WebhookDuplicate:
    case Fault::Kind::WebhookOutOfOrder:
    case Fault::Kind::WebhookLost:
    case Fault::Kind::WebhookForged:
        return webhookOperation;
    case Fault::Kind::RedirectLost:
    case Fault::Kind::RedirectAmount:
    case Fault::Kind::RedirectOrder:
    case Fault::Kind::RedirectPaymentKey:
        return redirectOperation;
    default:
        return {};
    }
}

bool isCall(const QString &operation)
{
    return operation != webhookOperation && operation != redirectOperation;
}

bool matches(const QString &wanted, const QString &actual)
{
    return wanted.isEmpty() || wanted == actual;
}

} // namespace

void FaultBox::add(const Fault &fault)
{
    const QMutexLocker lock(&m_mutex);
    if (fault.times <= 0)
        return;
    m_faults.append(fault);
    if (const QString own = ownOperation(fault.kind); !own.isEmpty())
        m_faults.last().operation = own;
}

std::optional<Fault> FaultBox::take(const QString &operation, const QString &orderId)
{
    const QMutexLocker lock(&m_mutex);
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        Fault &fault = m_faults[i];
        if (ownOperation(fault.kind).isEmpty() && !isCall(operation))
            continue;
        if (!matches(fault.operation, operation) || !matches(fault.orderId, orderId))
            continue;
        const Fault taken = fault;
        if (--fault.times == 0)
            m_faults.removeAt(i);
        return taken;
    }
    return std::nullopt;
}

void FaultBox::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_faults.clear();
}

QJsonArray FaultBox::list() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonArray list;
    for (const Fault &fault : m_faults) {
        QString kind;
        for (const auto &[value, name] : kindNames) {
            if (value == fault.kind)
                kind = QString::fromLatin1(name);
        }
        list.append(QJsonObject{{QStringLiteral("kind"), kind},
                                {QStringLiteral("orderId"), fault.orderId},
                                {QStringLiteral("operation"), fault.operation},
                                {QStringLiteral("times"), fault.times},
                                {QStringLiteral("delayMs"), fault.delayMs}});
    }
    return list;
}

std::optional<Fault> FaultBox::fromJson(const QJsonObject &json)
{
    Fault fault;
    bool known = false;
    for (const auto &[value, name] : kindNames) {
        if (json.value(QLatin1String("kind")).toString() == QLatin1String(name)) {
            fault.kind = value;
            known = true;
        }
    }
    fault.orderId = json.value(QLatin1String("orderId")).toString();
    fault.operation = json.value(QLatin1String("operation")).toString(fault.operation);
    fault.times = json.value(QLatin1String("times")).toInt(1);
    fault.delayMs = json.value(QLatin1String("delayMs")).toInt(0);
    if (!known || fault.times < 1 || fault.times > 10000 || fault.delayMs < 0 || fault.delayMs > 600000)
        return std::nullopt;
    return fault;
}

} // namespace mj::sandbox
