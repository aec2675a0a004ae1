#include "studio/draft.h"

#include "api/reader.h"
#include "base/log.h"
#include "client/gallery_store.h"
#include "studio/session.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

QString noteName()
{
    return QStringLiteral("draft/recipe");
}

} // namespace

Draft::Draft(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &Draft::write);
    connect(&session, &Session::storeClosing, this, [this] {
        if (m_pause.isActive())
            write();
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() != Session::State::SignedOut)
            return;
        m_recipe = {};
        m_choices = {};
        m_isKept = true;
    });
}

Draft::~Draft()
{
    if (m_pause.isActive())
        write();
}

void Draft::setRecipe(const api::Recipe &recipe)
{
    if (m_isKept && recipe.toJson() == m_recipe.toJson())
        return;
    m_recipe = recipe;
    writeLater();
}

void Draft::setChoices(const DraftChoices &choices)
{
    if (m_isKept && choices == m_choices)
        return;
    m_choices = choices;
    writeLater();
}

void Draft::writeLater()
{
    m_isKept = false;
    if (m_session.store())
        m_pause.start();
}

bool Draft::restore()
{
    const client::GalleryStore *store = m_session.store();
    const Result<std::optional<QByteArray>> note = store ? store->note(noteName()) : Result<std::optional<QByteArray>>(std::nullopt);
    if (!note || !*note)
        return false;
    m_isKept = true;
    // A draft may be half a recipe: whatever is readable comes back.
    api::Reader in(QJsonDocument::fromJson(**note).object());
    m_recipe = api::Recipe::read(in);
    m_choices.models = in.textsOr("models");
    m_choices.mail = in.booleanOr("mail", false);
    return true;
}

void Draft::write()
{
    m_pause.stop();
    client::GalleryStore *store = m_session.store();
    if (!store)
        return;
    QJsonObject note = m_recipe.toJson();
    note.insert(QStringLiteral("models"), QJsonArray::fromStringList(m_choices.models));
    note.insert(QStringLiteral("mail"), m_choices.mail);
    const QByteArray plain = QJsonDocument(note).toJson(QJsonDocument::Compact);
    if (const Result<void> put = store->putNote(noteName(), plain); !put)
        qCWarning(mjStore) << "the draft was not kept:" << static_cast<int>(put.error().code);
    else
        m_isKept = true;
}

} // namespace mj::studio
