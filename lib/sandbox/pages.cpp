#include "sandbox/pages.h"

#include "sandbox/catalog.h"
#include "sandbox/checkout_request.h"
#include "sandbox/payment_wire.h"
#include "sandbox/sandbox_files.h"

#include <QLocale>
#include <QMap>

namespace mj::sandbox
{

namespace
{

QString tag(Language language)
{
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("ko");
}

// The part of the checkout that belongs to the method: the list to choose from, or the fields of the one the merchant asked for.
QString panelOf(const Payment &payment)
{
    if (!payment.methodFixed)
        return QStringLiteral("panel_methods");
    if (payment.preferred == PayMethod::VirtualAccount)
        return QStringLiteral("panel_account");
    if (payment.preferred == PayMethod::MobilePhone)
        return QStringLiteral("panel_phone");
    return isGift(payment.preferred) ? QStringLiteral("panel_gift") : QStringLiteral("panel_methods");
}

QString options(std::span<const Institution> list, const QString &chosen, Language language)
{
    QString html;
    for (const Institution &entry : list) {
        const QString code = QString::fromLatin1(entry.code);
        html += QStringLiteral("<option value=\"%1\"%2>%3</option>")
                    .arg(code, code == chosen ? QStringLiteral(" selected") : QString(), nameOf(list, code, language).toHtmlEscaped());
    }
    return html;
}

// {{name}} is escaped, {{{name}}} is markup made here.
QString fill(const QString &page, const QHash<QString, QString> &values)
{
    QString out;
    qsizetype at = 0;
    for (qsizetype open = page.indexOf(QLatin1String("{{")); open >= 0; open = page.indexOf(QLatin1String("{{"), at)) {
        const bool markup = page.mid(open, 3) == QLatin1String("{{{");
        const qsizetype width = markup ? 3 : 2;
        const qsizetype close = page.indexOf(markup ? QLatin1String("}}}") : QLatin1String("}}"), open);
        if (close < 0)
            break;
        const QString value = values.value(page.mid(open + width, close - open - width));
        out += page.mid(at, open - at) + (markup ? value : value.toHtmlEscaped());
        at = close + width;
    }
    return out + page.mid(at);
}

// A form's redirect counts as its target for the browser, so the merchant's two addresses are allowed besides our own.
QByteArray contentPolicy(const QString &merchant, const QString &targets, const QString &more)
{
    const QString policy = QStringLiteral("default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'%1; "
                                          "frame-ancestors 'self'%2%3")
                               .arg(targets, merchant.isEmpty() ? QString() : QLatin1Char(' ') + merchant, more);
    return policy.toLatin1();
}

QString originPart(const QString &address)
{
    return address.isEmpty() ? QString() : QLatin1Char(' ') + originOf(address);
}

} // namespace

Pages::Pages(const FailureTable &failures) : m_failures(failures)
{
    const QJsonObject languages = QJsonDocument::fromJson(sandboxFile(QStringLiteral("pages/texts.json"))).object();
    for (auto language = languages.begin(); language != languages.end(); ++language) {
        const QJsonObject texts = language.value().toObject();
        for (auto it = texts.begin(); it != texts.end(); ++it)
            m_texts.insert(language.key() + QLatin1Char('.') + it.key(), it.value().toString());
    }
}

QString Pages::text(const QString &key, Language language) const
{
    return m_texts.value(tag(language) + QLatin1Char('.') + key);
}

QString Pages::won(qint64 amount, Language language) const
{
    return text(QStringLiteral("won"), language).arg(QLocale(QLocale::English).toString(amount));
}

QString Pages::part(const QString &page, Language language, Values values) const
{
    const QString prefix = tag(language) + QLatin1Char('.');
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        if (it.key().startsWith(prefix))
            values.insert(QStringLiteral("t.") + it.key().mid(prefix.size()), it.value());
    }
    values.insert(QStringLiteral("lang"), tag(language));
    return fill(QString::fromUtf8(sandboxFile(QStringLiteral("pages/") + page + QStringLiteral(".html"))), values);
}

HttpReply Pages::render(const QString &page, Language language, Values values) const
{
    values.insert(QStringLiteral("body"), part(page, language, values));
    HttpReply reply;
    reply.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    reply.body = part(QStringLiteral("layout"), language, values).toUtf8();
    reply.headers = {
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Content-Security-Policy", contentPolicy(values.value(QStringLiteral("origin")), values.value(QStringLiteral("targets")),
                                                  values.value(QStringLiteral("policy")))}};
    return reply;
}

HttpReply Pages::checkout(const Payment &payment, PayMethod shown, Language language) const
{
    Values values{{QStringLiteral("session"), payment.session},
                  {QStringLiteral("orderName"), payment.orderName},
                  {QStringLiteral("orderId"), payment.orderId},
                  {QStringLiteral("amount"), won(payment.totalAmount, language)},
                  {QStringLiteral("payLabel"), text(QStringLiteral("pay"), language).arg(won(payment.totalAmount, language))},
                  {QStringLiteral("cards"), options(cardCompanies(), payment.cardCompany, language)},
                  {QStringLiteral("banks"), options(banks(), payment.bank, language)},
                  {QStringLiteral("carriers"), options(carriers(), payment.carrier, language)},
                  {QStringLiteral("customerName"), payment.customerName},
                  {QStringLiteral("customerPhone"), payment.customerPhone},
                  {QStringLiteral("giftName"), text(QStringLiteral("method-") + methodTag(payment.preferred), language)},
                  {QStringLiteral("mode"), payment.mode == CheckoutMode::Self ? QStringLiteral("self") : QStringLiteral("frame")},
                  {QStringLiteral("flow"), payment.methodFixed ? QStringLiteral("direct") : QStringLiteral("list")},
                  {QStringLiteral("instalments"), payment.totalAmount >= 50000 ? QString() : QStringLiteral(" disabled")},
                  {QStringLiteral("query"), QStringLiteral("?lang=") + tag(language)},
                  {QStringLiteral("origin"), payment.origin},
                  {QStringLiteral("targets"), originPart(payment.successUrl) + originPart(payment.failUrl)}};
    values.insert(QStringLiteral("checked-") + methodTag(payment.methodFixed ? payment.preferred : shown), QStringLiteral(" checked"));
    // Only a card can be asked for in a window of its own.
    const bool card = !payment.methodFixed || payment.preferred == PayMethod::Card;
    values.insert(QStringLiteral("authWindow"), card ? part(QStringLiteral("auth_window"), language, values) : QString());
    values.insert(QStringLiteral("panel"), part(panelOf(payment), language, values));
    return render(QStringLiteral("checkout"), language, values);
}

HttpReply Pages::ended(const Payment &payment, Language language) const
{
    const bool paid = payment.authenticatedAt.isValid() && payment.status != PaymentStatus::Expired;
    QString reason = QStringLiteral("endedClosed");
    if (paid)
        reason = QStringLiteral("endedPaid");
    else if (payment.status == PaymentStatus::Expired)
        reason = QStringLiteral("endedExpired");
    return render(QStringLiteral("ended"), language,
                  {{QStringLiteral("reason"), text(reason, language)},
                   {QStringLiteral("session"), payment.session},
                   {QStringLiteral("action"), paid ? QStringLiteral("approve") : QStringLiteral("cancel")},
                   {QStringLiteral("query"), QStringLiteral("?lang=") + tag(language)},
                   {QStringLiteral("origin"), payment.origin},
                   {QStringLiteral("targets"), originPart(payment.successUrl) + originPart(payment.failUrl)}});
}

HttpReply Pages::trial(const QString &page, const Payment &payment, Language language, const Values &more) const
{
    Values values = more;
    values.insert(QStringLiteral("session"), payment.session);
    values.insert(QStringLiteral("orderName"), payment.orderName);
    values.insert(QStringLiteral("amount"), won(payment.totalAmount, language));
    values.insert(QStringLiteral("query"), QStringLiteral("?lang=") + tag(language));
    values.insert(QStringLiteral("origin"), payment.origin);
    values.insert(QStringLiteral("targets"), originPart(payment.successUrl) + originPart(payment.failUrl));
    return render(page, language, values);
}

HttpReply Pages::widget(const QString &name, qint64 amount, const QString &origin, Language language) const
{
    Values values{{QStringLiteral("part"), name},
                  {QStringLiteral("origin"), origin},
                  {QStringLiteral("payLabel"), text(QStringLiteral("pay"), language).arg(won(amount, language))},
                  {QStringLiteral("sheet"), name == QLatin1String("window") ? QString() : QStringLiteral("embedded")}};
    if (name != QLatin1String("agreement"))
        values.insert(QStringLiteral("methods"), part(QStringLiteral("widget_methods"), language, values));
    if (name != QLatin1String("methods"))
        values.insert(QStringLiteral("agreement"), part(QStringLiteral("widget_agreement"), language, values));
    if (name == QLatin1String("window"))
        values.insert(QStringLiteral("buttons"), part(QStringLiteral("widget_buttons"), language, values));
    return render(QStringLiteral("widget"), language, values);
}

HttpReply Pages::unknown(Language language) const
{
    HttpReply reply = render(QStringLiteral("unknown"), language, {});
    reply.status = 404;
    return reply;
}

HttpReply Pages::control(Language language) const
{
    const QString prefix = tag(language) + QLatin1Char('.');
    QMap<QString, QString> sorted; // the order of a hash is nobody's
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        if (it.key().startsWith(prefix))
            sorted.insert(it.key().mid(prefix.size()), it.value().toHtmlEscaped());
    }
    QString words;
    QString faults;
    for (auto it = sorted.begin(); it != sorted.end(); ++it) {
        for (const char *kind : {"status-", "fault-", "webhook-", "said-"}) {
            if (it.key().startsWith(QLatin1String(kind)))
                words += QStringLiteral("<i data-word=\"%1\">%2</i>").arg(it.key(), it.value());
        }
        if (it.key().startsWith(QLatin1String("fault-")))
            faults += QStringLiteral("<option value=\"%1\">%2</option>").arg(it.key().mid(6), it.value());
    }
    const bool english = language == Language::English;
    return render(QStringLiteral("control"), language,
                  {{QStringLiteral("words"), words},
                   {QStringLiteral("faults"), faults},
                   {QStringLiteral("sheet"), QStringLiteral("wide")},
                   {QStringLiteral("policy"), QStringLiteral("; connect-src 'self'")},
                   {QStringLiteral("otherLang"), english ? QStringLiteral("ko") : QStringLiteral("en")}});
}

HttpReply Pages::receipt(const Payment &payment, Language language) const
{
    const qint64 vat = vatOf(payment.balance, payment.taxFree);
    return render(
        QStringLiteral("receipt"), language,
        {{QStringLiteral("orderName"), payment.orderName},
         {QStringLiteral("orderId"), payment.orderId},
         {QStringLiteral("method"), text(QStringLiteral("method-") + methodTag(payment.method), language)},
         {QStringLiteral("approveNo"), payment.approveNo},
         {QStringLiteral("approvedAt"), seoulTime(payment.approvedAt).toString().left(19).replace(QLatin1Char('T'), QLatin1Char(' '))},
         {QStringLiteral("amount"), won(payment.totalAmount, language)},
         {QStringLiteral("refunded"), won(payment.totalAmount - payment.balance, language)},
         {QStringLiteral("supplied"), won(payment.balance - vat - payment.taxFree, language)},
         {QStringLiteral("vat"), won(vat, language)}});
}

HttpReply Pages::end(const CheckoutEnd &end, Language language) const
{
    const Payment &payment = end.payment;
    const QString message = m_failures.message(end.code, language);
    if (payment.mode == CheckoutMode::Self) {
        HttpReply reply;
        reply.status = 303;
        const CheckoutEnd shown = end.left ? CheckoutEnd{payment, QStringLiteral("PAY_PROCESS_CANCELED")} : end;
        reply.headers = {{"Location", shown.redirect(m_failures.message(shown.code, language)).toEncoded()}, {"Cache-Control", "no-store"}};
        return reply;
    }
    QJsonObject told{{QStringLiteral("source"), QStringLiteral("toss-sandbox")}};
    if (end.left) {
        told[QLatin1String("kind")] = QStringLiteral("close");
    } else if (payment.mode == CheckoutMode::Iframe) {
        told[QLatin1String("kind")] = QStringLiteral("redirect");
        told[QLatin1String("url")] = QString::fromLatin1(end.redirect(message).toEncoded());
    } else if (end.succeeded()) {
        told[QLatin1String("kind")] = QStringLiteral("success");
        told[QLatin1String("paymentKey")] = payment.paymentKey;
        told[QLatin1String("orderId")] = payment.orderId;
        told[QLatin1String("amount")] =
            QJsonObject{{QStringLiteral("value"), payment.totalAmount}, {QStringLiteral("currency"), QStringLiteral("KRW")}};
    } else {
        told[QLatin1String("kind")] = QStringLiteral("fail");
        told[QLatin1String("code")] = end.code;
        told[QLatin1String("message")] = message;
    }
    return render(QStringLiteral("handoff"), language,
                  {{QStringLiteral("told"), QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact))},
                   {QStringLiteral("origin"), payment.origin}});
}

} // namespace mj::sandbox
