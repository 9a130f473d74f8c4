// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/bcrypt.h"

#include "contract/errornames.h"

#include <crypt.h>

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr auto kPrefix = "$2b$"; // what crypt(5) makes today; Apache's htpasswd checks it, too
// Each step doubles what a check costs. This is a twentieth of a second: who has got the file tries
// twenty passwords in a second on each core, and a server still lets in forty clients in a second
// on the two threads that check. More than 14 it does not take.
constexpr unsigned long kCost = 10;

struct Freed {
    void operator()(char *text) const { std::free(text); }
};

// libcrypt's, in which the password and what was made of it stays.
struct Scratch {
    void *data = nullptr;
    int size = 0;

    Scratch() = default;
    Q_DISABLE_COPY_MOVE(Scratch)
    ~Scratch()
    {
        if (data) {
            explicit_bzero(data, static_cast<size_t>(size));
        }
        std::free(data);
    }
};

} // namespace

Result<QByteArray> bcryptHash(const QString &password)
{
    QByteArray phrase = password.toUtf8();
    if (phrase.size() > kMaximumBcryptPasswordBytes) {
        return Error{
            ErrorName::InvalidSettings,
            u"The password is longer than %1 bytes."_s.arg(kMaximumBcryptPasswordBytes),
            u"bcrypt, as which it is kept, takes no more into account. Choose a shorter one."_s
        };
    }
    const std::unique_ptr<char, Freed> salt(crypt_gensalt_ra(kPrefix, kCost, nullptr, 0));
    Scratch scratch;
    const char *hash
        = salt ? crypt_ra(phrase.constData(), salt.get(), &scratch.data, &scratch.size) : nullptr;
    explicit_bzero(phrase.data(), static_cast<size_t>(phrase.size()));
    if (!hash) {
        return Error{ ErrorName::HelperFailed,
                      u"This machine's libcrypt cannot make a bcrypt hash."_s,
                      u"Install libcrypt (libxcrypt) 4.4 or later."_s };
    }
    return QByteArray(hash);
}

} // namespace Farlan
