// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <array>

namespace Farlan
{

inline constexpr qsizetype kMostInterfaceAddresses = 64;

// The address of an interface, and how much of it names the network.
struct InterfaceAddress {
    bool isIpv6 = false;
    std::array<quint8, 16> bytes{}; // in network order; of IPv4 the first four
    int prefixLength = 0;

    bool operator==(const InterfaceAddress &) const = default;

    int bits() const { return isIpv6 ? 128 : 32; }
    QString toString() const; // "10.1.1.2/24"
    QString network() const; // "10.1.1.0/24"
    InterfaceAddress broadcast() const; // 10.1.1.255
};

// "10.1.1.2/24", "fd00::2/64": an address that an interface can have. The error is InvalidSettings.
Result<InterfaceAddress> parseInterfaceAddress(const QString &text);

// Each for itself, and none twice. There may be more kinds of entries than addresses one day.
Result<void> checkInterfaceAddresses(const QStringList &texts);

// Whether there are hosts that would be in both networks.
bool overlap(const InterfaceAddress &one, const InterfaceAddress &other);

} // namespace Farlan
