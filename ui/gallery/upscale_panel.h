#pragma once
#include "studio/local_upscale.h"
#include "ui/common/card.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace mj::ui {

class Paragraph;

// Enlarges the picture of the viewer on this computer: what it costs before it starts, how far it is, and the way to the result. What runs
// belongs to studio::LocalUpscale and goes on without this panel. GUI thread.
class UpscalePanel : public Card
{
    Q_OBJECT
public:
    UpscalePanel(studio::Gallery &gallery, studio::LocalUpscale &upscale, QWidget *parent = nullptr);

    void setPicture(const QString &id);

signals:
    void compareRequested(const QString &original, const QString &result);
    void openRequested(const QString &result);

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *button(const QString &objectName);
    void connectParts();
    void start(int factor);
    void retranslate();
    void showChoice();
    void showLimits();
    void showJob();
    QString jobText(const studio::LocalUpscale::Job &job) const;
    QString workText(const studio::LocalUpscale::Job &job) const;

    studio::Gallery &m_gallery;
    studio::LocalUpscale &m_upscale;
    QString m_id;
    QLabel *m_title;
    Paragraph *m_about;
    QPushButton *m_twice;
    QPushButton *m_fourTimes;
    Paragraph *m_limits;
    QProgressBar *m_progress;
    Paragraph *m_state;
    QPushButton *m_cancel;
    QPushButton *m_compare;
    QPushButton *m_open;
};

} // namespace mj::ui
