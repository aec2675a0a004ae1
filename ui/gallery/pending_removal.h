#pragma once
#include "ui/common/banner.h"
#include <QSet>
#include <QTimer>

namespace mj::studio {
class Gallery;
}

namespace mj::ui {

// Pictures that were deleted a moment ago: out of sight, removed for good when the notice ends. Undo brings them back. GUI thread.
class PendingRemoval : public Banner
{
    Q_OBJECT
public:
    explicit PendingRemoval(studio::Gallery &gallery, QWidget *parent = nullptr);

    void add(const QStringList &ids);
    void undo();
    void commit();
    const QSet<QString> &ids() const { return m_ids; }
    void setStay(int milliseconds) { m_stay.setInterval(milliseconds); }

signals:
    void idsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    studio::Gallery &m_gallery;
    QSet<QString> m_ids;
    QTimer m_stay;
};

} // namespace mj::ui
