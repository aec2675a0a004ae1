#include "checkout/ways_to_go.h"

namespace mj {

void goBy(Shop &shop, Way way, const QString &address)
{
    QString script;
    switch (way) {
    case Way::Href:
        script = QStringLiteral("location.href = a");
        break;
    case Way::Replace:
        script = QStringLiteral("location.replace(a)");
        break;
    case Way::Form:
        script = QStringLiteral("var f = document.createElement('form'); f.method = 'post'; f.action = a; document.body.appendChild(f); f.submit()");
        break;
    case Way::Anchor:
        script = QStringLiteral("var l = document.createElement('a'); l.href = a; l.target = '_top'; document.body.appendChild(l); l.click()");
        break;
    case Way::Redirect: {
        // As the address stands: a redirect's header is whatever a server writes.
        QString raw = address;
        raw.replace(QLatin1String("\\\\"), QLatin1String("\\"));
        shop.site.put(QStringLiteral("/away"), {{}, "Location: " + raw.toUtf8() + "\r\n", 302, false});
        script = QStringLiteral("location.href = '/away'");
        break;
    }
    case Way::Window:
        script = QStringLiteral("window.open(a, 'w')");
        break;
    case Way::Frame:
        script = QStringLiteral("var i = document.createElement('iframe'); i.src = a; document.body.appendChild(i)");
        break;
    }
    shop.checkout.run(QStringLiteral("setTimeout(function () { var a = \"%1\"; try { %2; } catch (e) {} }, 0); true").arg(address, script));
}

QString framesHold()
{
    return QStringLiteral("Array.from(document.querySelectorAll('iframe')).map(function (f) { try { return f.contentDocument.body.textContent; } "
                          "catch (e) { return ''; } }).join('')");
}

} // namespace mj
