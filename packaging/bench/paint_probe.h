#pragma once
#include <QFile>
#include <QGenericPlugin>
#include <QObject>

// Watches the program it is loaded into. To the file named in MJ_PAINT_PROBE it writes "painted <monotonic ns>" when a visible window
// has been painted and its event loop is idle again, and three seconds later "settled <resident KiB> <1: a web engine is mapped>".
class PaintProbe : public QObject
{
    Q_OBJECT
public:
    explicit PaintProbe(const QString &report);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void painted();
    void settled();

    QFile m_report;
    bool m_seen = false;
};

// The door through which Qt loads it: QT_QPA_GENERIC_PLUGINS=mjpaintprobe.
class PaintProbePlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "paint_probe.json")
public:
    QObject *create(const QString &name, const QString &specification) override;
};
