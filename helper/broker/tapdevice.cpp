// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/tapdevice.h"

#include "broker/linkname.h"
#include "broker/log.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QtGlobal>

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{
constexpr char kTunPath[] = "/dev/net/tun";
constexpr int kVnetHeaderBytes = 10; // virtio_net_hdr without num_buffers
constexpr unsigned long kUso4 = 0x20; // TUN_F_USO4 and 6 of linux/if_tun.h, since Linux 6.2
constexpr unsigned long kUso6 = 0x40;

Error notPermitted()
{
    return { ErrorName::PermissionDenied, u"Not permitted to create a TAP device."_s,
             u"It needs root, or the capability CAP_NET_ADMIN; in a container also the device "
             "/dev/net/tun."_s };
}

bool hasNetAdmin()
{
    __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> sets = {};
    return ::syscall(SYS_capget, &header, sets.data()) == 0
        && (sets[CAP_TO_INDEX(CAP_NET_ADMIN)].effective & CAP_TO_MASK(CAP_NET_ADMIN)) != 0;
}

Result<UniqueFd> openTun()
{
    UniqueFd fd(::open(kTunPath, O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (fd) {
        return fd;
    }
    switch (errno) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return Error{ ErrorName::DeviceUnavailable,
                      u"This machine has no TAP devices: /dev/net/tun is missing."_s,
                      u"Load the kernel module with: modprobe tun"_s };
    case EACCES:
    case EPERM:
        return notPermitted();
    default:
        return Error{ ErrorName::DeviceUnavailable,
                      u"Cannot open /dev/net/tun: %1."_s.arg(qt_error_string(errno)) };
    }
}

Error refused(const QString &what, int errorNumber)
{
    return { ErrorName::DeviceUnavailable,
             u"Cannot %1: %2."_s.arg(what, qt_error_string(errorNumber)) };
}

// The name that the device got.
Result<QString> attach(int fd, const QString &nameOrPattern)
{
    const QByteArray wanted = nameOrPattern.toLatin1(); // is ASCII: checkDeviceName()
    ifreq request = {};
    std::memcpy(request.ifr_name, wanted.constData(), size_t(wanted.size()));
    request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | IFF_TUN_EXCL);
    if (::ioctl(fd, TUNSETIFF, &request) == 0) {
        return QString::fromLatin1(request.ifr_name);
    }
    switch (errno) {
    case EBUSY:
    case EEXIST:
    case ENFILE: // of a pattern all numbers are taken
        return Error{ ErrorName::DeviceExists,
                      u"Interface \"%1\" exists already."_s.arg(nameOrPattern),
                      u"Choose another name, or let the number be chosen: \"ethws%d\"."_s };
    case EPERM:
        return notPermitted();
    default:
        return refused(u"create interface \"%1\""_s.arg(nameOrPattern), errno);
    }
}

bool setKernelOffloads(int fd, Offloads offloads)
{
    unsigned long bits = 0;
    bits |= offloads & Offload::Checksum ? TUN_F_CSUM : 0;
    bits |= offloads & Offload::Tso4 ? TUN_F_TSO4 : 0;
    bits |= offloads & Offload::Tso6 ? TUN_F_TSO6 : 0;
    bits |= offloads & Offload::Ecn ? TUN_F_TSO_ECN : 0;
    bits |= offloads & Offload::Uso ? kUso4 | kUso6 : 0;
    return ::ioctl(fd, TUNSETOFFLOAD, bits) == 0;
}

// Of what a kernel leaves to its reader it can also take from its writer. Older ones know less.
Offloads findSupportedOffloads(int fd)
{
    const Offloads segments = Offload::Checksum | Offload::Tso4 | Offload::Tso6 | Offload::Ecn;
    for (const Offloads wanted :
         { segments | Offload::Uso, segments, Offloads(Offload::Checksum) }) {
        if (setKernelOffloads(fd, wanted)) {
            setKernelOffloads(fd, {});
            return wanted;
        }
    }
    return {};
}

bool setHeaderFormat(int fd)
{
    int size = kVnetHeaderBytes;
    int littleEndian = 1;
    return ::ioctl(fd, TUNSETVNETHDRSZ, &size) == 0 && ::ioctl(fd, TUNSETVNETLE, &littleEndian) == 0
        && ::ioctl(fd, TUNSETOFFLOAD, 0UL) == 0;
}
} // namespace

Result<void> checkTunAvailable()
{
    const auto fd = openTun();
    if (!fd) {
        return fd.error();
    }
    return hasNetAdmin() ? Result<void>() : notPermitted();
}

TapDevice::TapDevice(UniqueFd fd, const QString &name, int ifindex)
    : m_fd(std::move(fd))
    , m_name(name)
    , m_ifindex(ifindex)
    , m_supported(findSupportedOffloads(m_fd.get()))
{
}

Result<TapDevice> TapDevice::create(const QString &nameOrPattern)
{
    if (const auto checked = checkDeviceName(nameOrPattern); !checked) {
        return checked.error();
    }
    auto fd = openTun();
    if (!fd) {
        return fd.error();
    }
    const auto name = attach(fd->get(), nameOrPattern);
    if (!name) {
        return name.error();
    }
    if (!matchesLinkName(*name, nameOrPattern)) {
        return Error{ ErrorName::DeviceUnavailable,
                      u"The kernel made interface \"%1\" instead of \"%2\"."_s.arg(*name,
                                                                                   nameOrPattern) };
    }
    const unsigned ifindex = ::if_nametoindex(name->toLatin1().constData());
    if (ifindex == 0 || !setHeaderFormat(fd->get())) {
        return refused(u"prepare interface \"%1\""_s.arg(*name), errno);
    }
    return TapDevice(*std::move(fd), *name, int(ifindex));
}

Result<void> TapDevice::setCarrier(bool carrier)
{
    int on = carrier ? 1 : 0;
    if (::ioctl(fd(), TUNSETCARRIER, &on) < 0) {
        return refused(u"set the carrier of interface \"%1\""_s.arg(m_name), errno);
    }
    return {};
}

void TapDevice::setOffloads(Offloads offloads)
{
    if (!setKernelOffloads(fd(), offloads & m_supported)) {
        qCWarning(lcBroker, "The offloads of %s cannot be set: %s", qUtf8Printable(m_name),
                  std::strerror(errno));
    }
}

} // namespace Farlan
