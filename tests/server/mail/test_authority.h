#pragma once
#include <QString>
#include <memory>

namespace mj::test {

// A certificate authority of the test's own, with a certificate for one name, as PEM files in a folder.
class TestAuthority
{
public:
    TestAuthority(const QString &folder, const QString &name); // name: "localhost", or a name nobody asks for

    QString caFile() const { return m_folder + QStringLiteral("/ca.pem"); }
    QString certificateFile() const { return m_folder + QStringLiteral("/server.pem"); }
    QString keyFile() const { return m_folder + QStringLiteral("/server.key.pem"); }

private:
    QString m_folder;
};

} // namespace mj::test
