#pragma once

namespace mj::client
{

// Whether the D-Bus session bus of this login takes connections; always true where the keychain does not use one (Windows, macOS).
bool isSessionBusReachable();

} // namespace mj::client
