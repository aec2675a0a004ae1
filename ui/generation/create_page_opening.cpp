#include "studio/draft.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/prompt_alternatives.h"
#include "studio/reference_pictures.h"
#include "ui/generation/composer.h"
#include "ui/generation/create_page.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/job_queue.h"
#include "ui/generation/mask_editor.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/prompt_resolved_panel.h"
#include "ui/generation/prompt_undo.h"
#include "ui/generation/reference_picker.h"
#include "ui/generation/reference_strip.h"

namespace mj::ui {

void CreatePage::connectPictures()
{
    studio::ReferencePictures &pictures = m_features.generation.references();
    connect(&pictures, &studio::ReferencePictures::changed, this, &CreatePage::apply);
    connect(m_prompt, &PromptBox::picturesOffered, m_strip, &ReferenceStrip::take);
    connect(m_strip, &ReferenceStrip::galleryRequested, this, &CreatePage::pickFromGallery);
    connect(m_strip, &ReferenceStrip::maskRequested, this, &CreatePage::editMask);
}

void CreatePage::openItem(const QString &item)
{
    const qsizetype slash = item.indexOf(QLatin1Char('/'));
    const std::optional<api::Task> task = slash > 0 ? api::taskFromWire(item.left(slash)) : std::nullopt;
    if (!task)
        return m_queue->showJob(item);
    api::Recipe recipe = m_composer->recipe();
    recipe.task = *task;
    openWith(recipe, item.mid(slash + 1));
}

void CreatePage::openWith(const api::Recipe &recipe, const QString &pictureId)
{
    studio::ReferencePictures &pictures = m_features.generation.references();
    const api::Recipe before = m_composer->recipe();
    const QStringList models = m_composer->modelIds();
    const qsizetype replaced = pictureId.isEmpty() ? 0 : pictures.pictures().size();
    api::Recipe opened = recipe;
    if (recipe.prompt != before.prompt)
        opened.prompt = studio::escapedPrompt(recipe.prompt);
    if (!pictureId.isEmpty()) {
        pictures.clear();
        addFromGallery({pictureId});
    }
    m_composer->setRecipe(opened, recipe.model == before.model ? models : QStringList());
    keepDraft();
    if (pictureId.isEmpty() && !recipe.references.isEmpty())
        emit noticeRequested(tr("The pictures that it started from are no longer here. Add them again."), Tone::Warning);
    m_undo->offer(tr("What you were writing was replaced."), [this, before, models, replaced, hasOpened = !pictureId.isEmpty()] {
        if (hasOpened) {
            studio::ReferencePictures &now = m_features.generation.references();
            now.discard();
            for (qsizetype i = 0; i < replaced; ++i)
                now.restoreRemoved();
        }
        m_composer->setRecipe(before, models);
        keepDraft();
    });
    m_prompt->setFocus(Qt::OtherFocusReason);
}

void CreatePage::usePrompt(const QString &prompt, const QString &negative)
{
    m_composer->setPrompt(studio::escapedPrompt(prompt), negative);
    m_prompt->setFocus(Qt::OtherFocusReason);
}

void CreatePage::setAskPicture(AskOpenFile ask)
{
    m_strip->setAskFile(std::move(ask));
}

void CreatePage::addFromGallery(const QStringList &ids)
{
    for (const QString &id : ids) {
        m_features.gallery.copyOut(id, {}, this, [this](const Result<studio::PictureCopy> &file) {
            studio::ReferencePictures &pictures = m_features.generation.references();
            if (file)
                pictures.addBytes(file->bytes);
            else
                emit pictures.refused(file.error());
        });
    }
}

void CreatePage::pickFromGallery()
{
    const int most = mostReferences(m_plan.models, m_composer->task());
    const int room = most - int(m_features.generation.references().pictures().size());
    if (room <= 0)
        return;
    auto *picker = new ReferencePicker(m_features.gallery, room, this);
    connect(picker, &ReferencePicker::chosen, this, &CreatePage::addFromGallery);
    picker->start();
}

void CreatePage::editMask(const QString &id)
{
    studio::ReferencePictures &pictures = m_features.generation.references();
    pictures.loadPicture(id, this, [this, id](const Result<QImage> &picture) {
        studio::ReferencePictures &now = m_features.generation.references();
        if (!picture) {
            emit now.refused(picture.error());
            return;
        }
        const Result<studio::MaskDrawing> former = studio::MaskDrawing::fromPng(now.mask(id), picture->size());
        auto *editor = new MaskEditor(this);
        connect(editor, &MaskEditor::used, this, [this, id](const QByteArray &mask) {
            if (const Result<void> set = m_features.generation.references().setMask(id, mask); !set)
                emit noticeRequested(DraftWords::refused(set.error()), Tone::Danger);
        });
        connect(editor, &MaskEditor::left, this, [this, id](const QByteArray &mask) { m_strip->offerDrawing(id, mask); });
        editor->open(*picture, former ? *former : studio::MaskDrawing(picture->size()));
    });
}

} // namespace mj::ui
