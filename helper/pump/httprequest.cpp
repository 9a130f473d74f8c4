// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/httprequest.h"

#include "pump/strictbase64.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

using Refusal = std::optional<HttpRefusal>;

constexpr bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 9110, section 5.6.2.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [kMarks](char c) {
        return isLetterOrDigit(c) || kMarks.contains(c);
    });
}

// A path and a query, no fragment: only visible ASCII, as RFC 3986 wants everything else escaped.
bool isOriginForm(QByteArrayView target)
{
    return target.startsWith('/') && std::all_of(target.begin(), target.end(), [](char c) {
               return c > ' ' && c < '\x7f' && c != '#';
           });
}

// A name or address with or without a port. Whether it is ours is not the question here.
bool isHost(QByteArrayView host)
{
    constexpr QByteArrayView kMarks = "-._~%!$&'()*+;=:[]";
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [kMarks](char c) {
        return isLetterOrDigit(c) || kMarks.contains(c);
    });
}

bool isVersion(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 8 && text.startsWith("HTTP/") && isDigit(text[5]) && text[6] == '.'
        && isDigit(text[7]);
}

bool isSameWord(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

// The parts of a comma separated list, trimmed.
QList<QByteArrayView> listItems(QByteArrayView list)
{
    QList<QByteArrayView> items;
    for (qsizetype comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',')) {
        items.append(list.first(comma).trimmed());
        list = list.sliced(comma + 1);
    }
    items.append(list.trimmed());
    return items;
}

// The bytes that may not be anywhere in a head. Looked for in unfinished lines too, so that
// somebody who speaks TLS or SSH to us hears at once that this is HTTP.
Refusal checkBytes(QByteArrayView head)
{
    for (qsizetype i = 0; i < head.size(); ++i) {
        const auto byte = static_cast<uchar>(head[i]);
        if (byte == '\n' && (i == 0 || head[i - 1] != '\r')) {
            return HttpRefusal{ 400, "line feed without carriage return"_L1 };
        }
        if (byte == '\r' && i + 1 < head.size() && head[i + 1] != '\n') {
            return HttpRefusal{ 400, "carriage return without line feed"_L1 };
        }
        const bool isAllowed = byte == '\r' || byte == '\n' || byte == '\t';
        if ((byte < ' ' && !isAllowed) || byte == 0x7f) {
            return HttpRefusal{ 400, "control character"_L1 };
        }
    }
    return {};
}

Refusal parseRequestLine(QByteArrayView line, HttpRequest &request)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || first == last) {
        return HttpRefusal{ 400, "request line without three parts"_L1 };
    }
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method)) {
        return HttpRefusal{ 400, "malformed method"_L1 };
    }
    if (!isVersion(version)) {
        return HttpRefusal{ 400, "malformed HTTP version"_L1 };
    }
    if (version != "HTTP/1.1") {
        return HttpRefusal{ 505, "HTTP version other than 1.1"_L1 };
    }
    if (!isOriginForm(target)) {
        return HttpRefusal{ 400, "request target is not a path"_L1 };
    }
    request.method = method.toByteArray();
    request.target = target.toByteArray();
    return {};
}

struct SingleHeader {
    QByteArrayView name;
    QByteArray HttpRequest::*field;
};

// RFC 9110 lets Connection and Upgrade come in several lines. No client does that, and not all
// readers join them, so they are single here as well.
constexpr SingleHeader kSingleHeaders[] = {
    { "Host", &HttpRequest::host },
    { "Origin", &HttpRequest::origin },
    { "Authorization", &HttpRequest::authorization },
    { "Upgrade", &HttpRequest::upgrade },
    { "Connection", &HttpRequest::connection },
    { "Sec-WebSocket-Key", &HttpRequest::webSocketKey },
    { "Sec-WebSocket-Version", &HttpRequest::webSocketVersion },
};

Refusal storeHeader(QByteArrayView name, QByteArrayView value, HttpRequest &request)
{
    for (const SingleHeader &single : kSingleHeaders) {
        if (isSameWord(name, single.name)) {
            QByteArray &field = request.*single.field;
            if (!field.isNull()) {
                return HttpRefusal{ 400, "duplicate header"_L1 };
            }
            field = value.toByteArray();
            return {};
        }
    }
    if (isSameWord(name, "Content-Length") || isSameWord(name, "Transfer-Encoding")) {
        return HttpRefusal{ 400, "request with a body"_L1 };
    }
    if (isSameWord(name, "Sec-WebSocket-Protocol")) {
        for (const QByteArrayView protocol : listItems(value)) {
            if (!isToken(protocol)) {
                return HttpRefusal{ 400, "malformed subprotocol"_L1 };
            }
            request.webSocketProtocols.append(protocol.toByteArray());
        }
    }
    return {};
}

Refusal parseHeader(QByteArrayView line, HttpRequest &request)
{
    if (line.startsWith(' ') || line.startsWith('\t')) {
        return HttpRefusal{ 400, "folded header"_L1 };
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return HttpRefusal{ 400, "header without colon"_L1 };
    }
    const QByteArrayView name = line.first(colon);
    if (!isToken(name)) { // also a space before the colon
        return HttpRefusal{ 400, "malformed header name"_L1 };
    }
    return storeHeader(name, line.sliced(colon + 1).trimmed(), request);
}

} // namespace

QByteArrayView HttpRequest::path() const
{
    const QByteArrayView whole = target;
    const qsizetype query = whole.indexOf('?');
    return query < 0 ? whole : whole.first(query);
}

HttpHead parseHttpHead(QByteArrayView received)
{
    const QByteArrayView head = received.first(std::min(received.size(), kMaximumHeadBytes));
    if (const Refusal refusal = checkBytes(head)) {
        return *refusal;
    }

    HttpRequest request;
    qsizetype position = 0;
    // Line 0 is the request line, the headers are counted from 1.
    for (int lineNumber = 0;; ++lineNumber) {
        const QByteArrayView rest = head.sliced(position);
        const qsizetype lineBytes = rest.indexOf("\r\n");
        const qsizetype seenBytes // a line may have come up to the middle of its end
            = lineBytes < 0 ? rest.size() - (rest.endsWith('\r') ? 1 : 0) : lineBytes;
        if (lineNumber == 0 && seenBytes > kMaximumRequestLineBytes) {
            return HttpRefusal{ 431, "request line too long"_L1 };
        }
        if (lineBytes < 0) {
            break;
        }
        position += lineBytes + 2;
        if (lineNumber > 0 && lineBytes == 0) {
            if (position < received.size()) {
                return HttpRefusal{ 400, "data before the upgrade"_L1 };
            }
            request.headBytes = position;
            return request;
        }
        if (lineNumber > kMaximumHttpHeaders) {
            return HttpRefusal{ 431, "too many headers"_L1 };
        }
        const QByteArrayView line = rest.first(lineBytes);
        const Refusal refusal
            = lineNumber == 0 ? parseRequestLine(line, request) : parseHeader(line, request);
        if (refusal) {
            return *refusal;
        }
    }
    if (received.size() >= kMaximumHeadBytes) {
        return HttpRefusal{ 431, "request head too long"_L1 };
    }
    return HttpIncomplete{};
}

std::optional<HttpRefusal> checkUpgrade(const HttpRequest &request)
{
    if (request.method != "GET") {
        return HttpRefusal{ 405, "method other than GET"_L1 };
    }
    if (!isHost(request.host)) {
        return HttpRefusal{ 400, "missing or malformed Host"_L1 };
    }
    const QList<QByteArrayView> options = listItems(request.connection);
    const bool isUpgrade = std::any_of(options.begin(), options.end(), [](QByteArrayView option) {
        return isSameWord(option, "upgrade");
    });
    if (!isUpgrade || !isSameWord(request.upgrade, "websocket")) {
        return HttpRefusal{ 426, "no WebSocket upgrade"_L1 };
    }
    if (request.webSocketVersion != "13") {
        return HttpRefusal{ 426, "WebSocket version other than 13"_L1 };
    }
    const std::optional<QByteArray> key = decodeStrictBase64(request.webSocketKey);
    if (!key || key->size() != 16) {
        return HttpRefusal{ 400, "malformed Sec-WebSocket-Key"_L1 };
    }
    return {};
}

} // namespace Farlan
