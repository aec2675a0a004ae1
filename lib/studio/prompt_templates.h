#pragma once
#include "base/result.h"
#include "client/prompt_record.h"
#include "studio/prompt_exchange.h"
#include <QList>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>

namespace mj::studio {

class Session;

// The prompts that a person keeps under a name, in an order of their own, sealed beside the account's gallery. GUI thread; files and the store
// are read and written in the background.
class PromptTemplates : public QObject
{
    Q_OBJECT
public:
    using Template = client::TemplateRecord;
    struct Removed {
        Template record;
        int place = 0;
    };

    explicit PromptTemplates(Session &session, QObject *parent = nullptr);
    ~PromptTemplates() override;

    const QList<Template> &all() const;
    const Template *find(const QString &id) const;
    QList<Template> found(const QString &search) const; // by name and words, the gallery's rule
    bool isOpen() const; // false: signed out, still reading, or not readable
    std::optional<Error> failure() const;
    void retry(); // reading, after a failure

    // Blank names, names that another template has, texts too long: InvalidField or Conflict with the field "name", "prompt" or
    // "negative_prompt"; PayloadTooLarge when there are mostTemplates already. Gives the id; an empty id makes a new template at the end.
    Result<QString> keep(const Template &record);
    void move(const QString &id, int place);
    QList<Removed> remove(const QStringList &ids); // at once; what it gives back is for restore()
    void restore(const QList<Removed> &removed);

    // The ending says the form: ".csv", else JSON. `done` is dropped when `context` dies first.
    void exportTo(const QString &file, QObject *context, std::function<void(Result<int>)> done); // how many
    void importFrom(const QString &file, QObject *context, std::function<void(const TemplateImport &)> done);

signals:
    void opened();  // or closed, or failed to open
    void changed();
    void failed(const mj::Error &error); // what was changed is not on the disk; the list is read again

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
