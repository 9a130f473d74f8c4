// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to a server's port before anybody has signed in.
#include "fuzzing.h"
#include "pump/basiccredentials.h"
#include "pump/httprequest.h"
#include "pump/origin.h"

#include <algorithm>

using namespace Farlan;
using Fuzzing::require;

namespace
{

// A line that a value of a header or the target of a request could be.
bool isOneLine(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<uchar>(c);
        return (byte >= ' ' || byte == '\t') && byte != 0x7f;
    });
}

// But for the bits of the last character that mean nothing (RFC 4648, 3.5).
bool isBase64Of(QByteArrayView text, const QByteArray &bytes)
{
    const QByteArray expected = bytes.toBase64();
    return text.size() == expected.size() && text.count('=') == expected.count('=')
        && text.first(bytes.size() / 3 * 4) == expected.first(bytes.size() / 3 * 4);
}

void checkCredentials(const QByteArray &authorization)
{
    const std::optional<Credentials> credentials = decodeBasicCredentials(authorization);
    if (!credentials) {
        return;
    }
    require(!credentials->user.contains(':') && credentials->user.isValidUtf8());
    require(isOneLine(credentials->user) && isOneLine(credentials->password));
    require(isBase64Of(QByteArrayView(authorization).sliced(6).trimmed(), // "Basic "
                       credentials->user + ':' + credentials->password));
}

void checkRequest(const HttpRequest &request, QByteArrayView bytes)
{
    require(request.headBytes == bytes.size() && request.headBytes <= kMaximumHeadBytes);
    require(request.target.startsWith('/') && !request.target.contains(' '));
    require(!request.path().contains('?') && request.target.startsWith(request.path()));
    for (const QByteArray &text :
         { request.method, request.target, request.host, request.origin, request.authorization,
           request.upgrade, request.connection, request.webSocketKey, request.webSocketVersion }) {
        require(isOneLine(text) && bytes.contains(text));
    }
    for (const QByteArray &protocol : request.webSocketProtocols) {
        require(isOneLine(protocol) && !protocol.isEmpty() && !protocol.contains(','));
    }
    checkCredentials(request.authorization);
    require(isAllowedOrigin(request, { request.origin }, false));
    require(isAllowedOrigin(request, {}, true) || !isAllowedOrigin(request, {}, false));
    if (!checkUpgrade(request)) {
        require(request.method == "GET" && !request.host.isEmpty());
        require(isBase64Of(request.webSocketKey, QByteArray::fromBase64(request.webSocketKey)));
    }
}

// It makes no difference in which pieces a request comes.
void checkPiece(QByteArrayView piece, const HttpHead &whole)
{
    const HttpHead head = parseHttpHead(piece);
    if (!std::holds_alternative<HttpIncomplete>(head)) {
        require(std::holds_alternative<HttpRefusal>(whole));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const HttpHead head = parseHttpHead(bytes);
    if (const auto *const request = std::get_if<HttpRequest>(&head)) {
        checkRequest(*request, bytes);
    } else if (const auto *const refusal = std::get_if<HttpRefusal>(&head)) {
        require(refusal->status == 400 || refusal->status == 431 || refusal->status == 505);
        require(!refusal->reason.isEmpty());
    } else {
        require(bytes.size() < kMaximumHeadBytes);
    }
    const qsizetype step = bytes.size() / 64 + 1;
    for (qsizetype end = 0; end < bytes.size(); end += step) {
        checkPiece(bytes.first(end), head);
    }
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', end + 1)) {
        checkPiece(bytes.first(end), head);
    }
    checkCredentials(bytes.toByteArray());
    return 0;
}
