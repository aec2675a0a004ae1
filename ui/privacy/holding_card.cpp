#include "ui/privacy/holding_card.h"
#include "ui/common/badge.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include "ui/privacy/privacy_words.h"
#include <QLabel>

namespace mj::ui {

namespace {
constexpr int kValuesShown = 5;

QFrame *rule(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("rule", true);
    line->setFixedHeight(length::hairline);
    return line;
}
} // namespace

HoldingCard::HoldingCard(const QString &group, const QList<api::Holding> &holdings, const PolicyBook &book, QWidget *parent) : Card(parent)
{
    setObjectName(QStringLiteral("holdings_") + group);
    addTitle()->setText(PrivacyWords::group(group));
    auto *note = new Paragraph(this, Type::Small, Tone::Muted);
    note->setPlain(PrivacyWords::groupNote(group));
    body()->addWidget(note);
    for (const api::Holding &holding : holdings) {
        if (holding.group == group)
            addHolding(holding, book);
    }
}

void HoldingCard::addHolding(const api::Holding &holding, const PolicyBook &book)
{
    body()->addWidget(rule(this));
    auto *head = new QHBoxLayout;
    auto *name = new QLabel(PrivacyWords::item(holding.item), this);
    name->setProperty("strong", true);
    head->addWidget(name);
    head->addStretch();
    head->addWidget(new Badge(PrivacyWords::count(holding), holding.count > 0 ? Tone::Accent : Tone::Muted, this));
    body()->addLayout(head);

    if (holding.period == QLatin1String("not_collected")) {
        auto *nothing = new Paragraph(this, Type::Small, Tone::Muted);
        nothing->setPlain(tr("This is not collected at present."));
        body()->addWidget(nothing);
        return;
    }
    QStringList processors;
    for (const QString &id : holding.processors)
        processors.append(book.processorName(id));
    QStringList facts{tr("Purpose: %1").arg(PrivacyWords::purpose(holding.purpose)), tr("Kept: %1").arg(PrivacyWords::period(holding.period)),
                      tr("Basis: %1").arg(PrivacyWords::basis(holding.basis))};
    facts.append(processors.isEmpty() ? tr("Processed by MJ Studio alone") : tr("Processed for us by: %1").arg(processors.join(QStringLiteral(", "))));
    auto *line = new Paragraph(this, Type::Small, Tone::Muted);
    line->setPlain(facts.join(QStringLiteral(" · ")));
    body()->addWidget(line);
    addValues(holding);
}

void HoldingCard::addValues(const api::Holding &holding)
{
    if (holding.item == QLatin1String("password")) {
        auto *sealed = new Paragraph(this, Type::Small);
        sealed->setPlain(tr("Kept only as a one-way digest; nobody can read it, and it is not exported."));
        body()->addWidget(sealed);
        return;
    }
    QStringList lines = holding.values.mid(0, kValuesShown);
    if (lines.isEmpty())
        return;
    for (QString &line : lines)
        line = QStringLiteral("• ") + line.simplified().left(200);
    const qint64 rest = holding.count - lines.size();
    if (rest > 0)
        lines.append(tr("and %1 more, all of them in the export").arg(rest));
    auto *values = new Paragraph(this, Type::Small);
    values->setPlain(lines.join(QLatin1Char('\n')));
    body()->addWidget(values);
}

} // namespace mj::ui
