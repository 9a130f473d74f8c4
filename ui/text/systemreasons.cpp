// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reasons.h"

#include <QtGlobal>

namespace Farlan
{

namespace
{

// What the C library and Qt say, most of it behind a colon.
// Long ones are in pieces.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
// clang-format off
constexpr Reason kReasons[]{
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection refused")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection timed out")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection reset by peer")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Host not found")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Name or service not known")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Temporary failure in name resolution")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Host unreachable")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No route to host")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network unreachable")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network is unreachable")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network is down")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Socket operation timed out")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network operation timed out")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The remote host closed the connection")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy type is invalid for this operation")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection refused")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection closed prematurely")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection timed out")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy server connection timed out")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy denied connection")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy requires authentication")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy server not found")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Error communicating with HTTP proxy")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Did not receive HTTP response from proxy")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "Error parsing authentication request from proxy")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Error during SSL handshake: %1"), "1"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The TLS/SSL connection has been closed")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Unknown error")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Permission denied")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Operation not permitted")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such file or directory")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "File exists")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Not a directory")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Is a directory")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No space left on device")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Disk quota exceeded")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Read-only file system")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "File name too long")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Too many levels of symbolic links")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Too many open files")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Input/output error")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Device or resource busy")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such device")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such process")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Operation not supported")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Address already in use")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Cannot assign requested address")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Invalid argument")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Numerical result out of range")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Cannot allocate memory")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No buffer space available")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Broken pipe")),
};
// clang-format on
// NOLINTEND(bugprone-suspicious-missing-comma)

} // namespace

std::span<const Reason> systemReasons()
{
    return kReasons;
}

} // namespace Farlan
