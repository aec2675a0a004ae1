#include "driver/driver_desk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QInputMethodEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocalSocket>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QTest>
#include <QTextEdit>
#include <QTimer>
#include <QWindow>

namespace mj {
namespace {

QJsonObject no(const QString &why)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}};
}

QJsonObject yes(QJsonObject more = {})
{
    more.insert(QStringLiteral("ok"), true);
    return more;
}

QWidget *find(const QString &name)
{
    QWidget *hidden = nullptr;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->objectName() != name)
            continue;
        if (widget->isVisible())
            return widget;
        hidden = widget;
    }
    return hidden;
}

QString textOf(const QWidget *widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text().isEmpty() ? button->accessibleName() : button->text();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    if (const auto *box = qobject_cast<const QPlainTextEdit *>(widget))
        return box->toPlainText();
    if (const auto *box = qobject_cast<const QTextEdit *>(widget))
        return box->toPlainText();
    return widget->accessibleName();
}

void bringIntoView(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget, 24, 24);
    }
}

} // namespace

DriverDesk::DriverDesk(const QString &socketName)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(socketName);
    m_server.listen(socketName);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *visitor = m_server.nextPendingConnection();
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] {
            while (visitor->canReadLine()) {
                const QJsonObject order = QJsonDocument::fromJson(visitor->readLine()).object();
                visitor->write(QJsonDocument(answer(order)).toJson(QJsonDocument::Compact) + '\n');
                visitor->flush();
            }
        });
    });
}

QJsonObject DriverDesk::answer(const QJsonObject &order)
{
    const QString deed = order.value(QLatin1String("do")).toString();
    const QString name = order.value(QLatin1String("name")).toString();
    if (deed == QLatin1String("shot"))
        return shot(order.value(QLatin1String("file")).toString());
    if (deed == QLatin1String("texts"))
        return texts();
    if (deed == QLatin1String("names"))
        return names();
    if (deed == QLatin1String("quit")) {
        QTimer::singleShot(0, qApp, [] { QApplication::closeAllWindows(); });
        return yes();
    }
    QWidget *widget = name.isEmpty() ? QApplication::focusWidget() : find(name);
    if (deed == QLatin1String("state"))
        return yes(stateOf(widget));
    if (!widget)
        return no(QStringLiteral("there is no widget ") + name);
    if (!widget->isVisible())
        return no(name + QStringLiteral(" is not visible"));
    if (deed == QLatin1String("click"))
        return click(widget);
    if (deed == QLatin1String("type"))
        return type(widget, order.value(QLatin1String("text")).toString());
    if (deed == QLatin1String("key"))
        return key(widget, order.value(QLatin1String("key")).toString());
    if (deed == QLatin1String("webKey"))
        return key(widget->focusProxy() ? widget->focusProxy() : widget, order.value(QLatin1String("key")).toString());
    if (deed == QLatin1String("webClick"))
        return webClick(widget, order.value(QLatin1String("x")).toDouble(), order.value(QLatin1String("y")).toDouble());
    return no(QStringLiteral("unknown order ") + deed);
}

QJsonObject DriverDesk::stateOf(QWidget *widget) const
{
    if (!widget)
        return {{QStringLiteral("found"), false}};
    QJsonObject state{{QStringLiteral("found"), true},
                      {QStringLiteral("visible"), widget->isVisible()},
                      {QStringLiteral("enabled"), widget->isEnabled()},
                      {QStringLiteral("text"), textOf(widget)}};
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        state.insert(QStringLiteral("checked"), button->isChecked());
    if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model())
        state.insert(QStringLiteral("rows"), view->model()->rowCount());
    // A web view has its own properties; the driver links no web engine and asks by name.
    if (const QVariant title = widget->property("title"); title.isValid() && widget->property("url").isValid())
        state.insert(QStringLiteral("loaded"), widget->property("url").toUrl().path().endsWith(QLatin1String("/pay"))
                                                   && title.toString() == QLatin1String("MJ Studio"));
    return state;
}

QJsonObject DriverDesk::click(QWidget *widget)
{
    if (!widget->isEnabled())
        return no(widget->objectName() + QStringLiteral(" is disabled"));
    bringIntoView(widget);
    // What a person's pointer would hit at that place, not what we wish it to hit.
    const bool isTick = qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget); // only tick and text take the click
    const QPoint middle = isTick ? QPoint(12, widget->height() / 2) : widget->rect().center();
    QWidget *window = widget->window();
    QWidget *hit = window->childAt(widget->mapTo(window, middle));
    if (hit != widget && !(hit && widget->isAncestorOf(hit)))
        return no(widget->objectName() + QStringLiteral(" is covered by ") + (hit ? hit->objectName() : QStringLiteral("nothing")));
    QTimer::singleShot(0, widget, [widget, middle] { QTest::mouseClick(widget, Qt::LeftButton, {}, middle); });
    return yes();
}

QJsonObject DriverDesk::type(QWidget *widget, const QString &text)
{
    widget->setFocus(Qt::OtherFocusReason);
    // As an input method delivers it: whole, composed text.
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(widget, &event);
    return yes();
}

QJsonObject DriverDesk::key(QWidget *widget, const QString &keys)
{
    const QKeySequence sequence(keys);
    if (sequence.isEmpty())
        return no(QStringLiteral("no such key ") + keys);
    const QKeyCombination combination = sequence[0];
    QTimer::singleShot(0, widget, [widget, combination] { QTest::keyClick(widget, combination.key(), combination.keyboardModifiers()); });
    return yes();
}

QJsonObject DriverDesk::webClick(QWidget *view, double x, double y)
{
    QWidget *surface = view->focusProxy() ? view->focusProxy() : view;
    const QPoint at(int(surface->width() * x), int(surface->height() * y));
    QTimer::singleShot(0, surface, [surface, at] {
        QTest::mouseMove(surface, at);
        QTest::mouseClick(surface, Qt::LeftButton, {}, at);
    });
    return yes();
}

QJsonObject DriverDesk::shot(const QString &file)
{
    QWidget *window = QApplication::activeModalWidget() ? QApplication::activeModalWidget()->window() : nullptr;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (!window && top->isVisible() && top->isWindow() && top->width() > 400)
            window = top;
    }
    if (!window)
        return no(QStringLiteral("no window to take a picture of"));
    const bool offscreen = QGuiApplication::platformName() == QLatin1String("offscreen");
    const QPixmap picture = offscreen ? window->grab() : window->screen()->grabWindow(window->winId());
    return picture.save(file) ? yes() : no(QStringLiteral("the picture could not be saved"));
}

QJsonObject DriverDesk::texts() const
{
    QJsonArray all;
    for (const QWidget *widget : QApplication::allWidgets()) {
        const QString text = widget->isVisible() ? textOf(widget) : QString();
        if (!text.isEmpty())
            all.append(text);
    }
    return yes({{QStringLiteral("texts"), all}});
}

QJsonObject DriverDesk::names() const
{
    QJsonArray all;
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (widget->isVisible() && !widget->objectName().isEmpty() && !widget->objectName().startsWith(QLatin1String("qt_")))
            all.append(widget->objectName());
    }
    return yes({{QStringLiteral("names"), all}});
}

} // namespace mj
