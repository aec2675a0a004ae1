#pragma once
#include "base/result.h"
#include <QDate>
#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace mj::ui {

// One legal text, to be read in place, with the date since when it is in force. Names: "<name>" the link, "<text name>" the text.
class TextReader : public QWidget
{
    Q_OBJECT
public:
    struct Text {
        QDate version;
        QString words;
    };
    using Read = std::function<Result<Text>(const QString &language)>;

    TextReader(const QString &name, const QString &textName, Read read, QWidget *parent = nullptr);

    void retranslate(const QString &open, const QString &close); // reads the text of the language of the moment
    QString version() const; // ISO date of the text that is shown; empty when it cannot be read

private:
    void showText(bool shown);

    Read m_read;
    QPushButton *m_link;
    QLabel *m_since;
    QTextBrowser *m_browser;
    QString m_open;
    QString m_close;
    QDate m_version;
};

} // namespace mj::ui
