#ifndef MJ_CATCH2_3
#define CATCH_CONFIG_RUNNER
#endif
#include "support/catch.h"
#include <QGuiApplication>

int main(int argc, char **argv)
{
    // Gui, not Core: the picture code needs the image plugins and QFont; the platform is offscreen.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    return Catch::Session().run(argc, argv);
}
