// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace Farlan
{

enum class PasswordScheme {
    Bcrypt, // $2y$ $2a$ $2b$, cost 4…14
    Sha256Crypt, // $5$, 1000…1 000 000 rounds
    Sha512Crypt, // $6$, likewise
    Apr1, // $apr1$, weak: 1000 rounds of MD5
    Sha1, // {SHA}, weak: one SHA-1 without salt
};

struct PasswordHashKind {
    PasswordScheme scheme = PasswordScheme::Sha1;
    int microseconds = 0; // what one check costs, roughly: to compare schemes

    bool isWeak() const { return scheme == PasswordScheme::Apr1 || scheme == PasswordScheme::Sha1; }
};

// Whether a hash from an htpasswd file is one that we check, and which. The error (InvalidFile)
// says what is wrong with it and holds nothing of it.
Result<PasswordHashKind> inspectPasswordHash(QByteArrayView hash);

// Takes as long as the hash was made to take, up to about a second. Passwords that the scheme would
// silently cut never match: with a NUL, or longer than 72 (bcrypt), 511 (libcrypt's limit for
// $5$ and $6$) or kMaximumPasswordBytes. Thread-safe.
bool passwordMatches(QByteArrayView password, QByteArrayView hash);

} // namespace Farlan
