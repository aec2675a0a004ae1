#pragma once

namespace mj::server::http {

// 0 to 15, or -1 for what is no hexadecimal digit. Never asks the locale.
constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace mj::server::http
