#include "ui/gallery/disclosure_list.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
public:
    static QString name(const QString &field)
    {
        if (field == QLatin1String("prompt"))
            return tr("prompt");
        if (field == QLatin1String("negative_prompt"))
            return tr("what to leave out");
        if (field == QLatin1String("reference"))
            return tr("your picture");
        if (field == QLatin1String("mask"))
            return tr("mask");
        if (field == QLatin1String("parameters"))
            return tr("size and settings");
        if (field == QLatin1String("member_tag"))
            return tr("a pseudonym of you");
        if (field == QLatin1String("address"))
            return tr("e-mail address");
        if (field == QLatin1String("mail"))
            return tr("the mail with its pictures");
        return field;
    }
};

constexpr int shownDigits = 12; // of a hash: enough to find it again

} // namespace

DisclosureList::DisclosureList(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_ask(new QPushButton(this)), m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_lines(new QVBoxLayout)
{
    setType(m_title, Type::Title);
    setKind(m_ask, Kind::Secondary);
    m_ask->setObjectName(QStringLiteral("recipe_disclosures"));
    m_words->setObjectName(QStringLiteral("recipe_disclosures_words"));
    m_lines->setSpacing(space::xs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addLayout(m_lines);
    column->addWidget(m_ask, 0, Qt::AlignLeft);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        m_isAsking = true;
        rebuild();
        emit requested(m_generationId);
    });
    rebuild();
}

void DisclosureList::setGeneration(const QString &generationId)
{
    if (generationId == m_generationId)
        return;
    m_generationId = generationId;
    m_list.reset();
    m_isAsking = false;
    rebuild();
}

void DisclosureList::show(const QString &generationId, const Result<QList<api::Disclosure>> &list)
{
    if (generationId != m_generationId)
        return;
    m_isAsking = false;
    m_list = list;
    rebuild();
}

void DisclosureList::addLine(const QString &text, bool isHead)
{
    auto *line = new QLabel(text, this);
    setType(line, Type::Small, isHead ? Tone::Neutral : Tone::Muted);
    line->setProperty("strong", isHead);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines->addWidget(line);
}

void DisclosureList::rebuild()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    setVisible(!m_generationId.isEmpty());
    m_title->setText(tr("Who got what"));
    m_ask->setText(m_list ? tr("Ask again") : tr("Show who got what"));
    m_ask->setVisible(!m_list || !*m_list);
    m_ask->setEnabled(!m_isAsking);
    m_ask->setAccessibleName(m_ask->text());
    QString words;
    if (m_isAsking)
        words = tr("Asking the service…");
    else if (m_list && !*m_list)
        words = errorText(m_list->error()).inlineText();
    else if (m_list && (**m_list).isEmpty())
        words = tr("Nothing of this picture's making left MJ Studio.");
    m_words->setPlain(words);
    m_words->setVisible(!words.isEmpty());
    if (!m_list || !*m_list)
        return;
    for (const api::Disclosure &disclosure : **m_list) {
        addLine(QStringLiteral("%1 (%2) · %3").arg(disclosure.processor, GenerationWords::country(disclosure.country), dateText(disclosure.at)), true);
        for (const api::DisclosedField &field : disclosure.fields)
            addLine(QStringLiteral("%1 · %2 · SHA-256 %3…").arg(FieldWords::name(field.name), bytesText(field.bytes), field.sha256.left(shownDigits)), false);
        addLine(disclosure.until.isValid() ? tr("Says it keeps it until %1.").arg(dateText(disclosure.until)) : tr("Says it keeps nothing."), false);
    }
}

void DisclosureList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace mj::ui
