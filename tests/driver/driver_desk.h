#pragma once
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QPointer>

class QWidget;

namespace mj {

// Answers JSON lines on a local socket, one answer a line, in the GUI thread of the program under test.
// {"do":"state","name":...} {"do":"click",...} {"do":"type","text":...} {"do":"key","key":"Ctrl+Return"} {"do":"webKey",...}
// {"do":"webClick","x":0..1,"y":0..1} {"do":"shot","file":...} {"do":"texts"} {"do":"names"} {"do":"quit"}
class DriverDesk : public QObject
{
    Q_OBJECT
public:
    explicit DriverDesk(const QString &socketName);

private:
    QJsonObject answer(const QJsonObject &order);
    QJsonObject stateOf(QWidget *widget) const;
    QJsonObject click(QWidget *widget);
    QJsonObject type(QWidget *widget, const QString &text);
    QJsonObject key(QWidget *widget, const QString &keys);
    QJsonObject webClick(QWidget *view, double x, double y);
    QJsonObject shot(const QString &file);
    QJsonObject texts() const;
    QJsonObject names() const;

    QLocalServer m_server;
};

} // namespace mj
