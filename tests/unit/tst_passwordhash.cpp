// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/passwordhash.h"

#include "contract/errornames.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kBcrypt = "$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT/r7q1BB8I2s0BRqC";
const QByteArray kSha256 = "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5";
const QByteArray kSha512 = "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI6"
                           "8u4OTLiBFdcbYEdFCoEOfaS35inz1";
const QByteArray kApr1 = "$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/";
const QByteArray kSha1 = "{SHA}VBPuJHI7uixaa6LQGWx4s+5GKNE=";

QByteArray replaced(const QByteArray &hash, const char *before, const char *after)
{
    return QByteArray(hash).replace(before, after);
}

} // namespace

class TestPasswordHash final : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void differs_data();
    void differs();
    void tellsKind_data();
    void tellsKind();
    void refusesFormat_data();
    void refusesFormat();
};

void TestPasswordHash::matches_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("hash");

    // Openwall's crypt_blowfish.
    QTest::newRow("bcrypt 2a") << "U*U"_ba
                               << "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"_ba;
    QTest::newRow("bcrypt 2a, longer")
        << "U*U*U"_ba
        << "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"_ba;
    QTest::newRow("bcrypt 2y, high bits")
        << "\xff\xff\xa3"_ba
        << "$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"_ba;
    QTest::newRow("bcrypt 2b, longest")
        << "0123456789012345678901234567890123456789012345678901234567890123456789ab"_ba
        << "$2b$04$abcdefghijklmnopqrstuuMtJwfagkGaCKZ.IMpPJzYjhgL/xnp2C"_ba;
    QTest::newRow("bcrypt, empty")
        << ""_ba
        << "$2y$04$ZN3g2ENfGW7zVJ9HXsTlQOVqByXSMsrG7vMFjvmCJVEBOq..CElhC"_ba;
    // The manual of Apache's htpasswd formats.
    QTest::newRow("bcrypt of Apache") << "myPassword"_ba << kBcrypt;
    QTest::newRow("apr1 of Apache") << "myPassword"_ba << kApr1;
    QTest::newRow("SHA of Apache") << "myPassword"_ba << kSha1;
    // Drepper's specification of SHA-crypt.
    QTest::newRow("SHA-256") << "Hello world!"_ba << kSha256;
    QTest::newRow("SHA-512") << "Hello world!"_ba << kSha512;
    QTest::newRow("SHA-256, rounds")
        << "Hello world!"_ba
        << "$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA"_ba;
    QTest::newRow("SHA-512, rounds")
        << "a very much longer text to encrypt.  This one even stretches over morethan one line."_ba
        << "$6$rounds=1400$anotherlongsalts$POfYwTEok97VWcjxIiSOjiykti.o/pQs.wPvMxQ6Fm7I6IoYN3CmLs6"
           "6x9t0oSwbtEW7o7UmJEiDwGqd8p4ur1"_ba;
    // Made with htpasswd and openssl passwd.
    const QByteArray utf8 = "gr\xc3\xbc\xc3\x9f"
                            "e:mit Doppelpunkt";
    QTest::newRow("bcrypt, UTF-8")
        << utf8 << "$2y$04$bqJkrH5Arb94EyUQx8llm.zk95n8sTqYT13ena.yvN9fMrCh8SiRW"_ba;
    QTest::newRow("apr1, UTF-8") << utf8 << "$apr1$CBqP3t62$pwbGZ/mHZqCjwxdGIkFv9/"_ba;
    QTest::newRow("SHA, UTF-8") << utf8 << "{SHA}2v/JT3MNZcUvB5HAbqt9Rp74f6w="_ba;
    QTest::newRow("SHA-256, UTF-8")
        << utf8 << "$5$Zz.9/aB$dcfcGRRRqEJN9gESj3xZ57/34RlyGDq3pj9dNhasp21"_ba;
    QTest::newRow("SHA-512, UTF-8")
        << utf8
        << "$6$Zz.9/aB$l/fvQ9qzGGVxfG.lmNiqupWwO6lRS7TCk0QJAYTQ146k.LTpPvMB.ikLNqOQOHR8eBcgiJfKF9P"
           "fIeyeXf9ZB."_ba;
    QTest::newRow("apr1, empty, short salt") << ""_ba
                                             << "$apr1$x$tMwYqBfQwi3FYAr0aJc8M/"_ba;
    QTest::newRow("apr1, long") << "a-rather-long-password-of-more-than-sixteen-bytes"_ba
                                << "$apr1$abcdefgh$LHysLcKx.psAigCLmLeCQ0"_ba;
    QTest::newRow("SHA, empty") << ""_ba
                                << "{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk="_ba;
    QTest::newRow("SHA-256, longest")
        << QByteArray(511, 'a') << "$5$abc$gbKKF1UCt56U2wmbpQZXxjCZSGjAvE3fklHKuzHGBz1"_ba;
    QTest::newRow("apr1, longest")
        << QByteArray(1024, 'p') << "$apr1$long$/.EI/dgOvBVpBgv//V2zt/"_ba;
    QTest::newRow("SHA, longest") << QByteArray(1024, 'p')
                                  << "{SHA}s1Ope1unnketSlqrUITdZkXqISA="_ba;
}

void TestPasswordHash::matches()
{
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, hash);
    QVERIFY(inspectPasswordHash(hash));
    QVERIFY(passwordMatches(password, hash));
    QVERIFY(!passwordMatches(password + 'x', hash));
    QVERIFY(!passwordMatches(password + '\0', hash));
    if (!password.isEmpty()) {
        QVERIFY(!passwordMatches(password.chopped(1), hash));
    }
}

void TestPasswordHash::differs_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("bcrypt") << "mypassword"_ba << kBcrypt;
    QTest::newRow("SHA-256") << "myPassword"_ba << kSha256;
    QTest::newRow("SHA-512") << "myPassword"_ba << kSha512;
    QTest::newRow("apr1") << "mypassword"_ba << kApr1;
    QTest::newRow("SHA") << "mypassword"_ba << kSha1;
    QTest::newRow("other digest, bcrypt") << "myPassword"_ba << replaced(kBcrypt, "RqC", "RqD");
    QTest::newRow("other digest, apr1") << "myPassword"_ba << replaced(kApr1, "krA/", "krA.");
    QTest::newRow("other digest, SHA") << "myPassword"_ba << replaced(kSha1, "KNE=", "KNA=");
    QTest::newRow("the hash itself") << kSha1 << kSha1;
    QTest::newRow("plain text") << "myPassword"_ba
                                << "myPassword"_ba;
    QTest::newRow("DES crypt") << "test"_ba
                               << "aaqPiZY5xR5l."_ba;
    QTest::newRow("nothing") << ""_ba
                             << ""_ba;
    QTest::newRow("failure of crypt") << "a"_ba
                                      << "*0"_ba;
    // SHA-1 of "a" and a NUL.
    QTest::newRow("NUL") << "a"_ba + '\0' << "{SHA}CgS5cbA9pgfObEVRhAN7Zgyon3g="_ba;
    // SHA-1 of 1025 times "p".
    QTest::newRow("too long") << QByteArray(1025, 'p') << "{SHA}e4zQwW/FAF93Ue16tawa+TbOegU="_ba;
}

void TestPasswordHash::differs()
{
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, hash);
    QVERIFY(!passwordMatches(password, hash));
}

void TestPasswordHash::tellsKind_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("isWeak");
    QTest::addColumn<QByteArray>("cheaper"); // a hash that costs less to check
    QTest::newRow("SHA") << kSha1 << int(PasswordScheme::Sha1) << true << QByteArray();
    QTest::newRow("apr1") << kApr1 << int(PasswordScheme::Apr1) << true << kSha1;
    QTest::newRow("SHA-256") << kSha256 << int(PasswordScheme::Sha256Crypt) << false << kApr1;
    QTest::newRow("SHA-512") << kSha512 << int(PasswordScheme::Sha512Crypt) << false << kApr1;
    QTest::newRow("bcrypt, least")
        << replaced(kBcrypt, "$05$", "$04$") << int(PasswordScheme::Bcrypt) << false << kApr1;
    QTest::newRow("bcrypt, usual")
        << replaced(kBcrypt, "$05$", "$10$") << int(PasswordScheme::Bcrypt) << false << kSha512;
    QTest::newRow("bcrypt, most") << replaced(kBcrypt, "$05$", "$14$")
                                  << int(PasswordScheme::Bcrypt) << false
                                  << replaced(kBcrypt, "$05$", "$13$");
    QTest::newRow("SHA-256, least rounds") << replaced(kSha256, "$5$", "$5$rounds=1000$")
                                           << int(PasswordScheme::Sha256Crypt) << false << kApr1;
    QTest::newRow("SHA-512, most rounds")
        << replaced(kSha512, "$6$", "$6$rounds=1000000$") << int(PasswordScheme::Sha512Crypt)
        << false << replaced(kSha512, "$6$", "$6$rounds=999999$");
}

void TestPasswordHash::tellsKind()
{
    QFETCH(const QByteArray, hash);
    QFETCH(const int, scheme);
    QFETCH(const bool, isWeak);
    QFETCH(const QByteArray, cheaper);
    const Result<PasswordHashKind> kind = inspectPasswordHash(hash);
    QVERIFY(kind);
    QCOMPARE(int(kind->scheme), scheme);
    QCOMPARE(kind->isWeak(), isWeak);
    QVERIFY(kind->microseconds > 0);
    if (!cheaper.isNull()) {
        const Result<PasswordHashKind> other = inspectPasswordHash(cheaper);
        QVERIFY(other);
        QVERIFY(kind->microseconds > other->microseconds);
    }
}

void TestPasswordHash::refusesFormat_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<QString>("message");
    const QString unsupported = u"not supported"_s;
    QTest::newRow("empty") << ""_ba << unsupported;
    QTest::newRow("plain text") << "myPassword"_ba << unsupported;
    QTest::newRow("DES crypt") << "aaqPiZY5xR5l."_ba << unsupported;
    QTest::newRow("MD5 crypt") << "$1$abcdefgh$irWbblnpmw.5z7wgBnprh0"_ba << unsupported;
    QTest::newRow("bcrypt 2x") << replaced(kBcrypt, "$2y", "$2x") << unsupported;
    QTest::newRow("yescrypt") << "$y$j9T$a$b"_ba << unsupported;
    QTest::newRow("salted SHA-1") << "{SSHA}VBPuJHI7uixaa6LQGWx4s+5GKNE="_ba << unsupported;
    QTest::newRow("small {sha}") << replaced(kSha1, "SHA", "sha") << unsupported;
    QTest::newRow("bcrypt, cost 3") << replaced(kBcrypt, "$05$", "$03$") << u"between 4 and 14"_s;
    QTest::newRow("bcrypt, cost 0") << replaced(kBcrypt, "$05$", "$00$") << u"between 4 and 14"_s;
    QTest::newRow("bcrypt, cost 15") << replaced(kBcrypt, "$05$", "$15$") << u"between 4 and 14"_s;
    QTest::newRow("bcrypt, cost ++") << replaced(kBcrypt, "$05$", "$+5$") << u"between 4 and 14"_s;
    QTest::newRow("bcrypt, short") << kBcrypt.chopped(1) << u"damaged"_s;
    QTest::newRow("bcrypt, long") << kBcrypt + 'a' << u"damaged"_s;
    QTest::newRow("bcrypt, one digit") << replaced(kBcrypt, "$05$", "$5$") + 'a' << u"damaged"_s;
    QTest::newRow("bcrypt, colon") << replaced(kBcrypt, "c4W", "c:W") << u"damaged"_s;
    QTest::newRow("only a prefix, bcrypt") << "$2y$"_ba << u"damaged"_s;
    QTest::newRow("only a prefix, SHA-256") << "$5$"_ba << u"damaged"_s;
    QTest::newRow("only a prefix, apr1") << "$apr1$"_ba << u"damaged"_s;
    QTest::newRow("only a prefix, SHA") << "{SHA}"_ba << u"damaged"_s;
    for (const char *rounds : { "999", "01000", "1000001", "99999999999", "", "-5000", "5e4" }) {
        QTest::addRow("rounds=%s", rounds)
            << "$5$rounds="_ba + rounds + kSha256.sliced(2) << u"between 1000 and 1000000"_s;
    }
    QTest::newRow("rounds without end") << "$5$rounds=5000"_ba << u"between 1000"_s;
    QTest::newRow("SHA-256, short") << kSha256.chopped(1) << u"damaged"_s;
    QTest::newRow("SHA-512, long") << kSha512 + 'a' << u"damaged"_s;
    QTest::newRow("SHA-256 called SHA-512") << replaced(kSha256, "$5$", "$6$") << u"damaged"_s;
    QTest::newRow("SHA-256, long salt")
        << replaced(kSha256, "saltstring", "saltstringsaltstr") << u"damaged"_s;
    QTest::newRow("SHA-256, no salt") << replaced(kSha256, "saltstring", "") << u"damaged"_s;
    QTest::newRow("SHA-256, salt with a space")
        << replaced(kSha256, "salts", "salt ") << u"damaged"_s;
    QTest::newRow("apr1, long salt") << replaced(kApr1, "r31", "rr31") << u"damaged"_s;
    QTest::newRow("apr1, no salt") << replaced(kApr1, "r31.....", "") << u"damaged"_s;
    QTest::newRow("apr1, short") << kApr1.chopped(1) << u"damaged"_s;
    QTest::newRow("apr1, space") << kApr1.chopped(1) + ' ' << u"damaged"_s;
    QTest::newRow("SHA, short") << replaced(kSha1, "VBPu", "") << u"damaged"_s;
    QTest::newRow("SHA, no padding") << kSha1.chopped(1) << u"damaged"_s;
    QTest::newRow("SHA, space") << kSha1 + ' ' << u"damaged"_s;
}

void TestPasswordHash::refusesFormat()
{
    QFETCH(const QByteArray, hash);
    QFETCH(const QString, message);
    const Result<PasswordHashKind> kind = inspectPasswordHash(hash);
    QVERIFY(!kind);
    QCOMPARE(kind.error().name, QString(ErrorName::InvalidFile));
    QVERIFY2(kind.error().message.contains(message), qPrintable(kind.error().message));
    QVERIFY(!passwordMatches("myPassword", hash));
}

QTEST_APPLESS_MAIN(TestPasswordHash)
#include "tst_passwordhash.moc"
