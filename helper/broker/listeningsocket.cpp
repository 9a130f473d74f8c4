// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/listeningsocket.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QtGlobal>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{
constexpr int kBacklog = 128;
constexpr quint16 kFirstFreePort = 1024; // net.ipv4.ip_unprivileged_port_start

struct Endpoint {
    sockaddr_storage storage = {};
    socklen_t length = 0;

    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

template<typename Address>
Endpoint endpointOf(const Address &address)
{
    Endpoint endpoint;
    std::memcpy(&endpoint.storage, &address, sizeof address);
    endpoint.length = sizeof address;
    return endpoint;
}

// The literal as the kernel wants it; nothing when it is none, or its interface is missing.
std::optional<Endpoint> parse(const QString &literal, quint16 port)
{
    const QByteArray text = literal.toLatin1();
    sockaddr_in v4 = {};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    if (::inet_pton(AF_INET, text.constData(), &v4.sin_addr) == 1) {
        return endpointOf(v4);
    }
    const qsizetype scopeMark = text.indexOf('%');
    const QByteArray host = scopeMark < 0 ? text : text.left(scopeMark);
    sockaddr_in6 v6 = {};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    if (::inet_pton(AF_INET6, host.constData(), &v6.sin6_addr) != 1) {
        return {};
    }
    if (scopeMark >= 0) {
        v6.sin6_scope_id = ::if_nametoindex(text.mid(scopeMark + 1).constData());
        if (v6.sin6_scope_id == 0) {
            return {};
        }
    }
    return endpointOf(v6);
}

Error refused(const QString &address, quint16 port, int errorNumber)
{
    const QString where = address.isEmpty() ? u"all addresses"_s : address;
    const auto error = [&](const QString &why, const QString &hint) {
        return Error{ ErrorName::AddressUnavailable,
                      u"Cannot listen on %1, port %2: %3"_s.arg(where, QString::number(port), why),
                      hint };
    };
    switch (errorNumber) {
    case EADDRINUSE:
        return error(u"another program listens there already."_s,
                     u"Find it with: ss -ltnp \"sport = :%1\""_s.arg(port));
    case EADDRNOTAVAIL:
        return error(u"this machine does not have the address."_s,
                     u"List its addresses with: ip address show"_s);
    case EINVAL:
        return error(u"the address needs its interface."_s, u"Write it as in fe80::1%eth0."_s);
    case EACCES:
    case EPERM:
        return error(u"not permitted."_s,
                     port < kFirstFreePort ? u"Ports below 1024 need root, or the capability "
                                             "CAP_NET_BIND_SERVICE."_s
                                           : QString());
    case EAFNOSUPPORT:
        return error(u"this machine has no IPv6."_s, {});
    default:
        return error(qt_error_string(errorNumber) + u'.', {});
    }
}

// errno, or 0 and the socket.
int listenOn(const Endpoint &endpoint, UniqueFd &listener)
{
    const int family = endpoint.storage.ss_family;
    UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    if (!fd
        // Connections of the last run that linger must not keep the port taken.
        || ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0
        || (family == AF_INET6
            && ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) < 0)
        || ::bind(fd.get(), endpoint.get(), endpoint.length) < 0
        || ::listen(fd.get(), kBacklog) < 0) {
        return errno;
    }
    listener = std::move(fd);
    return 0;
}

quint16 portOf(const UniqueFd &fd)
{
    Endpoint endpoint;
    endpoint.length = sizeof endpoint.storage;
    ::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&endpoint.storage), &endpoint.length);
    // The port is at the same place in both families.
    sockaddr_in address;
    std::memcpy(&address, &endpoint.storage, sizeof address);
    return ntohs(address.sin_port);
}
} // namespace

Result<std::vector<ListeningSocket>> openListeningSockets(const QString &address, quint16 port)
{
    std::vector<ListeningSocket> sockets;
    const auto endpoint = parse(address.isEmpty() ? u"0.0.0.0"_s : address, port);
    if (!endpoint) {
        return Error{ ErrorName::AddressUnavailable,
                      u"Cannot listen on \"%1\", port %2: it is not an address of this machine."_s
                          .arg(address, QString::number(port)),
                      u"Give an IPv4 or IPv6 address, with the interface where it needs one: "
                      "fe80::1%eth0."_s };
    }
    ListeningSocket first = { .fd = {}, .address = address };
    if (const int error = listenOn(*endpoint, first.fd)) {
        return refused(address, port, error);
    }
    first.port = portOf(first.fd);
    if (!address.isEmpty()) {
        sockets.push_back(std::move(first));
        return sockets;
    }

    first.address = u"0.0.0.0"_s;
    ListeningSocket second = { .fd = {}, .address = u"::"_s, .port = first.port };
    const int error = listenOn(*parse(second.address, second.port), second.fd);
    sockets.push_back(std::move(first));
    if (error == 0) {
        sockets.push_back(std::move(second));
    } else if (error != EAFNOSUPPORT && error != EADDRNOTAVAIL) { // these: no IPv6 here
        return refused(address, port, error);
    }
    return sockets;
}

QString locationOf(const TunnelSettings &settings, const std::vector<ListeningSocket> &sockets)
{
    const ListeningSocket &last = sockets.back(); // with all addresses: "[::]", which says more
    return QStringLiteral("%1://%2%3")
        .arg(settings.isTls() ? QStringLiteral("wss") : QStringLiteral("ws"),
             endpointText(last.address, last.port), settings.path);
}

} // namespace Farlan
