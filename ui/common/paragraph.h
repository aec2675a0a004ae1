#pragma once
#include "ui/theme/roles.h"
#include <QLabel>

namespace mj::ui {

// Running text: wraps, line height 1.5 in every font, can be selected.
class Paragraph : public QLabel
{
    Q_OBJECT
public:
    explicit Paragraph(QWidget *parent = nullptr, Type type = Type::Body, Tone tone = Tone::Neutral);

    void setPlain(const QString &text); // plain text only; a line feed is a new line
    QString plain() const { return m_plain; }

private:
    QString m_plain;
    int m_pixels;
};

} // namespace mj::ui
