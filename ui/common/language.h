#pragma once
#include <QObject>
#include <QTranslator>

class QCoreApplication;

namespace mj::ui {

// The language of the program, switched live: translations of :/translations, Qt's own,
// and the default QLocale. GUI thread; one per program.
class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(QCoreApplication &app, QObject *parent = nullptr);
    ~Language() override;

    void choose(const QString &choice); // "system", "ko" or "en"
    QString choice() const { return m_choice; }
    QString current() const { return m_current; } // "ko" or "en"

signals:
    void changed();

private:
    QCoreApplication &m_app;
    QTranslator m_ours;
    QTranslator m_qts;
    QString m_choice;
    QString m_current;
};

// "ko" or "en", of the default QLocale: what the person reads at this moment.
QString languageNow();

} // namespace mj::ui
