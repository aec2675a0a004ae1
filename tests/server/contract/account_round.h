#pragma once
#include "server/contract/round.h"
#include "support/fake_clock.h"

namespace mj::test {

// The calls of membership, each in success and in every refusal, asked of one round. Members of its own.
class AccountRound
{
public:
    AccountRound(Round &round, const Visitor &visitor, const RealServer &server, FakeClock &clock)
        : m_round(round), m_visitor(visitor), m_server(server), m_clock(clock)
    {
    }

    void askProofs() const;
    void askPasswords() const;
    void askDevices() const;
    void askChoices() const;
    void askTooOften() const;

private:
    void post(const char *operation, const QByteArray &target, const QJsonObject &body, const QByteArray &token, int status, const char *code = "") const;
    void send(const char *operation, const QByteArray &target, const QByteArray &token, int status, const char *code = "") const;
    QByteArray signIn(const QString &email, const char *password = "correct horse") const;

    Round &m_round;
    const Visitor &m_visitor;
    const RealServer &m_server;
    FakeClock &m_clock;
};

} // namespace mj::test
