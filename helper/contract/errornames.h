// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

// Names of the errors that cross the boundary, as they are on D-Bus and in JSON. A program decides
// by the name; the text beside it is for people.
namespace Farlan::ErrorName
{

// clang-format off
#define FARLAN_ERROR(name) \
    inline constexpr QLatin1StringView name("org.farlan.Helper1.Error." #name)

// What was asked for cannot be meant.
FARLAN_ERROR(InvalidSettings);           // a key is unknown, of the wrong type, missing or out of range
FARLAN_ERROR(InvalidFile);               // a certificate, key, CA or htpasswd file is not what it should be

// This machine.
FARLAN_ERROR(PermissionDenied);          // not root, or the administrator's rules do not allow it
FARLAN_ERROR(NotAuthenticated);          // a person was asked who did not or could not confirm it
FARLAN_ERROR(AuthenticationRequired);    // allowed once a person has authenticated, whom nobody asked
FARLAN_ERROR(PolkitUnavailable);         // polkit, which has to allow it, is missing, silent or broken
FARLAN_ERROR(LimitReached);              // too many tunnels, calls or open questions of one user
FARLAN_ERROR(NameTaken);                 // another tunnel of the same user has this name
FARLAN_ERROR(NotFound);                  // no such tunnel or client
FARLAN_ERROR(InvalidState);              // not while the tunnel is as it is
FARLAN_ERROR(DeviceExists);              // the interface name is taken
FARLAN_ERROR(DeviceUnavailable);         // the kernel refused to make, change or keep an interface
FARLAN_ERROR(BridgeUnavailable);         // the bridge is missing or is not a bridge
FARLAN_ERROR(AddressUnavailable);        // the listening address or port is taken, not ours or not allowed
FARLAN_ERROR(KeyringUnavailable);        // the keyring of the session is missing, locked or silent
FARLAN_ERROR(HelperFailed);              // farlan-helper or farlan-pump crashed or misbehaved

// The helper, as a program finds it that wants to use it.
FARLAN_ERROR(SystemBusMissing);          // there is no system bus, or the connection to it has ended
FARLAN_ERROR(HelperMissing);             // not installed: the system bus does not know it
FARLAN_ERROR(HelperNotStarted);          // installed, but it could not be started
FARLAN_ERROR(HelperElsewhere);           // its interfaces are in another network namespace
FARLAN_ERROR(HelperOlder);               // it speaks an older interface than the program
FARLAN_ERROR(HelperNewer);               // and here a newer one
FARLAN_ERROR(HelperSilent);              // it did not answer in time
FARLAN_ERROR(HelperStopped);             // it ended in the middle of something

// The way to the peer.
FARLAN_ERROR(HostNotFound);              // the name does not resolve
FARLAN_ERROR(ConnectionFailed);          // refused, unreachable, reset
FARLAN_ERROR(TimedOut);                  // a phase took longer than its deadline
FARLAN_ERROR(ProxyFailed);               // the proxy refused or does not understand
FARLAN_ERROR(ProxyAuthenticationFailed); // the proxy wants a user name and password, or others

// The peer.
FARLAN_ERROR(CertificateRefused);        // the server's certificate does not verify
FARLAN_ERROR(TlsFailed);                 // TLS itself failed: no common version, or no TLS at all
FARLAN_ERROR(AuthenticationFailed);      // 401: user name or password
FARLAN_ERROR(AccessRefused);             // 403: this user or address is not welcome
FARLAN_ERROR(ServerBusy);                // 429 or 503: try again later
FARLAN_ERROR(NotATunnel);                // another HTTP status, not HTTP, not WebSocket
FARLAN_ERROR(ConnectionLost);            // an established tunnel ended
// clang-format on

#undef FARLAN_ERROR

} // namespace Farlan::ErrorName
