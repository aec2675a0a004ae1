#pragma once
#include "api/disclosure.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mj::ui {

class Paragraph;

// Who got which parts of one picture's making, asked for when the person wants to know. GUI thread.
class DisclosureList : public QWidget
{
    Q_OBJECT
public:
    explicit DisclosureList(QWidget *parent = nullptr);

    void setGeneration(const QString &generationId); // another one: what was shown is gone
    void show(const QString &generationId, const Result<QList<api::Disclosure>> &list);

signals:
    void requested(const QString &generationId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addLine(const QString &text, bool isHead);

    QString m_generationId;
    std::optional<Result<QList<api::Disclosure>>> m_list;
    bool m_isAsking = false;
    QLabel *m_title;
    QPushButton *m_ask;
    Paragraph *m_words;
    QVBoxLayout *m_lines;
};

} // namespace mj::ui
