#pragma once
#include "api/recipe.h"
#include "base/error.h"
#include "ui/common/features.h"
#include "ui/common/open_file.h"
#include "ui/common/page.h"
#include "ui/generation/send_plan.h"
#include <optional>

namespace mj::ui {

class Composer;
class JobQueue;
class PromptBox;
class PromptHint;
class PromptHistoryPanel;
class PromptResolvedPanel;
class PromptTemplatesPanel;
class PromptUndo;
class ReferenceStrip;
class SendBar;
class SidePanel;
class StateView;

// Prompt to picture: the composer with its price on the left, the queue on the right. GUI thread.
class CreatePage : public Page
{
    Q_OBJECT
public:
    explicit CreatePage(const Features &features, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    // A job to show in the queue; or a task and a picture of the gallery, "upscale/pic_…" with the wire name of the task: as openWith().
    void openItem(const QString &item) override;

    // Puts a recipe into the form: its task, words, model and choices; with a picture of the gallery that one to start from, in place of those that
    // were there. An empty model, or one that cannot do the task: the first that can. What was written before can be brought back.
    void openWith(const api::Recipe &recipe, const QString &pictureId = {});
    void usePrompt(const QString &prompt, const QString &negative = {}); // the words alone, as they are: braces stay braces
    void setAskPicture(AskOpenFile ask); // without one the system's dialog asks

protected:
    void retranslate() override;

private:
    QWidget *makeLeft();
    void connectParts();
    void connectPrompts();
    void connectPictures();
    void connectGeneration();
    void showState();
    void showSend();
    void apply();
    void keepDraft();
    void showOffer();
    void showHint();
    SendPlan::Obstacle wordObstacle() const;
    void send();
    void submit(bool isConfirmed);
    void addFromGallery(const QStringList &ids);
    void pickFromGallery();
    void editMask(const QString &id);
    void setMail(bool wanted);

    Features m_features;
    PromptBox *m_prompt;
    PromptHint *m_hint;
    PromptResolvedPanel *m_resolved;
    ReferenceStrip *m_strip;
    StateView *m_state;
    Composer *m_composer;
    SendBar *m_send;
    PromptUndo *m_undo;
    PromptTemplatesPanel *m_templates;
    PromptHistoryPanel *m_history;
    JobQueue *m_queue;
    SidePanel *m_templatesPanel = nullptr;
    SidePanel *m_historyPanel = nullptr;
    SendPlan m_plan;
    std::optional<Error> m_sendFailure;
    bool m_hasAskedModels = false; // because one of them turned out to be unavailable
};

} // namespace mj::ui
