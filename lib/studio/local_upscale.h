#pragma once
#include "studio/gallery.h"
#include <QList>

namespace mj::studio {

// Enlarges pictures of the gallery on this computer, for 0 points and without a network: one at a time, the others wait. The result is a picture of
// its own that knows its parent. Lives as long as the program, so a viewer may close meanwhile; ends with the gallery. GUI thread.
class LocalUpscale : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Working, Keeping, Kept, Failed };
    struct Job {
        int id = 0;
        QString pictureId;
        int factor = 2;
        State state = State::Waiting;
        double part = 0;       // 0 to 1 of the work
        int secondsLeft = -1;  // unknown so far
        QString resultId;      // when kept
        std::optional<Error> failure;
    };

    explicit LocalUpscale(Gallery &gallery, QObject *parent = nullptr);
    ~LocalUpscale() override; // what runs is canceled and waited for: some milliseconds

    // Whether it can be done. NotFound; PayloadTooLarge: the result would pass the largest side; InvalidField: the factor.
    Result<void> check(const QString &pictureId, int factor) const;
    // The id of the job; asked again while it waits or runs, the same one. Errors of check.
    Result<int> start(const QString &pictureId, int factor);
    void cancel(int id); // also forgets one that is over
    QList<Job> jobs() const; // in the order of starting
    std::optional<Job> jobOf(const QString &pictureId) const; // the one that is not over, else the latest
    int placeInLine(int id) const; // 0: running; -1: not waiting

    static int largestSide(); // of a result
    static QString modelName(int factor); // "ESRGAN-slim x2 (this computer)"

signals:
    void changed();
    void kept(const QString &pictureId, const QString &resultId);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
