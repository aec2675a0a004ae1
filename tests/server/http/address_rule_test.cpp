#include "server/http/address_rule.h"
#include "support/catch.h"

using namespace mj::server::http;

TEST_CASE("Only addresses of the public Internet are public", "[http]")
{
    for (const char *text : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
                             "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
                             "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "2000::1",
                             "2001:200::1", "2001:dc8::1", "2001:db7::1", "2003::1", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "3ffd::1",
                             "3fff:1000::1", "64:ff9b::8.8.8.8", "64:ff9b::808:808"}) {
        INFO(text);
        CHECK(isPublicAddress(QString::fromLatin1(text)));
    }
}

TEST_CASE("What leads inside is not public", "[http]")
{
    for (const char *text : {
             // IPv4
             "0.0.0.0", "0.0.0.1", "0.255.255.255", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
             "127.1.2.3", "127.255.255.255", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1",
             "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "192.175.48.1", "198.18.0.1",
             "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
             // IPv6
             "::", "::1", "::2", "100::1", "1fff::1", "4000::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1", "fec0::1",
             "ff02::1", "ff0e::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff::1", "2001:db8::1",
             "3ffe::1", "3fff::1", "3fff:fff::1",
             // an IPv4 address inside
             "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe",
             "64:ff9b::10.0.0.1", "64:ff9b:1::8.8.8.8", "64:ff9b:0:0:1::808:808", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1",
             "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:a00:1", "fe80::5efe:10.0.0.1"}) {
        INFO(text);
        CHECK_FALSE(isPublicAddress(QString::fromLatin1(text)));
    }
}

TEST_CASE("Anything but the plain form of an address is none", "[http]")
{
    for (const char *text : {"", " ", "localhost", "example.com", "8.8.8", "8.8", "8", "134744072", "0x08080808", "0x8.0x8.0x8.0x8", "010.010.010.010",
                             "08.8.8.8", "8.8.8.08", "8.8.8.8.", ".8.8.8.8", "8.8.8.8.8", "8.8.8.256", "8.8.8.-8", "+8.8.8.8", " 8.8.8.8", "8.8.8.8 ",
                             "8.8.8.8:80", "8.8.8.8/32", "8.8.8.8%eth0", "[2606:4700::1]", "2606:4700::1%1", "2606:4700::1%eth0", "fe80::1%25eth0",
                             "2606:4700::1/64", "2606:4700:::1", "2606::4700::1", "12606::1", "2606:4700::g", "2606:4700:1:2:3:4:5:6:7", "1.1.1.1\n"}) {
        INFO(text);
        CHECK_FALSE(isPublicAddress(QString::fromLatin1(text)));
        CHECK_FALSE(isPrivateAddress(QString::fromLatin1(text)));
        CHECK_FALSE(isLoopbackAddress(QString::fromLatin1(text)));
    }
    CHECK_FALSE(isPublicAddress(QStringLiteral("8.8.8.８"))); // a digit of another script
    CHECK_FALSE(isPublicAddress(QString::fromLatin1("8.8.8.8\0", 8)));
}

TEST_CASE("This computer and one's own networks are told apart", "[http]")
{
    for (const char *text : {"127.0.0.1", "127.8.8.8", "::1"}) {
        CHECK(isLoopbackAddress(QString::fromLatin1(text)));
        CHECK(isPrivateAddress(QString::fromLatin1(text)));
    }
    for (const char *text : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.2", "fc00::1", "fd12:3456::1"}) {
        CHECK_FALSE(isLoopbackAddress(QString::fromLatin1(text)));
        CHECK(isPrivateAddress(QString::fromLatin1(text)));
    }
    for (const char *text : {"0.0.0.0", "169.254.169.254", "100.64.0.1", "172.32.0.1", "8.8.8.8", "fe80::1", "2606:4700::1", "::ffff:127.0.0.1", "::"})
        CHECK_FALSE(isPrivateAddress(QString::fromLatin1(text)));
}
