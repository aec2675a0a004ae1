#include "ui/generation/reference_picker.h"
#include "ui/common/paragraph.h"
#include "ui/generation/picture_choices.h"
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <algorithm>

namespace mj::ui {

ReferencePicker::ReferencePicker(studio::Gallery &gallery, int most, QWidget *host)
    : Sheet(QStringLiteral("reference_picker"), Way::Free, host), m_most(most), m_choices(new PictureChoices(gallery, this)), m_search(new QLineEdit(this)),
      m_list(new QListView(this)), m_empty(new Paragraph(this, Type::Body, Tone::Muted)), m_add(new QPushButton(this))
{
    m_search->setObjectName(QStringLiteral("picker_search"));
    m_list->setObjectName(QStringLiteral("picker_list"));
    m_add->setObjectName(QStringLiteral("picker_add"));
    m_list->setModel(m_choices);
    m_list->setViewMode(QListView::IconMode);
    m_list->setIconSize({length::rail, length::rail});
    m_list->setGridSize({length::rail + space::m, length::rail + space::m});
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setMovement(QListView::Static);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(most > 1 ? QListView::ExtendedSelection : QListView::SingleSelection);
    m_list->setMinimumHeight(2 * (length::rail + space::m) + space::xl);
    setKind(m_add, Kind::Primary);
    body()->addWidget(m_search);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_empty);
    body()->addWidget(m_add);
    connect(m_search, &QLineEdit::textChanged, m_choices, &PictureChoices::setSearch);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReferencePicker::showChoice);
    connect(m_choices, &QAbstractItemModel::modelReset, this, &ReferencePicker::showChoice);
    connect(m_list, &QListView::activated, this, &ReferencePicker::accept);
    connect(m_add, &QPushButton::clicked, this, &ReferencePicker::accept);
    retranslate();
}

void ReferencePicker::start()
{
    open(m_choices->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_search);
}

QStringList ReferencePicker::selected() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(m_choices->idAt(row));
    return ids;
}

void ReferencePicker::accept()
{
    const QStringList ids = selected();
    if (ids.isEmpty() || ids.size() > m_most || isFinished())
        return;
    emit chosen(ids);
    finish();
}

void ReferencePicker::showChoice()
{
    const int count = int(selected().size());
    const bool isEmpty = m_choices->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty || count > m_most);
    if (isEmpty)
        m_empty->setPlain(m_search->text().isEmpty() ? tr("The gallery is still empty. Make a picture first, or add a file.")
                                                     : tr("No picture has these words in its prompt."));
    else
        m_empty->setPlain(tr("There is room for %n picture(s). Choose fewer.", nullptr, m_most));
    m_add->setText(count > 0 ? tr("Add %n picture(s)", nullptr, count) : tr("Choose a picture"));
    m_add->setAccessibleName(m_add->text());
    m_add->setEnabled(count > 0 && count <= m_most);
}

void ReferencePicker::retranslate()
{
    setTitle(tr("From the gallery"));
    m_search->setPlaceholderText(tr("Search the prompts"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Pictures of the gallery"));
    showChoice();
}

} // namespace mj::ui
