#include "ui/privacy/processor_card.h"
#include "ui/common/paragraph.h"
#include <QGridLayout>
#include <QLabel>

namespace mj::ui {

ProcessorCard::ProcessorCard(const PolicyBook &book, QWidget *parent) : Card(parent)
{
    setObjectName(QStringLiteral("processors"));
    addTitle()->setText(tr("Who processes data for us"));
    auto *note = new Paragraph(this, Type::Small, Tone::Muted);
    note->setPlain(tr("Named in article 5 of the policy. To anybody else only with your consent or when the law demands it (article 4)."));
    body()->addWidget(note);
    for (const PolicyBook::Processor &processor : book.processors())
        addProcessor(processor);
}

void ProcessorCard::addProcessor(const PolicyBook::Processor &processor)
{
    auto *line = new QFrame(this);
    line->setProperty("rule", true);
    line->setFixedHeight(length::hairline);
    body()->addWidget(line);
    auto *name = new QLabel(processor.name, this);
    name->setProperty("strong", true);
    body()->addWidget(name);
    struct Fact {
        QString name;
        QString value;
        const char *key;
    };
    const QList<Fact> facts{{tr("Task"), processor.task, "task"},          {tr("Items"), processor.items, "items"},
                            {tr("Country"), processor.country, "country"}, {tr("How and when"), processor.method, "method"},
                            {tr("Contact"), processor.contact, "contact"}, {tr("Kept"), processor.retention, "retention"}};
    auto *table = new QGridLayout;
    table->setHorizontalSpacing(space::l);
    table->setVerticalSpacing(space::xs);
    table->setColumnStretch(1, 1);
    for (int row = 0; row < facts.size(); ++row) {
        auto *title = new QLabel(facts[row].name, this);
        setType(title, Type::Small, Tone::Muted);
        const bool open = processor.unconfirmed.contains(QLatin1String(facts[row].key));
        auto *value = new Paragraph(this, Type::Small);
        value->setPlain(open ? tr("%1 (to be confirmed)").arg(facts[row].value) : facts[row].value);
        table->addWidget(title, row, 0, Qt::AlignTop);
        table->addWidget(value, row, 1);
    }
    body()->addLayout(table);
}

} // namespace mj::ui
