// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/interfacedetails.h"

#include <QFile>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <span>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// The name becomes a part of a path: dev_valid_name() of the kernel, and nothing besides ASCII.
bool isDeviceName(const QString &name)
{
    return !name.isEmpty() && name.size() < IFNAMSIZ && name != "."_L1 && name != ".."_L1
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               return c > u' ' && c < QChar(0x7f) && c != u'/' && c != u':';
           });
}

QString attribute(const QString &device, QLatin1StringView name)
{
    constexpr qint64 kMost = 256; // "address" of InfiniBand has 60
    QFile file(u"/sys/class/net/%1/%2"_s.arg(device, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(kMost)).trimmed()
                                          : QString();
}

std::span<const quint8> bytesOf(const sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        const auto *v4 = reinterpret_cast<const sockaddr_in *>(address);
        return { reinterpret_cast<const quint8 *>(&v4->sin_addr), sizeof v4->sin_addr };
    }
    const auto *v6 = reinterpret_cast<const sockaddr_in6 *>(address);
    return { v6->sin6_addr.s6_addr, sizeof v6->sin6_addr };
}

QString addressText(const ifaddrs &entry)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const std::span<const quint8> bytes = bytesOf(entry.ifa_addr);
    if (!inet_ntop(entry.ifa_addr->sa_family, bytes.data(), text.data(), text.size())) {
        return {};
    }
    int prefixLength = static_cast<int>(bytes.size()) * 8;
    if (entry.ifa_netmask) {
        prefixLength = 0;
        for (const quint8 byte : bytesOf(entry.ifa_netmask).first(bytes.size())) {
            prefixLength += std::popcount(byte);
        }
    }
    return u"%1/%2"_s.arg(QLatin1StringView(text.data())).arg(prefixLength);
}

QStringList addressesOf(const QString &device)
{
    ifaddrs *first = nullptr;
    if (getifaddrs(&first) != 0) {
        return {};
    }
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(first, &freeifaddrs);
    const QByteArray name = device.toLatin1();
    QStringList v4;
    QStringList v6;
    for (const ifaddrs *entry = first; entry; entry = entry->ifa_next) {
        if (!entry->ifa_addr || std::strcmp(entry->ifa_name, name.constData()) != 0) {
            continue;
        }
        if (entry->ifa_addr->sa_family == AF_INET) {
            v4 += addressText(*entry);
        } else if (entry->ifa_addr->sa_family == AF_INET6) {
            v6 += addressText(*entry);
        }
    }
    return v4 + v6;
}

} // namespace

std::optional<InterfaceDetails> interfaceDetails(const QString &device)
{
    const int mtu = isDeviceName(device) ? attribute(device, "mtu"_L1).toInt() : 0;
    if (mtu <= 0) {
        return std::nullopt;
    }
    return InterfaceDetails{ attribute(device, "address"_L1), mtu, addressesOf(device) };
}

} // namespace Farlan
