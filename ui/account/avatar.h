#pragma once
#include <QByteArray>
#include <QLabel>
#include <QPalette>

namespace mj::ui {

QString initialsOf(const QString &name); // "김민지" -> "민지", "Ada King" -> "AK"; at most two characters
// A person in a circle: the photo (JPEG), or without a readable one the initials.
QPixmap avatarPixmap(const QByteArray &photo, const QString &name, int side, qreal ratio, const QPalette &palette);

// A person as a round picture beside a name. Recolours itself on a theme switch.
class Avatar : public QLabel
{
    Q_OBJECT
public:
    explicit Avatar(int side, QWidget *parent = nullptr);

    void setPerson(const QString &name, const QByteArray &photo = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    int m_side;
    QString m_name;
    QByteArray m_photo;
};

} // namespace mj::ui
