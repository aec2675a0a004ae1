#include "create_scene.h"
#include "studio/draft.h"
#include "studio/prompt_history.h"
#include "studio/reference_pictures.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::ui;

TEST_CASE("a task leaves the models that can do it; the others say why not")
{
    CreateScene here;
    CHECK(isShown(*here.page, "create_task_edit"));
    CHECK(isShown(*here.page, "create_task_upscale"));
    CHECK(here.isOn("create_model_painter"));
    CHECK_FALSE(here.canPress("create_model_enlarger"));
    CHECK(tells(*here.page, QStringLiteral("Enlarger only works on pictures.")));
    CHECK_FALSE(here.page->findChild<QWidget *>(QStringLiteral("create_model_veteran"))); // retired ones are not offered

    here.tick("create_task_upscale");
    CHECK(here.isOn("create_model_enlarger"));
    CHECK_FALSE(here.canPress("create_model_painter"));
    CHECK(tells(*here.page, QStringLiteral("Painter does not enlarge pictures.")));
    CHECK(isShown(*here.page, "create_scale_4"));
    CHECK(tells(*here.page, QStringLiteral("As large as your picture, times the factor above.")));
    CHECK(tells(*here.page, QStringLiteral("This gives one picture.")));
    CHECK(tells(*here.page, QStringLiteral("Add a picture to start from first.")));
    CHECK(here.cut() == QString());

    here.tick("create_task_create");
    CHECK_FALSE(isShown(*here.page, "create_scale_4"));
    CHECK(here.isOn("create_model_painter"));
}

TEST_CASE("fields follow the chosen model, each with its reason and its price")
{
    CreateScene here;
    CHECK(tells(*here.page, QStringLiteral("Painter has one quality only.")));
    CHECK(tells(*here.page, QStringLiteral("Painter does not take this; say in the prompt what you want instead.")));
    here.write(QStringLiteral("a lake"));
    CHECK(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));

    here.tick("create_model_sketcher");
    CHECK(named<QAbstractButton>(*here.page, "create_quality_high")->text() == QStringLiteral("High · 20 P"));
    CHECK(tells(*here.page, QStringLiteral("Sketcher has no styles; describe the style in the prompt.")));
    CHECK(tells(*here.page, QStringLiteral("Sketcher takes no seed, so a picture cannot be repeated exactly.")));
    CHECK(here.sends(QStringLiteral("Create 1 · 5 P — 1,045 P left")));
    here.tick("create_quality_high");
    CHECK(here.sends(QStringLiteral("Create 1 · 20 P — 1,030 P left")));
    CHECK(tells(*here.page, QStringLiteral("Sketch Works (United States) reads your prompt; it keeps it for 30 days")));
    CHECK(tells(*here.page, QStringLiteral("This service uses generative AI.")));
    CHECK(tells(*here.page, QStringLiteral("Failed, refused or canceled pictures cost nothing.")));
    CHECK(here.cut() == QString());
}

TEST_CASE("more pictures than a model makes at once become jobs of one order")
{
    CreateScene here;
    here.write(QStringLiteral("a lake"));
    here.tick("create_size_512x512");
    here.tick("create_count_6");
    CHECK(here.sends(QStringLiteral("Create 6 in 2 jobs · 72 P — 978 P left")));
    CHECK(tells(*here.page, QStringLiteral("Painter makes 4 at a time: these become 2 jobs.")));
    here.desk->speak(QStringLiteral("ko"));
    CHECK(here.sends(QStringLiteral("6장을 작업 2개로 만들기 · 72 P — 남는 포인트 978 P")));
    here.desk->speak(QStringLiteral("en"));
    QSignalSpy submitted(&here.desk->generation, &studio::Generation::submitted);
    press(*here.page, "create_send");
    CHECK(until([&] { return here.desk->gallery.total() == 6; }, 60'000));
    CHECK(submitted.count() == 2);
    CHECK(here.desk->session.balance().available == Points(978));
}

TEST_CASE("one prompt to several models: one price, and what each does otherwise")
{
    if (!hasKeychain())
        return;
    CreateScene here(StudioDesk::Keep::InKeychain);
    here.write(QStringLiteral("a lake"));
    here.tick("create_size_768x512");
    here.tick("create_style_ink");
    here.tick("create_seed_fixed");
    here.tick("create_compare");
    here.tick("create_model_sketcher");
    CHECK(here.isOn("create_model_painter"));
    CHECK(here.isOn("create_model_sketcher"));
    CHECK(here.sends(QStringLiteral("Create 2 in 2 jobs · 17 P — 1,033 P left")));
    CHECK(tells(*here.page, QStringLiteral("Sketcher takes no seed: it is left out there.")));
    CHECK(tells(*here.page, QStringLiteral("Sketcher does not have this style: it is left out there.")));
    CHECK(tells(*here.page, QStringLiteral("Who sees your prompt; your name and e-mail are never sent:")));
    CHECK(tells(*here.page, QStringLiteral("Sketch Works · United States · keeps it for 30 days · does not train on it")));
    CHECK(tells(*here.page, QStringLiteral("some draw by formula")));
    CHECK(here.cut() == QString());

    here.tick("create_model_retoucher");
    CHECK(tells(*here.page, QStringLiteral("refused ones are charged by Retoucher")));
    here.tick("create_model_retoucher");
    here.restart(); // the ticks are part of the draft
    CHECK(here.isOn("create_compare"));
    CHECK(here.isOn("create_model_sketcher"));
    CHECK(here.sends(QStringLiteral("Create 2 in 2 jobs · 17 P — 1,033 P left")));
    press(*here.page, "create_send");
    CHECK(until([&] { return here.desk->gallery.total() == 2; }, 60'000));

    here.tick("create_compare");
    CHECK_FALSE(here.isOn("create_model_sketcher"));
    here.tick("create_model_painter");
    CHECK(here.isOn("create_model_painter")); // one is always left
}

TEST_CASE("too many jobs at once are told before there is a price")
{
    CreateScene here;
    here.tick("create_model_retoucher");
    here.write(QStringLiteral("{a|b|c} lake"));
    here.tick("create_count_7");
    CHECK(tells(*here.page, QStringLiteral("These are 21 jobs; at most 20 go at once.")));
    CHECK_FALSE(here.canPress("create_send"));
    here.tick("create_count_1");
    CHECK(here.sends(QStringLiteral("Create 3 in 3 jobs · 90 P — 960 P left")));
}

TEST_CASE("a retired model stays in the draft until its successor is taken; a paused one says so")
{
    if (!hasKeychain())
        return;
    CreateScene here(StudioDesk::Keep::InKeychain);
    api::Recipe draft;
    draft.prompt = QStringLiteral("as before");
    draft.model = QStringLiteral("veteran");
    draft.size = QSize(512, 512);
    here.desk->generation.setRecipe(draft);
    here.desk->generation.setChoices({{draft.model}, false});
    here.restart();
    CHECK(tells(*here.page, QStringLiteral("Veteran is no longer offered. Painter takes its place; what you wrote stays as it is.")));
    CHECK_FALSE(here.canPress("create_send"));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("as before"));
    CHECK(here.desk->generation.recipe().model == QStringLiteral("veteran"));
    CHECK(here.cut() == QString());
    press(*here.page, "create_successor");
    CHECK(here.isOn("create_model_painter"));
    CHECK(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));
    CHECK(here.desk->generation.recipe().model == QStringLiteral("painter"));

    here.tick("create_model_sleeper");
    CHECK(tells(*here.page, QStringLiteral("Sleeper is paused: its provider is not answering.")));
    CHECK_FALSE(here.canPress("create_send"));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("as before"));
}

TEST_CASE("pictures by e-mail: asked for, sent along, remembered, off at first")
{
    if (!hasKeychain())
        return;
    CreateScene here(StudioDesk::Keep::InKeychain);
    CHECK_FALSE(here.isOn("create_mail"));
    here.tick("create_mail");
    here.write(QStringLiteral("a lake"));
    REQUIRE(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));
    press(*here.page, "create_send");
    REQUIRE(until([&] { return !here.desk->generation.jobs().isEmpty(); }));
    CHECK(here.desk->generation.jobs().first().mail);
    here.restart();
    CHECK(here.isOn("create_mail"));
}

TEST_CASE("blanks are filled in and alternatives counted before anything is sent")
{
    CreateScene here;
    here.write(QStringLiteral("a {animal} in {red|blue}"));
    CHECK(tells(*here.page, QStringLiteral("Fill in the blanks of the prompt first.")));
    QTest::keyClick(here.prompt(), Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(here.desk->generation.isSubmitting());
    auto *blank = named<QLineEdit>(*here.page, "resolved_blank_animal");
    REQUIRE(blank);
    CHECK(blank->isVisible());
    QTest::keyClicks(blank, QStringLiteral("cat"));
    CHECK(here.sends(QStringLiteral("Create 2 in 2 jobs · 24 P — 1,026 P left")));
    CHECK(here.desk->generation.priced().first().prompt == QStringLiteral("a cat in red"));
    CHECK(here.cut() == QString());
    press(*here.page, "create_send");
    REQUIRE(until([&] { return here.desk->gallery.total() == 2; }, 60'000));

    press(*here.page, "create_history");
    CHECK(until([&] { return isShown(*here.page, "history_panel"); }));
    CHECK(until([&] { return here.desk->generation.history().total() == 2; }));
    QTest::keyClick(named<QWidget>(*here.page, "history_panel"), Qt::Key_Escape);
    CHECK(until([&] { return !isShown(*here.page, "history_panel"); }));
    press(*here.page, "create_templates");
    CHECK(until([&] { return isShown(*here.page, "templates_panel"); }));
    press(*here.page, "templates_panel_action"); // what is in the box becomes a template
    CHECK(tells(*here.page, QStringLiteral("New template")));
    CHECK(here.cut() == QString());
}

TEST_CASE("what looks personal is asked about once before it goes")
{
    CreateScene here;
    here.write(QStringLiteral("a poster that says call 010-1234-5678"));
    REQUIRE(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));
    press(*here.page, "create_send");
    CHECK_FALSE(here.desk->generation.isSubmitting());
    REQUIRE(until([&] { return isShown(*here.page, "prompt_hint"); }));
    press(*here.page, "prompt_hint_accept");
    CHECK(here.desk->generation.isSubmitting());
}
