#pragma once
#include "desk.h"
#include "support/real_server.h"

namespace mj::studio {

inline void prove(Desk &desk, RealServer &service)
{
    std::optional<Result<void>> answer;
    desk.membership.confirmVerification(service.code(desk.session.account().email), &desk.session, [&](Result<void> proved) { answer = proved; });
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    REQUIRE(*answer);
    REQUIRE(desk.session.account().emailVerified);
}

inline void joinProved(Desk &desk, RealServer &service, const QString &email, Session::Stay stay = Session::Stay::SignedIn)
{
    desk.join(email, stay);
    prove(desk, service);
}

// 1,050 points for whoever is signed in.
inline void buyPoints(Desk &desk, RealServer &service)
{
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Paying; }));
    REQUIRE(service.pay(desk.topUp.current()->id, 10'000));
    desk.topUp.finish();
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Done; }));
    REQUIRE(waitFor([&] { return desk.session.balance().available == Points(1050); }));
    desk.topUp.dismiss();
}

inline void joinWithPoints(Desk &desk, RealServer &service, const QString &email)
{
    joinProved(desk, service, email);
    buyPoints(desk, service);
}

inline api::Recipe smallRecipe(const QString &prompt, int count = 1)
{
    api::Recipe recipe;
    recipe.model = QStringLiteral("demo-painter-1");
    recipe.prompt = prompt;
    recipe.size = QSize(512, 512);
    recipe.count = count;
    return recipe;
}

inline void writeRecipe(Desk &desk, const api::Recipe &recipe)
{
    desk.generation.setRecipe(recipe);
    REQUIRE(waitFor([&] { return desk.generation.quote() || desk.generation.quoteFailure(); }));
    REQUIRE(desk.generation.quote());
}

// Until the pictures are in the gallery.
inline void make(Desk &desk, const api::Recipe &recipe)
{
    writeRecipe(desk, recipe);
    const int before = desk.gallery.total();
    desk.generation.submit();
    REQUIRE(waitFor([&] { return desk.gallery.total() == before + recipe.count; }, 30'000));
}

} // namespace mj::studio
