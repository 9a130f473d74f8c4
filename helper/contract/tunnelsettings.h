// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>

namespace Farlan
{

inline constexpr int kMinimumMtu = 68; // RFC 791: what every IPv4 link must carry
inline constexpr int kMaximumMtu = 65521; // Linux TAP: 65535 less the Ethernet header
inline constexpr int kMostClients = 1023; // ports of a Linux bridge (BR_PORT_BITS)
inline constexpr int kDefaultMaximumClients = 256;
inline constexpr qsizetype kMaximumPemBytes = 1024 * 1024;
inline constexpr qsizetype kMaximumHtpasswdBytes = 10 * 1024 * 1024;
// As JSON, which writes some bytes as two.
inline constexpr qsizetype kMaximumSecretsBytes
    = 2 * (kMaximumHtpasswdBytes + kMaximumPemBytes) + 64 * 1024;

enum class TunnelMode { Client, Server };

// What a tunnel shall be, without its secrets. The keys on D-Bus and in JSON are etherws's option
// names; an absent key means the value given here.
struct TunnelSettings {
    TunnelMode mode = TunnelMode::Client;
    QString name; // what people call the tunnel; empty: nothing, or defaultName()
    QString device = QStringLiteral("ethws%d"); // "%d" at the end: the first free number
    int mtu = 0; // 68…65521; 0: the kernel's default, 1500, or the bridge's
    QString mac; // of the interface, "02:00:5e:10:00:01"; empty: the tunnel's own
    QStringList ip; // of the interface, "10.1.1.2/24", "fd00::2/64"; empty: none
    // Existing Linux bridge. It joins what comes out of the tunnel, and has MTU and addresses
    // itself. Empty: none; a server makes one of its own.
    QString bridge;
    bool plain = false; // one frame a message, also with another Farlan
    bool foreground = false; // the tunnel ends with whoever opened it

    // client
    QUrl uri; // ws:// or wss://, without user info
    bool insecure = false; // accept any certificate
    QByteArray cacerts; // PEM; only these are trusted; empty: the system's store
    // SHA-256 of the server's own certificate (DER) as lower-case hex. Exactly that one is
    // accepted, whoever signed it, for whatever name and time. Empty: authorities decide.
    QString pin;
    QString user; // empty: sign in without
    QUrl proxy; // http://[user@]host:port

    // server
    QString address; // IPv4 or IPv6 literal; empty: all addresses of both families
    int port = 0; // 1…65535; 0: 80, or 443 with a certificate
    QString path = QStringLiteral("/");
    QByteArray certfile; // PEM chain; empty: plain ws. Its key is a secret.
    int maxClients = kDefaultMaximumClients; // 1…1023
    QStringList allowOrigin; // of browsers that may connect, as "https://host[:port]"
    bool isolate = false; // clients reach the server's network but not each other

    bool operator==(const TunnelSettings &) const = default;

    bool isTls() const;
    quint16 listeningPort() const; // of a server
};

// What must never be an argument, a property or a log line. Crosses in a memfd or pipe as JSON.
struct TunnelSecrets {
    QString password;
    QString proxyPassword;
    QByteArray keyfile; // PEM private key of a server's certificate
    QByteArray htpasswd; // a server's users, in Apache's format; empty: anybody may sign in

    bool operator==(const TunnelSecrets &) const = default;
};

// What a tunnel without a name may be called: the host of its server, or "port 443".
QString defaultName(const TunnelSettings &settings);

// The settings as the map that crosses the boundary: only what differs from the default, as s, i,
// b, as and ay.
QVariantMap encodeSettings(const TunnelSettings &settings);

// Decodes and validates. The error (InvalidSettings) names the key and says what would be right.
// Byte arrays may come as strings, since JSON has no others.
Result<TunnelSettings> decodeSettings(const QVariantMap &map);

QByteArray encodeSecrets(const TunnelSecrets &secrets);
Result<TunnelSecrets> decodeSecrets(const QByteArray &json);

} // namespace Farlan
