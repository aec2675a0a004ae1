#pragma once

namespace mj::client
{

// Whether the D-Bus session bus of this login takes connections; always true where the keychain does not use one (Windows, macOS).
bool isSessionBusReachable();

// libsecret keeps what it agreed with a Secret Service that may have ended since, and never asks again: the next call agrees anew.
void forgetSecretService();

} // namespace mj::client
