// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Farlan
{

// The address of a server as a person types or pastes it, made into one that a profile can have.
// What is no address stays as it is, for the rules to refuse.
struct ServerAddress {
    QString uri; // "relay.example.org:8443" becomes "wss://relay.example.org:8443/"
    QString user; // that stood in it
    bool hadPassword = false; // which is dropped

    bool operator==(const ServerAddress &) const = default;
};

ServerAddress readServerAddress(const QString &typed);

} // namespace Farlan
