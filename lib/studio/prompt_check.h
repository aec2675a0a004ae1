#pragma once
#include <QDate>
#include <QList>
#include <QString>

namespace mj::studio {

// A place in a prompt that looks like something personal. Positions are those of a cursor.
struct PersonalWords {
    enum class Kind { Email, Phone, ResidentNumber, ForeignerNumber, Passport, Card };
    Kind kind = Kind::Email;
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const PersonalWords &) const = default;
};

// What in a prompt looks personal, in order, never overlapping. Judges the form alone: names and addresses are not found, and a number that
// is none of a person's may be. `today` decides whether a birth date has been yet. Pure; any thread.
QList<PersonalWords> findPersonalWords(const QString &prompt, const QDate &today);

} // namespace mj::studio
