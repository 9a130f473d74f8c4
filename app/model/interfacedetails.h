// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QStringList>

#include <optional>

namespace Farlan
{

// What the kernel says of a network interface.
struct InterfaceDetails {
    QString hardwareAddress; // "02:00:5e:10:00:01"; empty: it has none
    int mtu = 0;
    QStringList addresses; // "10.5.0.23/16", IPv4 first

    bool operator==(const InterfaceDetails &) const = default;
};

// None if there is no such interface where this process is.
std::optional<InterfaceDetails> interfaceDetails(const QString &device);

} // namespace Farlan
