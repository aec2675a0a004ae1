#pragma once
// Catch2 is one header in version 2 (Debian 12) and a library in version 3: tests include this file and see no difference.
#ifdef MJ_CATCH2_3
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
#include <QString>
#include <ostream>

inline std::ostream &operator<<(std::ostream &out, const QString &text)
{
    return out << text.toStdString();
}
inline std::ostream &operator<<(std::ostream &out, const QByteArray &bytes)
{
    return out << bytes.toStdString();
}
