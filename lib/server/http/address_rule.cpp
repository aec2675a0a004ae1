#include "server/http/address_rule.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <optional>

namespace mj::server::http {
namespace {

namespace ip = boost::asio::ip;

// Of IPv6 the first 32 bits say enough.
struct Block {
    quint32 first;
    int bits;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c = 0, quint32 d = 0)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array closed4 = {
    Block{v4(0, 0), 8},           // this network
    Block{v4(10, 0), 8},          // private
    Block{v4(100, 64), 10},       // shared by a carrier; 100.100.100.200 is a cloud's metadata
    Block{v4(127, 0), 8},         // loopback
    Block{v4(168, 63, 129, 16), 32}, // a cloud's inner services at a public number
    Block{v4(169, 254), 16},      // link-local and metadata
    Block{v4(172, 16), 12},       // private
    Block{v4(192, 0, 0), 24},     // protocol assignments
    Block{v4(192, 0, 2), 24},     // documentation
    Block{v4(192, 31, 196), 24},  // AS112
    Block{v4(192, 52, 193), 24},  // AMT
    Block{v4(192, 88, 99), 24},   // 6to4 relays
    Block{v4(192, 168), 16},      // private
    Block{v4(192, 175, 48), 24},  // AS112
    Block{v4(198, 18), 15},       // benchmarks
    Block{v4(198, 51, 100), 24},  // documentation
    Block{v4(203, 0, 113), 24},   // documentation
    Block{v4(224, 0), 3},         // multicast, reserved, broadcast
};

// Of 2000::/3, the only part that is given out for the Internet.
constexpr std::array closed6 = {
    Block{0x20010000, 23}, // protocol assignments: Teredo, benchmarks, ORCHID
    Block{0x20010db8, 32}, // documentation
    Block{0x20020000, 16}, // 6to4
    Block{0x3ffe0000, 16}, // the old test network
    Block{0x3fff0000, 20}, // documentation
};

std::optional<ip::address> parsed(const QString &numeric)
{
    boost::system::error_code failed;
    const std::string text = numeric.toStdString();
    const ip::address address = ip::make_address(text, failed);
    // Some systems read "127.1" or "0177.0.0.1" too: only what is written as we would write it is taken.
    if (failed || text.find('%') != std::string::npos || (address.is_v4() && address.to_string() != text))
        return std::nullopt;
    return address;
}

template <std::size_t count>
bool isIn(const std::array<Block, count> &blocks, quint32 number)
{
    return std::any_of(blocks.begin(), blocks.end(), [number](const Block &block) { return ((number ^ block.first) >> (32 - block.bits)) == 0; });
}

quint32 wordOf(const ip::address_v6::bytes_type &bytes, std::size_t at)
{
    return v4(bytes.at(at), bytes.at(at + 1), bytes.at(at + 2), bytes.at(at + 3));
}

bool isPublic6(const ip::address_v6::bytes_type &bytes)
{
    const quint32 first = wordOf(bytes, 0);
    if (first == 0x0064ff9b && wordOf(bytes, 4) == 0 && wordOf(bytes, 8) == 0)
        return !isIn(closed4, wordOf(bytes, 12));
    const quint32 tunnel = wordOf(bytes, 8); // ISATAP: 0000:5efe or 0200:5efe, then an IPv4 address
    const bool isIsatap = tunnel == 0x00005efe || tunnel == 0x02005efe;
    return first >> 29 == 1 && !isIn(closed6, first) && !isIsatap;
}

} // namespace

bool isPublicAddress(const QString &numeric)
{
    const auto address = parsed(numeric);
    if (!address)
        return false;
    return address->is_v4() ? !isIn(closed4, address->to_v4().to_uint()) : isPublic6(address->to_v6().to_bytes());
}

bool isLoopbackAddress(const QString &numeric)
{
    const auto address = parsed(numeric);
    return address && address->is_loopback();
}

bool isPrivateAddress(const QString &numeric)
{
    static constexpr std::array own = {Block{v4(10, 0), 8}, Block{v4(172, 16), 12}, Block{v4(192, 168), 16}};
    const auto address = parsed(numeric);
    if (!address)
        return false;
    if (address->is_loopback())
        return true;
    return address->is_v4() ? isIn(own, address->to_v4().to_uint()) : (address->to_v6().to_bytes().at(0) & 0xfe) == 0xfc;
}

} // namespace mj::server::http
