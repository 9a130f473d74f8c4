// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/passwordhash.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "pump/apr1crypt.h"
#include "pump/strictbase64.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kMaximumBcryptPasswordBytes = 72;
constexpr int kMinimumBcryptCost = 4;
constexpr int kMaximumBcryptCost = 14;
constexpr int kMinimumRounds = 1000;
constexpr int kMaximumRounds = 1'000'000;
constexpr int kDefaultRounds = 5000; // of $5$ and $6$

constexpr QByteArrayView kSha1Prefix = "{SHA}";
constexpr QByteArrayView kApr1Prefix = "$apr1$";

// Measured on one machine and rounded: only their order and size matter.
constexpr int kSha1Microseconds = 1;
constexpr int kApr1Microseconds = 300;
constexpr double kMicrosecondsPerRound = 0.4;
constexpr int kBcryptMicroseconds = 50; // doubled by each step of the cost

Error invalid(const QString &message)
{
    return { .name = ErrorName::InvalidFile,
             .message = message,
             .hint = u"Set the password anew with “htpasswd -B”."_s };
}

// The alphabet of crypt's salts and digests.
bool isCryptText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '.' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

// A number without sign and leading zeros; -1 if it is none or has more than seven digits.
int plainNumber(QByteArrayView digits)
{
    const bool isPlain = !digits.isEmpty() && digits.size() <= 7 && digits[0] != '0'
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isPlain ? digits.toInt() : -1;
}

// "salt$digest", as it ends all hashes but bcrypt's.
bool isSaltAndDigest(QByteArrayView text, qsizetype longestSalt, qsizetype digestSize)
{
    const qsizetype saltSize = text.indexOf('$');
    return saltSize >= 1 && saltSize <= longestSalt && text.size() == saltSize + 1 + digestSize
        && isCryptText(text.first(saltSize)) && isCryptText(text.last(digestSize));
}

std::optional<QByteArray> sha1Digest(QByteArrayView hash)
{
    std::optional<QByteArray> digest = decodeStrictBase64(hash.sliced(kSha1Prefix.size()));
    if (digest && digest->size() != SHA_DIGEST_LENGTH) {
        return std::nullopt;
    }
    return digest;
}

// "$2y$10$", 22 characters of salt and 31 of digest.
Result<PasswordHashKind> inspectBcrypt(QByteArrayView hash)
{
    if (hash.size() != 60 || hash[6] != '$' || !isCryptText(hash.sliced(7))) {
        return invalid(u"The bcrypt hash is damaged."_s);
    }
    // Two digits, the first of which may be a zero.
    const int cost = plainNumber(hash[4] == '0' ? hash.sliced(5, 1) : hash.sliced(4, 2));
    if (cost < kMinimumBcryptCost || cost > kMaximumBcryptCost) {
        return invalid(
            u"The cost of the bcrypt hash is not between %1 and %2."_s.arg(kMinimumBcryptCost)
                .arg(kMaximumBcryptCost));
    }
    return PasswordHashKind{ PasswordScheme::Bcrypt, kBcryptMicroseconds << cost };
}

// "$5$" or "$6$", perhaps "rounds=N$", salt and digest.
Result<PasswordHashKind> inspectShaCrypt(QByteArrayView hash)
{
    constexpr QByteArrayView kRoundsPrefix = "rounds=";
    constexpr qsizetype kLongestSalt = 16;
    const bool isSha512 = hash[1] == '6';

    QByteArrayView rest = hash.sliced(3);
    int rounds = kDefaultRounds;
    if (rest.startsWith(kRoundsPrefix)) {
        const qsizetype end = rest.indexOf('$');
        rounds = end < 0 ? -1 : plainNumber(rest.first(end).sliced(kRoundsPrefix.size()));
        if (rounds < kMinimumRounds || rounds > kMaximumRounds) {
            return invalid(
                u"The rounds of the SHA-crypt hash are not between %1 and %2."_s.arg(kMinimumRounds)
                    .arg(kMaximumRounds));
        }
        rest = rest.sliced(end + 1);
    }
    if (!isSaltAndDigest(rest, kLongestSalt, isSha512 ? 86 : 43)) {
        return invalid(u"The SHA-crypt hash is damaged."_s);
    }
    return PasswordHashKind{ isSha512 ? PasswordScheme::Sha512Crypt : PasswordScheme::Sha256Crypt,
                             static_cast<int>(rounds * kMicrosecondsPerRound) };
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size()
        && CRYPTO_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

// Zero-terminated copies of the secret and libcrypt's scratch space, wiped at the end.
struct CryptSpace {
    std::array<char, kMaximumPasswordBytes + 1> password = {};
    std::array<char, 128> setting = {}; // the longest hash, $6$ with rounds, has 123 characters
    crypt_data data = {};

    CryptSpace() = default;
    Q_DISABLE_COPY_MOVE(CryptSpace)
    ~CryptSpace()
    {
        OPENSSL_cleanse(password.data(), password.size());
        OPENSSL_cleanse(&data, sizeof data);
    }
};

bool matchesCrypt(QByteArrayView password, QByteArrayView hash)
{
    const auto space = std::make_unique<CryptSpace>(); // 33 KiB: not for a thread's stack
    if (hash.size() >= std::ssize(space->setting)) {
        return false;
    }
    std::copy(password.begin(), password.end(), space->password.begin());
    std::copy(hash.begin(), hash.end(), space->setting.begin());
    const char *answer = crypt_rn(space->password.data(), space->setting.data(), &space->data,
                                  static_cast<int>(sizeof space->data));
    return answer != nullptr && equalInConstantTime(answer, hash);
}

bool matchesApr1(QByteArrayView password, QByteArrayView hash)
{
    const QByteArrayView rest = hash.sliced(kApr1Prefix.size());
    return equalInConstantTime(apr1Crypt(password, rest.first(rest.indexOf('$'))), hash);
}

bool matchesSha1(QByteArrayView password, QByteArrayView hash)
{
    std::array<uchar, SHA_DIGEST_LENGTH> digest = {};
    SHA1(reinterpret_cast<const uchar *>(password.data()), static_cast<size_t>(password.size()),
         digest.data());
    const std::optional<QByteArray> wanted = sha1Digest(hash);
    const bool isEqual = wanted && equalInConstantTime(digest, *wanted);
    OPENSSL_cleanse(digest.data(), digest.size());
    return isEqual;
}

} // namespace

Result<PasswordHashKind> inspectPasswordHash(QByteArrayView hash)
{
    if (hash.startsWith("$2y$") || hash.startsWith("$2a$") || hash.startsWith("$2b$")) {
        return inspectBcrypt(hash);
    }
    if (hash.startsWith("$5$") || hash.startsWith("$6$")) {
        return inspectShaCrypt(hash);
    }
    if (hash.startsWith(kApr1Prefix)) {
        if (!isSaltAndDigest(hash.sliced(kApr1Prefix.size()), 8, 22)) {
            return invalid(u"The $apr1$ hash is damaged."_s);
        }
        return PasswordHashKind{ PasswordScheme::Apr1, kApr1Microseconds };
    }
    if (hash.startsWith(kSha1Prefix)) {
        if (!sha1Digest(hash)) {
            return invalid(u"The {SHA} hash is damaged."_s);
        }
        return PasswordHashKind{ PasswordScheme::Sha1, kSha1Microseconds };
    }
    return invalid(u"The password is stored in a way that is not supported: neither bcrypt, $5$, "
                   "$6$, $apr1$ nor {SHA}."_s);
}

bool passwordMatches(QByteArrayView password, QByteArrayView hash)
{
    const Result<PasswordHashKind> kind = inspectPasswordHash(hash);
    if (!kind || password.size() > kMaximumPasswordBytes || password.contains('\0')) {
        return false;
    }
    switch (kind->scheme) {
    case PasswordScheme::Bcrypt:
        return password.size() <= kMaximumBcryptPasswordBytes && matchesCrypt(password, hash);
    case PasswordScheme::Sha256Crypt:
    case PasswordScheme::Sha512Crypt:
        return matchesCrypt(password, hash);
    case PasswordScheme::Apr1:
        return matchesApr1(password, hash);
    case PasswordScheme::Sha1:
        return matchesSha1(password, hash);
    }
    return false;
}

} // namespace Farlan
