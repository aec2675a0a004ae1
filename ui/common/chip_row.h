#pragma once
#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace mj::ui {

// A row of small pills of which one is chosen. GUI thread.
class ChipRow : public QWidget
{
    Q_OBJECT
public:
    struct Chip {
        QString id;
        QString text;
    };

    // Chips are named "<prefix>_<id>"; an empty id is named "<prefix>_none".
    explicit ChipRow(QString prefix, QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips); // keeps the choice when it is still offered, else the first
    void setCurrent(const QString &id);      // ignored when not offered
    QString current() const;

signals:
    void changed(); // by the person

private:
    QString m_prefix;
    QStringList m_ids;
    QButtonGroup *m_buttons;
};

} // namespace mj::ui
