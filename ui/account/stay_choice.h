#pragma once
#include "studio/session.h"
#include <QWidget>

class QCheckBox;

namespace mj::ui {

class Paragraph;

// What a sign-in may leave on this computer. Names: "<prefix>_keep", "<prefix>_shared".
class StayChoice : public QWidget
{
    Q_OBJECT
public:
    explicit StayChoice(const QString &prefix, QWidget *parent = nullptr);

    studio::Session::Stay stay() const;
    void retranslate();

private:
    void onSharedToggled(bool shared);

    QCheckBox *m_keep;
    QCheckBox *m_shared;
    Paragraph *m_words;
};

} // namespace mj::ui
