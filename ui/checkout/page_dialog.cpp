#include "ui/checkout/page_dialog.h"

#include "ui/common/paragraph.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

constexpr int kLongestMessage = 1000; // characters; more would push the buttons off the screen

} // namespace

QString PageDialog::nameOf(const QUrl &origin)
{
    // Frames that a page wrote itself or shut in have an origin without a name.
    const QString host = origin.host(QUrl::EncodeUnicode);
    return host.isEmpty() ? tr("A part of the page without an address") : host;
}

PageDialog::PageDialog(const Question &question, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("page_dialog"));
    setWindowModality(Qt::WindowModal); // other windows stay usable
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(length::form);
    setWindowTitle(nameOf(question.origin));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::l);
    auto *heading = new Paragraph(this, Type::Small, Tone::Muted);
    heading->setObjectName(QStringLiteral("page_dialog_origin"));
    heading->setPlain(tr("%1 says").arg(nameOf(question.origin)));
    auto *message = new Paragraph(this);
    message->setObjectName(QStringLiteral("page_dialog_message"));
    message->setPlain(question.message.left(kLongestMessage));
    column->addWidget(heading);
    column->addWidget(message);
    if (question.kind == Question::Kind::Answer) {
        m_input = new QLineEdit(question.proposed, this);
        m_input->setObjectName(QStringLiteral("page_dialog_input"));
        m_input->setAccessibleName(message->plain());
        column->addWidget(m_input);
    }
    addButtons(question.kind);
}

void PageDialog::addButtons(Question::Kind kind)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch();
    if (kind != Question::Kind::Tell) {
        auto *cancel = new QPushButton(tr("Cancel"), this);
        cancel->setObjectName(QStringLiteral("page_dialog_cancel"));
        cancel->setAutoDefault(false);
        connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
        buttons->addWidget(cancel);
    }
    auto *ok = new QPushButton(tr("OK"), this);
    ok->setObjectName(QStringLiteral("page_dialog_ok"));
    ok->setDefault(true);
    setKind(ok, Kind::Primary);
    connect(ok, &QPushButton::clicked, this, [this] {
        if (m_input)
            emit answered(m_input->text());
        accept();
    });
    buttons->addWidget(ok);
    static_cast<QVBoxLayout *>(layout())->addLayout(buttons);
}

} // namespace mj::ui
