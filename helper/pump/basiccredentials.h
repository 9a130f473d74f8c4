// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Farlan
{

// A user name and password from an Authorization header, both UTF-8 without control characters.
struct Credentials {
    QByteArray user;
    QByteArray password;

    bool operator==(const Credentials &) const = default;
};

// Decodes "Basic base64(user:password)" (RFC 7617). The password may hold colons, the user not.
std::optional<Credentials> decodeBasicCredentials(QByteArrayView authorization);

} // namespace Farlan
