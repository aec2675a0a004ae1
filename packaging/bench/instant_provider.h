#pragma once
#include <QByteArray>
#include <QUrl>
#include <memory>
#include <vector>

namespace mj {

// A provider that has its picture ready: answers every call of the Images API with the same one, prepared before, and times itself. The same
// file lies under /picture.png as it is.
class InstantProvider
{
public:
    explicit InstantProvider(const QByteArray &picture);
    ~InstantProvider();

    QUrl url() const; // without a path
    std::vector<double> takeTimes(); // ms from a call's last byte to the answer's, since the last time

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj
