#include "ui/common/language.h"
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace mj::ui {

Language::Language(QCoreApplication &app, QObject *parent) : QObject(parent), m_app(app)
{
    choose(QStringLiteral("system"));
}

Language::~Language()
{
    m_app.removeTranslator(&m_ours);
    m_app.removeTranslator(&m_qts);
}

void Language::choose(const QString &choice)
{
    const bool known = choice == QLatin1String("ko") || choice == QLatin1String("en");
    m_choice = known ? choice : QStringLiteral("system");
    const bool systemKorean = QLocale::system().language() == QLocale::Korean;
    const QString wanted = known ? choice : systemKorean ? QStringLiteral("ko") : QStringLiteral("en");
    if (wanted == m_current)
        return;
    m_current = wanted;
    QLocale::setDefault(wanted == QLatin1String("ko") ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                                      : QLocale(QLocale::English, QLocale::UnitedStates));
    m_app.removeTranslator(&m_qts);
    m_app.removeTranslator(&m_ours);
    if (m_qts.load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_app.installTranslator(&m_qts);
    if (m_ours.load(QStringLiteral(":/translations/mjstudio_%1.qm").arg(wanted)))
        m_app.installTranslator(&m_ours);
    emit changed();
}

QString languageNow()
{
    return QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

} // namespace mj::ui
