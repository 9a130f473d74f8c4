// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reasons.h"

#include <QtGlobal>

namespace Farlan
{

namespace
{

// What goes wrong between here and the peer, and with what a server signs in by.
// Long ones are in pieces.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
// clang-format off
constexpr Reason kReasons[]{
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "%1 refused the connection."), "1"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy %1")),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No connection to %1: %2."), "2"),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "No connection to the proxy %1: %2."), "2"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The proxy %1 asks for a user name and a password (407)."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The proxy %1 did not accept the user name or the password."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy %1 did not connect to %2: %3."), "3"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The proxy %1 did not connect to %2: its answer is too long."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The name %1 was not found: %2."), "2"),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The name %1 of the proxy was not found: %2."), "2"),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "TLS with %1 failed: %2."), "2"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "%1 closed the connection during the TLS handshake."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "%1 within %2 seconds."), "1"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The name %1 could not be resolved")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "%1 did not answer")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy %1 did not answer")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The proxy %1 did not connect")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "TLS with %1 was not established")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server did not answer the request for a tunnel")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server's answer is not a valid WebSocket upgrade."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server asks for a user name and a password (401)."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server did not accept the user name or the password (401)."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The server refuses this client (403)."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The server has no tunnel at this path (404)."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The server asks to try again later (%1)."),
    either(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server points to another address (%1), which is not followed: %2"),
        "2", "it does not say which"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "it does not say which")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The server answered with HTTP status %1 instead of a tunnel."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The server closed the connection without an answer."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The server answered with something that is not HTTP."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The certificate of %1 is not the pinned one."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The certificate of %1 is refused: %2."), "2"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "it is not signed by an authority that is trusted here")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "it has expired (on %1)")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "it is not yet valid (from %1)")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "it is for another name (%1)")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The peer does not answer since the network has changed."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer has not taken any data for %1 seconds."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer has not answered for %1 seconds."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The peer has not finished a message for %1 seconds."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer does not read what it is sent."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The peer sent a message larger than any that is allowed."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The peer broke the WebSocket protocol: %1"), "1"),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a length is not written as it must be")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a message is too large")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a reserved bit is set")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "there is no opcode %1")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a server's frame is masked")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a client's frame is not masked")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "a control frame is in fragments or longer than 125 bytes")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a fragment continues nothing")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a message begins within another")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "a close frame has no valid code")),
    part(QT_TRANSLATE_NOOP("Farlan::ReasonText", "the reason in a close frame is not UTF-8")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer closed the connection."),
    saying(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer closed the connection: %1")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer closed the connection (code %1)."),
    saying(QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer closed the connection (code %1): %2")),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer agreed on superframes and then sent none."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The peer sends frames that are not as agreed."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The interface %1 was deleted by somebody else."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The pump was not started as it should be."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "Only the way to a server can be tried."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The certificate file holds no certificate in PEM form."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The key file holds no private key in PEM form, or one that is protected by a password."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The private key does not belong to the certificate."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The CA file holds no certificate in PEM form."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The htpasswd file is larger than %1 MiB."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The htpasswd file has no users, so nobody could sign in."),
    whole(QT_TRANSLATE_NOOP("Farlan::ReasonText", "Line %1 of the htpasswd file: %2"), "2"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "It is longer than %1 bytes."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "It contains a NUL byte."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "It has no colon between user name and password."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The user name is empty."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The password is empty."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The user name is there twice."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The bcrypt hash is damaged."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The cost of the bcrypt hash is not between %1 and %2."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The rounds of the SHA-crypt hash are not between %1 and %2."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The SHA-crypt hash is damaged."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The $apr1$ hash is damaged."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "The {SHA} hash is damaged."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText",
        "The password is stored in a way that is not supported: neither bcrypt, $5$, $6$, $apr1$ "
        "nor {SHA}."),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "%1, the proxy"),
    QT_TRANSLATE_NOOP("Farlan::ReasonText", "HTTP 101, without a user name"),
    saying(QT_TRANSLATE_NOOP("Farlan::ReasonText", "HTTP 101, as %1")),
};
// clang-format on
// NOLINTEND(bugprone-suspicious-missing-comma)

} // namespace

std::span<const Reason> connectionReasons()
{
    return kReasons;
}

} // namespace Farlan
