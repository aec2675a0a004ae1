#include "ui/top_up/own_receipt.h"
#include "ui/common/money_text.h"
#include "ui/theme/tokens.h"
#include "ui/top_up/top_up_words.h"
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace mj::ui {
namespace {

constexpr int vatDivisor = 11;  // a price with 10 % VAT inside
constexpr int margin = 20;      // mm
constexpr int resolution = 144; // points of text keep their size
constexpr double textPoints = 11;

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("<tr><td width=\"40%\">%1</td><td align=\"right\"><b>%2</b></td></tr>").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

QString OwnReceipt::html(const api::TopUp &order)
{
    const Krw vat((order.price.value() + vatDivisor / 2) / vatDivisor);
    QString rows = row(tr("Order number"), order.id) + row(tr("Ordered on"), dateText(order.createdAt));
    if (order.settledAt.isValid())
        rows += row(tr("Paid on"), dateText(order.settledAt));
    rows += row(tr("State"), TopUpWords::state(order));
    if (!order.method.isEmpty())
        rows += row(tr("Paid by"), TopUpWords::method(order));
    rows += row(tr("Amount"), wonText(order.price)) + row(tr("Of which VAT (1/11)"), wonText(vat)) + row(tr("Points"), pointsText(order.points));
    if (order.bonus.value() > 0)
        rows += row(tr("Of which bonus"), pointsText(order.bonus));
    QString refunds;
    for (const api::Refund &refund : order.refunds)
        refunds += QStringLiteral("<p>%1</p>").arg(TopUpWords::refund(refund).toHtmlEscaped());
    if (!refunds.isEmpty())
        refunds.prepend(QStringLiteral("<h3>%1</h3>").arg(tr("Refunds").toHtmlEscaped()));
    return QStringLiteral("<h1>MJ Studio</h1><h2>%1</h2><table width=\"100%\" cellpadding=\"6\">%2</table>%3<p>%4</p>")
        .arg(tr("Record of a purchase of points").toHtmlEscaped(), rows, refunds,
             tr("This record is for your own books. The payment service's receipt is the tax document.").toHtmlEscaped());
}

QString OwnReceipt::suggestedName(const api::TopUp &order)
{
    return QStringLiteral("mjstudio-receipt-%1.pdf").arg(order.createdAt.toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmm")));
}

Result<void> OwnReceipt::writePdf(const api::TopUp &order, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(Code::Storage, QStringLiteral("the record cannot be written"));
    {
        QPdfWriter writer(&out);
        writer.setTitle(tr("Record of a purchase of points"));
        writer.setCreator(QStringLiteral("MJ Studio"));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
        writer.setResolution(resolution);
        QTextDocument document;
        QFont font = document.defaultFont();
        font.setPointSizeF(textPoints);
        document.setDefaultFont(font);
        document.setHtml(html(order));
        document.print(&writer);
    }
    if (!out.commit())
        return fail(Code::Storage, QStringLiteral("the record cannot be written"));
    return {};
}

} // namespace mj::ui
