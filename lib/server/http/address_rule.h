#pragma once
#include <QString>

namespace mj::server::http {

// Whether a numeric address leads out to the public Internet: the answer for what somebody else's words may make us connect to. False for
// anything but the plain form (no ports, brackets, zones, octal or missing parts) and for every block that is private, loopback,
// link-local, shared by a carrier, of a cloud's inner services, multicast, reserved, for documentation or tests, or that carries an
// IPv4 address inside (mapped, compatible, translated, 6to4, Teredo, ISATAP). 64:ff9b::/96 is judged by the IPv4 address it carries:
// on a network of IPv6 only it is how the public Internet looks. Sources: the IANA special-purpose address registries, RFC 6890.
bool isPublicAddress(const QString &numeric);

// Whether it is this very computer: 127.0.0.0/8 or ::1, plain form.
bool isLoopbackAddress(const QString &numeric);

// Whether it is this computer or a network of one's own: loopback, 10/8, 172.16/12, 192.168/16, fc00::/7. Where an engine of one's own runs.
bool isPrivateAddress(const QString &numeric);

} // namespace mj::server::http
