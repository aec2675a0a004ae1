#include "ui/common/typed_confirmation.h"
#include "ui/common/field.h"
#include "ui/common/paragraph.h"
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

TypedConfirmation::TypedConfirmation(const Words &words, QWidget *parent)
    : QDialog(parent), m_input(new QLineEdit(this)), m_deed(new QPushButton(words.deed, this))
{
    setWindowTitle(words.title);
    setModal(true);
    setMinimumWidth(length::form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::l);
    auto *title = new QLabel(words.title, this);
    setType(title, Type::Title);
    auto *consequence = new Paragraph(this);
    consequence->setPlain(words.consequence);
    auto *field = new Field(m_input, this);
    field->setLabel(tr("Type “%1” to continue").arg(words.word));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_input->setObjectName(QStringLiteral("typed_confirmation_input"));
    m_deed->setObjectName(QStringLiteral("typed_confirmation_deed"));
    cancel->setObjectName(QStringLiteral("typed_confirmation_cancel"));
    setKind(m_deed, Kind::Danger);
    cancel->setAutoDefault(false);
    m_deed->setDefault(true);
    m_deed->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_deed);
    layout->addWidget(title);
    layout->addWidget(consequence);
    layout->addWidget(field);
    layout->addLayout(buttons);
    connect(m_input, &QLineEdit::textChanged, this, [this, word = words.word](const QString &typed) {
        m_deed->setEnabled(typed.trimmed().compare(word, Qt::CaseInsensitive) == 0);
    });
    connect(m_deed, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace mj::ui
