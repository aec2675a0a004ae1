#pragma once
#include "ui/theme/tokens.h"
#include <QObject>

class QApplication;

namespace mj::ui {

// Dresses the application: Fusion, palette, fonts and the one style sheet, light or dark, switched live. GUI thread; one per program.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QApplication &app, QObject *parent = nullptr);

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    const Tokens &tokens() const;

    static Mode modeFromName(const QString &name); // "light", "dark", anything else is System
    static QString nameOf(Mode mode);

signals:
    void changed();

private:
    void apply();
    bool systemIsDark() const;

    QApplication &m_app;
    bool m_systemStartedDark;
    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_applied = false;
};

} // namespace mj::ui
