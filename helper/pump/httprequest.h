// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>
#include <QList>

#include <optional>
#include <variant>

namespace Farlan
{

// Several times what browsers and proxies send to a tunnel.
inline constexpr qsizetype kMaximumRequestLineBytes = 4 * 1024;
inline constexpr qsizetype kMaximumHeadBytes = 8 * 1024;
inline constexpr int kMaximumHttpHeaders = 64;

// The head of one HTTP/1.1 request, well-formed. A header that did not come is a null QByteArray;
// one that came empty is empty but not null.
struct HttpRequest {
    QByteArray method;
    QByteArray target; // origin form, "/path?query", as sent
    QByteArray host;
    QByteArray origin;
    QByteArray authorization;
    QByteArray upgrade;
    QByteArray connection;
    QByteArray webSocketKey;
    QByteArray webSocketVersion;
    QList<QByteArray> webSocketProtocols; // the subprotocols offered, best first
    qsizetype headBytes = 0; // with the blank line

    bool operator==(const HttpRequest &) const = default;

    QByteArrayView path() const; // of target, without the query
};

// Why a request is not served. `reason` is for our log, the peer gets the status only.
struct HttpRefusal {
    int status = 400;
    QLatin1StringView reason;

    bool operator==(const HttpRefusal &) const = default;
};

// The blank line has not come yet, and nothing is wrong so far.
struct HttpIncomplete {
    bool operator==(const HttpIncomplete &) const = default;
};

using HttpHead = std::variant<HttpIncomplete, HttpRequest, HttpRefusal>;

// Reads what has been received so far, from the connection's first byte; called again with more
// as long as it is incomplete. Where HTTP leaves a choice it refuses, so that no proxy before us
// and no WebSocket code behind us can read a request otherwise than we do.
HttpHead parseHttpHead(QByteArrayView received);

// What a WebSocket upgrade needs beyond a well-formed head (RFC 6455, section 4.2.1), or why this
// is none. Separate, because who has not signed in is told so first, whatever was asked for.
std::optional<HttpRefusal> checkUpgrade(const HttpRequest &request);

} // namespace Farlan
