#include "ui/account/text_reader.h"
#include "ui/common/error_text.h"
#include "ui/common/language.h"
#include "ui/common/money_text.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

namespace mj::ui {

TextReader::TextReader(const QString &name, const QString &textName, Read read, QWidget *parent)
    : QWidget(parent), m_read(std::move(read)), m_link(new QPushButton(this)), m_since(new QLabel(this)), m_browser(new QTextBrowser(this))
{
    m_link->setObjectName(name);
    m_link->setCheckable(true);
    m_browser->setObjectName(textName);
    m_browser->setFixedHeight(length::control * 6);
    m_browser->setTabChangesFocus(true);
    m_browser->hide();
    setKind(m_link, Kind::Link);
    setType(m_since, Type::Caption, Tone::Muted);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_link);
    row->addStretch(1);
    row->addWidget(m_since);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(row);
    column->addWidget(m_browser);
    connect(m_link, &QPushButton::toggled, this, &TextReader::showText);
}

void TextReader::showText(bool shown)
{
    m_link->setText(shown ? m_close : m_open);
    m_browser->setVisible(shown);
}

void TextReader::retranslate(const QString &open, const QString &close)
{
    m_open = open;
    m_close = close;
    const Result<Text> text = m_read(languageNow());
    m_version = text ? text->version : QDate();
    m_browser->setPlainText(text ? text->words : errorText(text.error()).inlineText());
    m_browser->setAccessibleName(open);
    m_since->setText(text ? tr("In force since %1").arg(dayText(m_version)) : QString());
    showText(m_link->isChecked());
}

QString TextReader::version() const
{
    return m_version.toString(Qt::ISODate);
}

} // namespace mj::ui
