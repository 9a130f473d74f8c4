// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/httpresponse.h"

#include <QByteArrayView>

namespace Farlan
{

namespace
{

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

// What RFC 9110 and RFC 6455 want with this status. "close" comes first, so that a proxy never
// takes the connection for one that was upgraded.
QByteArrayView statusHeaders(int status)
{
    switch (status) {
    case 405:
        return "Connection: close\r\nAllow: GET\r\n";
    case 426:
        return "Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    default:
        return "Connection: close\r\n";
    }
}

} // namespace

QByteArray httpResponse(int status, const QList<HttpHeader> &headers)
{
    const QByteArrayView reason = reasonPhrase(status);
    QByteArray response = "HTTP/1.1 " + QByteArray::number(status) + ' ';
    response.append(reason).append("\r\n").append(statusHeaders(status));
    for (const HttpHeader &header : headers) {
        Q_ASSERT(!header.value.contains('\r') && !header.value.contains('\n'));
        response.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    response.append("Content-Type: text/plain; charset=utf-8\r\nContent-Length: ");
    response.append(QByteArray::number(reason.size() + 1)).append("\r\n\r\n");
    response.append(reason).append('\n');
    return response;
}

} // namespace Farlan
