#include "support/catch.h"
#include "ui/common/clipping.h"
#include <QLabel>
#include <QPushButton>
#include <QWidget>

using namespace mj::ui;

TEST_CASE("the clipping checker finds what is cut and leaves what fits", "[ui]")
{
    QWidget root;
    root.resize(400, 200);
    auto *label = new QLabel(QStringLiteral("그림 4장 만들기, and some more words"), &root);
    auto *button = new QPushButton(QStringLiteral("Sign out and erase"), &root);
    label->resize(label->sizeHint());
    button->move(0, 100);
    button->resize(button->sizeHint());
    root.show();
    CHECK(clippedTexts(root).isEmpty());
    label->resize(40, label->height());
    button->resize(40, button->height());
    CHECK(clippedTexts(root).size() == 2);
    label->setWordWrap(true);
    CHECK(clippedTexts(root).size() == 2); // wraps, but into more lines than it has room for
    label->hide();
    CHECK(clippedTexts(root).size() == 1);
}
