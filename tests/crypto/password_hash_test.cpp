#include "crypto/password_hash.h"
#include "support/catch.h"
#include <QElapsedTimer>

using namespace mj;

TEST_CASE("a password hash is an Argon2id PHC string with the agreed cost and a fresh salt")
{
    const QByteArray hash = hashPassword("correct horse");
    CHECK(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash != hashPassword("correct horse"));
    CHECK_FALSE(needsRehash(hash));
    CHECK(verifyPassword(hash, "correct horse"));
    CHECK_FALSE(verifyPassword(hash, "correct horsf"));
    CHECK_FALSE(verifyPassword(hash, ""));
}

TEST_CASE("passwords are bytes: Korean, long and with a zero inside")
{
    const QByteArray korean = QStringLiteral("비밀번호 열쇠").toUtf8();
    CHECK(verifyPassword(hashPassword(korean), korean));
    const QByteArray zero("ab\0cd", 5);
    const QByteArray hash = hashPassword(zero);
    CHECK(verifyPassword(hash, zero));
    CHECK_FALSE(verifyPassword(hash, "ab"));
    const QByteArray longOne(1000, 'x');
    CHECK_FALSE(verifyPassword(hashPassword(longOne), longOne.first(999)));
}

TEST_CASE("the reference implementation's vector verifies, and asks for a new hash")
{
    const QByteArray hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    CHECK(verifyPassword(hash, "password"));
    CHECK_FALSE(verifyPassword(hash, "passwore"));
    CHECK(needsRehash(hash));
}

TEST_CASE("what is no hash, or one that would eat the machine, is refused at once")
{
    QElapsedTimer timer;
    timer.start();
    for (const char *bad : {"", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
                            "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                            "$argon2id$v=19$m=19456,t=4000000,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ"}) {
        CHECK_FALSE(verifyPassword(bad, "password"));
    }
    CHECK(timer.elapsed() < 1000);
    CHECK(needsRehash("nonsense"));
}
