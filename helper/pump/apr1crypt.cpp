// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/apr1crypt.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

namespace Farlan
{

namespace
{

constexpr QByteArrayView kPrefix = "$apr1$";
constexpr int kRounds = 1000;

using Digest = std::array<char, 16>;

// One MD5 context for all rounds. Every step after a failed one does nothing.
class Md5 final
{
public:
    void start() { m_isGood = m_isGood && EVP_DigestInit_ex(m_context.get(), EVP_md5(), nullptr); }
    void add(QByteArrayView data)
    {
        m_isGood = m_isGood
            && EVP_DigestUpdate(m_context.get(), data.data(), static_cast<size_t>(data.size()));
    }
    void finish(Digest &digest)
    {
        m_isGood = m_isGood
            && EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<uchar *>(digest.data()),
                                  nullptr);
    }
    bool isGood() const { return m_isGood; }

private:
    struct Free {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); } // wipes it too
    };
    std::unique_ptr<EVP_MD_CTX, Free> m_context{ EVP_MD_CTX_new() };
    bool m_isGood = m_context != nullptr;
};

// crypt's own base 64: the lowest six bits first.
void append64(QByteArray &text, uint value, int characters)
{
    constexpr QByteArrayView kAlphabet
        = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (; characters > 0; --characters, value >>= 6) {
        text.append(kAlphabet[value & 0x3f]);
    }
}

QByteArray encode(const Digest &digest)
{
    const auto byte = [&digest](size_t i) { return uint{ static_cast<uchar>(digest[i]) }; };
    QByteArray text;
    for (size_t i = 0; i < 5; ++i) {
        const size_t last = i == 4 ? 5 : i + 12;
        append64(text, byte(i) << 16 | byte(i + 6) << 8 | byte(last), 4);
    }
    append64(text, byte(11), 2);
    return text;
}

} // namespace

// The steps are those of Poul-Henning Kamp's MD5 crypt, oddities included.
QByteArray apr1Crypt(QByteArrayView password, QByteArrayView salt)
{
    Md5 md5;
    Digest digest = {};

    md5.start();
    md5.add(password);
    md5.add(salt);
    md5.add(password);
    md5.finish(digest);

    md5.start();
    md5.add(password);
    md5.add(kPrefix);
    md5.add(salt);
    const QByteArrayView whole(digest.data(), std::ssize(digest));
    for (qsizetype left = password.size(); left > 0; left -= whole.size()) {
        md5.add(whole.first(std::min(left, whole.size())));
    }
    for (qsizetype bits = password.size(); bits > 0; bits >>= 1) {
        md5.add((bits & 1) != 0 ? QByteArrayView("\0", 1) : password.first(1));
    }
    md5.finish(digest);

    for (int round = 0; round < kRounds; ++round) {
        const bool isOdd = (round & 1) != 0;
        md5.start();
        md5.add(isOdd ? password : whole);
        if (round % 3 != 0) {
            md5.add(salt);
        }
        if (round % 7 != 0) {
            md5.add(password);
        }
        md5.add(isOdd ? whole : password);
        md5.finish(digest);
    }

    QByteArray hash;
    if (md5.isGood()) {
        hash.append(kPrefix).append(salt).append('$').append(encode(digest));
    }
    OPENSSL_cleanse(digest.data(), digest.size());
    return hash;
}

} // namespace Farlan
