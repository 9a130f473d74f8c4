// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/hardwareaddresses.h"

#include "broker/linkcontrol.h"
#include "broker/log.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <systemd/sd-id128.h>

#include <algorithm>

namespace Farlan
{

namespace
{

// Farlan's among the programs that derive something from the machine's id (machine-id(5)).
constexpr sd_id128_t kApplication
    = SD_ID128_MAKE(5c, 1e, 0b, 9d, 3a, 7f, 4e, 62, 9c, 44, d1, 08, b7, e3, 6a, 2f);

constexpr quint8 kLocal = 0x02; // IEEE 802: administered locally …
constexpr quint8 kNeitherLocalNorGroup = 0xfc; // … and of one station
constexpr quint8 kFirstOfPorts = 0xfe;
constexpr quint8 kHighestFirst = 0xfa; // below those

HardwareAddress fromBytes(const QByteArray &bytes)
{
    HardwareAddress address{};
    std::copy_n(bytes.begin(), address.size(), address.begin());
    const auto first = static_cast<quint8>((address.front() & kNeitherLocalNorGroup) | kLocal);
    address.front() = std::min(first, kHighestFirst);
    return address;
}

bool isTaken(const HardwareAddress &address, LinkControl &links)
{
    const Result<std::vector<LinkInfo>> all = links.list();
    return all && std::any_of(all->begin(), all->end(), [&address](const LinkInfo &link) {
               return link.hardwareAddress == address;
           });
}

} // namespace

std::optional<QByteArray> machineKey()
{
    sd_id128_t id = {};
    if (sd_id128_get_machine_app_specific(kApplication, &id) < 0) {
        return std::nullopt;
    }
    return QByteArray(reinterpret_cast<const char *>(id.bytes), sizeof id.bytes);
}

HardwareAddress stableHardwareAddress(const QByteArray &machineKey, TunnelMode mode,
                                      const TunnelIdentity &tunnel)
{
    // Both ends of a tunnel may be on one machine, and have one name.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(machineKey);
    const quint32 owner = qToLittleEndian(tunnel.owner);
    hash.addData(QByteArray(reinterpret_cast<const char *>(&owner), sizeof owner));
    hash.addData(mode == TunnelMode::Client ? QByteArray("client ") : QByteArray("server "));
    hash.addData(tunnel.name.toUtf8());
    return fromBytes(hash.result());
}

HardwareAddress randomHardwareAddress()
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return fromBytes(QByteArray(reinterpret_cast<const char *>(&random), sizeof random));
}

HardwareAddress asPortAddress(HardwareAddress address)
{
    address.front() = kFirstOfPorts;
    return address;
}

HardwareAddress chooseHardwareAddress(const TunnelSettings &settings, const TunnelIdentity &tunnel,
                                      LinkControl &links)
{
    if (const Result<HardwareAddress> wanted = parseHardwareAddress(settings.mac)) {
        return *wanted;
    }
    const auto asWanted = [&settings](const HardwareAddress &address) {
        return settings.bridge.isEmpty() ? address : asPortAddress(address);
    };
    const std::optional<QByteArray> key = machineKey();
    if (tunnel.name.isEmpty() || !key) {
        return asWanted(randomHardwareAddress());
    }
    const HardwareAddress stable = asWanted(stableHardwareAddress(*key, settings.mode, tunnel));
    if (isTaken(stable, links)) {
        qCWarning(lcBroker).noquote()
            << QStringLiteral("Another interface has the hardware address %1 of this tunnel, which "
                              "gets a random one")
                   .arg(toString(stable));
        return asWanted(randomHardwareAddress());
    }
    return stable;
}

} // namespace Farlan
