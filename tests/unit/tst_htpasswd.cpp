// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/htpasswd.h"

#include "contract/errornames.h"
#include "contract/tunnelsettings.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Of "myPassword".
const QByteArray kBcrypt = "$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT/r7q1BB8I2s0BRqC";
const QByteArray kApr1 = "$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/";
const QByteArray kSha1 = "{SHA}VBPuJHI7uixaa6LQGWx4s+5GKNE=";

} // namespace

class TestHtpasswd final : public QObject
{
    Q_OBJECT

private slots:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void refusesLargeFile();
    void verifies();
    void unknownUserCostsAsMuch();
    void parsesManyLines_data();
    void parsesManyLines();
};

void TestHtpasswd::accepts_data()
{
    const QByteArray alice = "alice:" + kBcrypt;
    const QByteArray bob = "bob:" + kApr1;

    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qsizetype>("users");
    QTest::addColumn<qsizetype>("weak");
    QTest::newRow("one line") << alice + '\n' << qsizetype(1) << qsizetype(0);
    QTest::newRow("no last line feed") << bob + '\n' + alice << qsizetype(2) << qsizetype(1);
    QTest::newRow("CRLF") << alice + "\r\n" + bob + "\r\n" << qsizetype(2) << qsizetype(1);
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + alice << qsizetype(1) << qsizetype(0);
    QTest::newRow("blank lines and comments") << "\n# users\n  \n\r\n" + alice + "\n\n#bob:x\n"
                                              << qsizetype(1) << qsizetype(0);
    QTest::newRow("longest line") << '#' + QByteArray(Htpasswd::kMaximumLineBytes - 1, 'x') + '\n'
            + alice << qsizetype(1)
                                  << qsizetype(0);
    QTest::newRow("one password of two users")
        << alice + "\nbob:" + kSha1 + "\ncarol:" + kApr1 << qsizetype(3) << qsizetype(2);
}

void TestHtpasswd::accepts()
{
    QFETCH(const QByteArray, content);
    QFETCH(const qsizetype, users);
    QFETCH(const qsizetype, weak);
    const Result<Htpasswd> htpasswd = Htpasswd::parse(content);
    QVERIFY2(htpasswd, htpasswd ? "" : qPrintable(htpasswd.error().message));
    QCOMPARE(htpasswd->size(), users);
    QCOMPARE(htpasswd->weakHashes(), weak);
    QVERIFY(htpasswd->contains("alice"));
    QVERIFY(htpasswd->verify("alice", "myPassword"));
}

void TestHtpasswd::refuses_data()
{
    const QByteArray alice = "alice:" + kBcrypt + '\n';

    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << ""_ba << u"nobody could sign in"_s;
    QTest::newRow("byte order mark only") << "\xef\xbb\xbf"_ba << u"nobody could sign in"_s;
    QTest::newRow("comments only") << "# nobody\n\n"_ba << u"nobody could sign in"_s;
    QTest::newRow("no colon") << alice + "bob\n"
                              << u"Line 2 of the htpasswd file: It has no colon"_s;
    QTest::newRow("empty user") << '\n' + alice + ':' + kBcrypt << u"Line 3 of"_s;
    QTest::newRow("empty hash") << "bob:\n"_ba << u"Line 1 of the htpasswd file: The password is"_s;
    QTest::newRow("empty hash, CRLF") << "bob:\r\n"_ba << u"The password is empty"_s;
    QTest::newRow("plain text") << alice + "bob:myPassword" << u"Line 2 of"_s;
    QTest::newRow("costly") << alice + "bob:" + QByteArray(kBcrypt).replace("$05", "$31")
                            << u"Line 2 of the htpasswd file: The cost of the bcrypt hash"_s;
    QTest::newRow("space after the hash") << alice.trimmed() + " \n" << u"damaged"_s;
    QTest::newRow("a user twice") << alice + "# again\n" + "alice:" + kApr1
                                  << u"Line 3 of the htpasswd file: The user name is there twice"_s;
    QTest::newRow("the same line twice") << alice + alice << u"Line 2 of"_s;
    QTest::newRow("NUL") << "bob"_ba + '\0' + ':' + kBcrypt
                         << u"Line 1 of the htpasswd file: It c"_s;
    QTest::newRow("NUL in a comment") << alice + "# "_ba + '\0' << u"NUL byte"_s;
    QTest::newRow("long line") << alice + '#' + QByteArray(Htpasswd::kMaximumLineBytes, 'x')
                               << u"Line 2 of the htpasswd file: It is longer than 4096 bytes"_s;
    QTest::newRow("percent signs") << alice + "bob:%1%2" << u"Line 2 of"_s;
}

void TestHtpasswd::refuses()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, message);
    const Result<Htpasswd> htpasswd = Htpasswd::parse(content);
    QVERIFY(!htpasswd);
    const Error &error = htpasswd.error();
    QCOMPARE(error.name, QString(ErrorName::InvalidFile));
    QVERIFY2(error.message.contains(message), qPrintable(error.message));
    for (const char *secret : { "myPassword", "c4WoMPo3", "HqJZ" }) {
        QVERIFY(!(error.message + error.hint).contains(QLatin1StringView(secret)));
    }
}

void TestHtpasswd::refusesLargeFile()
{
    const QByteArray alice = "alice:" + kBcrypt + '\n';
    const QByteArray blanks(kMaximumHtpasswdBytes - alice.size(), '\n');
    QVERIFY(Htpasswd::parse(alice + blanks));
    const Result<Htpasswd> htpasswd = Htpasswd::parse(alice + blanks + '\n');
    QVERIFY(!htpasswd);
    QCOMPARE(htpasswd.error().message, u"The htpasswd file is larger than 10 MiB."_s);
}

void TestHtpasswd::verifies()
{
    const Result<Htpasswd> htpasswd
        = Htpasswd::parse("alice:" + kBcrypt + "\nbob:" + kApr1 + "\n\xc3\xbc:" + kSha1);
    QVERIFY(htpasswd);
    QVERIFY(htpasswd->verify("alice", "myPassword"));
    QVERIFY(htpasswd->verify("bob", "myPassword"));
    QVERIFY(htpasswd->verify("\xc3\xbc", "myPassword"));
    QVERIFY(!htpasswd->verify("alice", "mypassword"));
    QVERIFY(!htpasswd->verify("alice", ""));
    QVERIFY(!htpasswd->verify("Alice", "myPassword"));
    QVERIFY(!htpasswd->verify("carol", "myPassword")); // the right one of the costliest hash
    QVERIFY(!htpasswd->verify("", "myPassword"));
    QVERIFY(!htpasswd->contains("carol"));
}

void TestHtpasswd::unknownUserCostsAsMuch()
{
    // Cost 10 takes some 50 ms, apr1 less than one: no scheduler makes one look like the other.
    const QByteArray costly = QByteArray(kBcrypt).replace("$05", "$10");
    const Result<Htpasswd> htpasswd
        = Htpasswd::parse("bob:" + kApr1 + "\nalice:" + costly + "\ncarol:" + kSha1);
    QVERIFY(htpasswd);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!htpasswd->verify("nobody", "myPassword"));
    QVERIFY(timer.elapsed() >= 8);
}

void TestHtpasswd::parsesManyLines_data()
{
    QTest::addColumn<QByteArray>("line"); // with %1 for a number
    QTest::addColumn<int>("lines");
    QTest::addColumn<qsizetype>("users");
    QTest::newRow("a million comments") << "#%1\n"_ba << 1'000'000 << qsizetype(1);
    QTest::newRow("as many users as fit") << "%1:" + kSha1 + '\n' << 250'000 << qsizetype(250'001);
}

void TestHtpasswd::parsesManyLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, lines);
    QFETCH(const qsizetype, users);
    QByteArray content = "alice:" + kSha1 + '\n';
    content.reserve(kMaximumHtpasswdBytes);
    for (int i = 0; i < lines; ++i) {
        content.append(QByteArray(line).replace("%1", QByteArray::number(i)));
    }
    QElapsedTimer timer;
    timer.start();
    const Result<Htpasswd> htpasswd = Htpasswd::parse(content);
    QVERIFY2(htpasswd, htpasswd ? "" : qPrintable(htpasswd.error().message));
    QCOMPARE(htpasswd->size(), users);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
}

QTEST_APPLESS_MAIN(TestHtpasswd)
#include "tst_htpasswd.moc"
