#ifndef MJ_CATCH2_3
#define CATCH_CONFIG_RUNNER
#endif
#include "support/catch.h"
#include <QApplication>

int main(int argc, char **argv)
{
    // Real widgets on the offscreen platform: real clicks without a display.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    return Catch::Session().run(argc, argv);
}
