#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <memory>

namespace mj {

// 32 bytes.
QByteArray sha256(const QByteArray &data);

// 32 bytes, RFC 2104. A key of any length.
QByteArray hmacSha256(const QByteArray &key, const QByteArray &data);

// Takes as long for a wrong last byte as for a wrong first one. Different lengths are told apart at once.
bool equalConstantTime(const QByteArray &a, const QByteArray &b);

// A SHA-256 that is fed in pieces. Used by one thread.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(QByteArrayView piece);
    QByteArray finish(); // 32 bytes; starts over

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace mj
