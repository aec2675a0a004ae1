#include "studio/pricing.h"

#include "client/api_client.h"
#include "studio/session.h"

#include <algorithm>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds typingPause = 250ms;

// Half of a recipe has no price; asking would only tell the person that they are not done yet.
bool isWhole(const api::Recipe &recipe)
{
    const bool needsWords = recipe.task != api::Task::Upscale && recipe.task != api::Task::RemoveBackground;
    const bool needsPicture = recipe.task != api::Task::Create;
    return !recipe.model.isEmpty() && (!needsWords || !recipe.prompt.trimmed().isEmpty()) && (!needsPicture || !recipe.references.isEmpty());
}

} // namespace

Pricing::Pricing(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    m_pause.setSingleShot(true);
    m_expiry.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Pricing::ask);
    connect(&m_expiry, &QTimer::timeout, this, &Pricing::askAgain);
    const auto hurry = [this] {
        if (m_session.canSend() && !m_quote)
            m_pause.start(0);
    };
    connect(&session, &Session::offlineChanged, this, hurry);
    connect(&session, &Session::expiredChanged, this, hurry);
}

void Pricing::setRecipes(const QList<api::Recipe> &recipes)
{
    const bool isKnown = m_quote || m_isAsking || m_pause.isActive();
    if (!recipes.isEmpty() && isKnown && api::recipesToJson(recipes) == api::recipesToJson(m_recipes))
        return; // its price is there or on its way
    begin(recipes);
}

void Pricing::begin(const QList<api::Recipe> &recipes)
{
    ++m_round;
    m_isAsking = false;
    m_recipes = recipes;
    m_expiry.stop();
    const bool wasKnown = m_quote || m_failure;
    m_quote.reset();
    m_failure.reset();
    m_pause.start(typingPause);
    if (wasKnown)
        emit changed();
}

void Pricing::askAgain()
{
    begin(QList<api::Recipe>(m_recipes));
}

void Pricing::clear()
{
    begin({});
    m_pause.stop();
}

void Pricing::ask()
{
    const bool areWhole = !m_recipes.isEmpty() && std::all_of(m_recipes.begin(), m_recipes.end(), isWhole);
    if (!areWhole || m_session.state() != Session::State::SignedIn)
        return;
    if (m_session.isOffline())
        return onAnswer(fail(Code::Offline));
    if (m_session.isExpired())
        return onAnswer(fail(Code::Unauthenticated));
    api::CreateQuote call;
    call.recipes = m_recipes;
    m_isAsking = true;
    m_api.send(call, this, [this, round = ++m_round](const Result<api::Quote> &answer) {
        if (round == m_round)
            onAnswer(answer);
    });
}

void Pricing::onAnswer(const Result<api::Quote> &answer)
{
    m_isAsking = false;
    if (answer) {
        m_quote = *answer;
        m_failure.reset();
        // The two clocks may differ: never asked more often than every ten seconds.
        const qint64 left = std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(answer->expiresAt), 10'000, 3'600'000);
        m_expiry.start(static_cast<int>(left));
    } else {
        m_failure = answer.error();
    }
    emit changed();
}

} // namespace mj::studio
