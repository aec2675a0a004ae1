#include "checkout/opened_checkout.h"

#include <QDir>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>
#include <stdexcept>

namespace mj {

OpenedCheckout::OpenedCheckout()
{
    const QDir folder(QStringLiteral(MJ_BIN_DIR "/plugins"));
    const QStringList files = folder.entryList({QStringLiteral("*mjstudio_checkout*")}, QDir::Files);
    if (files.isEmpty())
        throw std::runtime_error("the checkout plugin is not built");
    m_loader = std::make_unique<QPluginLoader>(folder.absoluteFilePath(files.first()));
    auto *plugin = qobject_cast<ui::CheckoutPlugin *>(m_loader->instance());
    if (!plugin)
        throw std::runtime_error(m_loader->errorString().toStdString());
    auto *column = new QVBoxLayout(&m_window);
    m_page = plugin->create(&m_window);
    column->addWidget(m_page);
    QObject::connect(m_page, &ui::CheckoutPage::returned, [this] { ++returned; });
    QObject::connect(m_page, &ui::CheckoutPage::closed, [this] { ++closed; });
    QObject::connect(m_page, &ui::CheckoutPage::failed, [this](const QString &reason) { failures.append(reason); });
    QObject::connect(m_page, &ui::CheckoutPage::openInBrowserRequested, [this](const QUrl &url) { sentToBrowser.append(url); });
    m_window.resize(1100, 900);
    m_window.show();
}

OpenedCheckout::~OpenedCheckout()
{
    close();
}

void OpenedCheckout::open(const QUrl &checkout, const QUrl &returnUrl)
{
    m_page->open(checkout, returnUrl);
}

void OpenedCheckout::close()
{
    delete std::exchange(m_page, nullptr);
}

QWidget *OpenedCheckout::popup() const
{
    return m_page->findChild<QWidget *>(QStringLiteral("checkout_popup"));
}

QString OpenedCheckout::notice() const
{
    const auto *banner = m_page->findChild<QWidget *>(QStringLiteral("checkout_notice"));
    return banner->isVisible() ? banner->accessibleName() : QString();
}

void OpenedCheckout::press(const QString &button) const
{
    QTest::mouseClick(m_page->findChild<QPushButton *>(button), Qt::LeftButton);
}

QVariant OpenedCheckout::run(QWebEngineView *view, const QString &script)
{
    const auto result = std::make_shared<std::optional<QVariant>>(); // the answer may come when nobody waits any more
    view->page()->runJavaScript(script, [result](const QVariant &value) { *result = value; });
    waitFor([&] { return result->has_value(); }, 5000);
    return result->value_or(QVariant());
}

bool OpenedCheckout::holds(const QString &script, int withinMs) const
{
    return waitFor([&] { return run(script).toBool(); }, withinMs);
}

bool OpenedCheckout::shows(const QString &selector, int withinMs) const
{
    return holds(QStringLiteral("document.readyState === 'complete' && !!document.querySelector('%1') && "
                                "document.querySelector('%1').getClientRects().length > 0").arg(selector), withinMs);
}

void OpenedCheckout::click(const QString &selector) const
{
    clickAt(view(), centreOf(view(), selector));
}

bool waitFor(const std::function<bool()> &holds, int withinMs)
{
    return QTest::qWaitFor(holds, withinMs);
}

void letPass(int ms)
{
    QTest::qWait(ms);
}

QPoint centreOf(QWebEngineView *view, const QString &selector)
{
    const QVariantList at = OpenedCheckout::run(view, QStringLiteral("(function () { var e = document.querySelector('%1'); e.scrollIntoView({block: 'nearest'}); "
                                                                     "var r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
                                                          .arg(selector)).toList();
    if (at.size() != 2)
        throw std::runtime_error("no such element: " + selector.toStdString());
    return {at[0].toInt(), at[1].toInt()};
}

void clickAt(QWebEngineView *view, const QPoint &point)
{
    QTest::mouseClick(view->focusProxy() ? view->focusProxy() : view, Qt::LeftButton, {}, point);
}

} // namespace mj
