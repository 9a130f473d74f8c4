// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/diagnosis.h"

#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QLibraryInfo>
#include <QUrl>

#include <netdb.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr char kTunDevice[] = "/dev/net/tun";
constexpr unsigned kMiscMajor = 10; // linux/major.h
constexpr unsigned kTunMinor = 200; // linux/miscdevice.h

// Where distributions keep the system's authorities: Debian, Arch; Fedora; SUSE; Alpine.
constexpr std::array kCertificateBundles{
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString modulesFolder()
{
    utsname system = {};
    return uname(&system) == 0 ? u"/lib/modules/%1/"_s.arg(QString::fromLocal8Bit(system.release))
                               : QString();
}

bool isLoaded(const QString &module)
{
    return QFile::exists(u"/sys/module/"_s + module)
        || contentOf(modulesFolder() + u"modules.builtin"_s)
               .contains(u"/%1.ko"_s.arg(module).toLatin1());
}

bool canBeLoaded(const QString &module)
{
    return contentOf(modulesFolder() + u"modules.dep"_s)
        .contains(u"/%1.ko"_s.arg(module).toLatin1());
}

Finding checkModule(const QString &module, const QString &use, bool isSeenAtWork)
{
    const QString check = u"module-"_s + module;
    if (isSeenAtWork || isLoaded(module)) {
        return { check, Verdict::Ok, u"The kernel has %1."_s.arg(use), {} };
    }
    if (canBeLoaded(module)) {
        return { check, Verdict::Ok, u"The kernel can load %1 when needed."_s.arg(use), {} };
    }
    return { check, Verdict::Unknown,
             u"Whether the kernel has %1 cannot be seen: there is no list of its modules."_s.arg(
                 use),
             u"If tunnels fail: sudo modprobe %1"_s.arg(module) };
}

bool hasBridges()
{
    const QDir links(u"/sys/class/net"_s);
    for (const QString &name : links.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(links.filePath(name + u"/bridge"_s))) {
            return true;
        }
    }
    return false;
}

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return u"ok"_s;
    case Verdict::Problem:
        return u"problem"_s;
    case Verdict::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

Finding checkTunDevice()
{
    struct stat status = {};
    const QString check = u"tun-device"_s;
    const QString fix
        = u"sudo modprobe tun; in a container, its configuration must pass /dev/net/tun in."_s;
    if (stat(kTunDevice, &status) != 0) {
        return { check, Verdict::Problem,
                 u"This machine has no TAP devices: /dev/net/tun is missing."_s, fix };
    }
    if (!S_ISCHR(status.st_mode) || major(status.st_rdev) != kMiscMajor
        || minor(status.st_rdev) != kTunMinor) {
        return { check, Verdict::Problem, u"/dev/net/tun is not the kernel's TAP device."_s, fix };
    }
    return { check, Verdict::Ok, u"/dev/net/tun is there."_s, {} };
}

QList<Finding> checkModules()
{
    return { checkModule(u"tun"_s, u"TAP devices (tun)"_s,
                         contentOf(u"/proc/misc"_s).contains("200 tun\n")),
             checkModule(u"bridge"_s, u"bridges (bridge)"_s, hasBridges()) };
}

// Not by loading it into this process: only the pump meets the network.
Finding checkTlsLibrary()
{
    const QString check = u"tls-library"_s;
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/tls"_s);
    if (!plugins.exists(u"libqopensslbackend.so"_s)) {
        return { check, Verdict::Problem, u"Qt has no OpenSSL here, so wss:// does not work."_s,
                 u"Install Qt's TLS plugin; on Debian: sudo apt install libqt6network6"_s };
    }
    QLibrary library(u"ssl"_s, u"3"_s);
    if (!library.load()) {
        return { check, Verdict::Problem, u"OpenSSL 3 is not installed, so wss:// does not work."_s,
                 u"Install it; on Debian: sudo apt install libssl3"_s };
    }
    return { check, Verdict::Ok, u"OpenSSL is there for wss://."_s, {} };
}

Finding checkCertificateStore()
{
    for (const char *path : kCertificateBundles) {
        const qsizetype certificates
            = contentOf(QString::fromLatin1(path)).count("-----BEGIN CERTIFICATE-----");
        if (certificates > 0) {
            return { u"certificate-store"_s,
                     Verdict::Ok,
                     u"The system trusts %1 certificate authorities."_s.arg(certificates),
                     {} };
        }
    }
    return { u"certificate-store"_s, Verdict::Problem,
             u"The system's certificate authorities are missing: no server will be trusted."_s,
             u"Install ca-certificates, or name the authority with --cacerts."_s };
}

Finding checkResolver()
{
    const QByteArray configuration = contentOf(u"/etc/resolv.conf"_s);
    for (const QByteArray &line : configuration.split('\n')) {
        if (line.simplified().startsWith("nameserver ")) {
            return { u"dns"_s,
                     Verdict::Ok,
                     u"A name server is configured; --uri URI tries it for a server."_s,
                     {} };
        }
    }
    return { u"dns"_s, Verdict::Unknown,
             u"No name server is named in /etc/resolv.conf; names may be found in another way."_s,
             u"Try one with --uri URI."_s };
}

Finding checkHost(const QString &host)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *addresses = nullptr;
    const int failure = getaddrinfo(QUrl::toAce(host).constData(), nullptr, &hints, &addresses);
    if (failure == 0) {
        freeaddrinfo(addresses);
        return { u"dns"_s, Verdict::Ok, u"The host %1 has an address."_s.arg(host), {} };
    }
    const char *why = failure == EAI_SYSTEM ? std::strerror(errno) : gai_strerror(failure);
    return { u"dns"_s, Verdict::Problem,
             u"No address was found for the host %1: %2."_s.arg(host, QString::fromLocal8Bit(why)),
             failure == EAI_AGAIN
                 ? u"The name server does not answer: see whether this machine is online."_s
                 : u"See whether the name is right, and whether this machine is online."_s };
}

} // namespace Farlan
