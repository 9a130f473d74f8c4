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
constexpr const char *kReasons[]{
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection refused"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection timed out"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Host not found"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Name or service not known"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Temporary failure in name resolution"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Host unreachable"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No route to host"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network unreachable"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network is unreachable"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network is down"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Socket operation timed out"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Network operation timed out"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The remote host closed the connection"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy type is invalid for this operation"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection refused"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection closed prematurely"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy connection timed out"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy server connection timed out"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy denied connection"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy requires authentication"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Proxy server not found"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Error communicating with HTTP proxy"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Did not receive HTTP response from proxy"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Error parsing authentication request from proxy"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Error during SSL handshake: %1"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The TLS/SSL connection has been closed"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Unknown error"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Permission denied"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such file or directory"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "File exists"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Not a directory"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Is a directory"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No space left on device"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Read-only file system"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "File name too long"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Too many open files"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Input/output error"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Device or resource busy"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such device"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No such process"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Operation not supported"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Address already in use"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Invalid argument"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Numerical result out of range"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "No buffer space available"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Broken pipe"),
};
// clang-format on
// NOLINTEND(bugprone-suspicious-missing-comma)

} // namespace

std::span<const char *const> systemReasons()
{
    return kReasons;
}

} // namespace Farlan
