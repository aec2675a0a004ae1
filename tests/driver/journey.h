#pragma once
#include "driver/driven_app.h"

namespace mj {

// The main job of the product as its person does it, by clicks and keys on the real window. Each function ends when its result is seen.
namespace journey {

struct Person {
    QString email = QStringLiteral("hana.kim@example.com");
    QString name = QStringLiteral("김하나");
    QString password = QStringLiteral("보라색 고래 37마리");
};

void fillJoinForm(DrivenApp &app, const Person &person);
void join(DrivenApp &app, const Person &person);              // ends in the workspace, with the address proven by the local mailbox's code
void joinUnproven(DrivenApp &app, const Person &person);      // ends with the code being asked for
QString codeFromMailbox(DrivenApp &app);                      // opened from the code's entry, read, closed
void enterCode(DrivenApp &app, const QString &code);          // ends with the sheet gone
void signIn(DrivenApp &app, const Person &person);
void reviewOrder(DrivenApp &app, const QString &packageId);   // ends before paying
void openCheckout(DrivenApp &app);                            // ends with the payment page loaded
void choosePayment(DrivenApp &app);                           // ends with the payment service's page in front
void approvePayment(DrivenApp &app);                          // presses pay there; does not wait
void buyPoints(DrivenApp &app);                               // the whole way, 10,000 won; ends with the points there
void writePrompt(DrivenApp &app, const QString &prompt);      // ends with a price on the button
void waitForPictures(DrivenApp &app, int count, int seconds = 60); // in the gallery
void choose(DrivenApp &app, const QString &language, const QString &theme);

} // namespace journey
} // namespace mj
