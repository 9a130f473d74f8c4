// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/settingrules.h"
#include "pump/basiccredentials.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

QByteArray basic(const QByteArray &text)
{
    return "Basic " + text.toBase64();
}

} // namespace

class TestBasicCredentials final : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
};

void TestBasicCredentials::decodes_data()
{
    const QByteArray longest(kMaximumPasswordBytes, 'p');

    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("RFC 7617") << "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="_ba
                              << "Aladdin"_ba
                              << "open sesame"_ba;
    QTest::newRow("RFC 7617, UTF-8") << "Basic dGVzdDoxMjPCow=="_ba
                                     << "test"_ba
                                     << "123\xc2\xa3"_ba;
    QTest::newRow("small scheme") << "bAsIc YTpi"_ba
                                  << "a"_ba
                                  << "b"_ba;
    QTest::newRow("more spaces") << "Basic   YTpi"_ba
                                 << "a"_ba
                                 << "b"_ba;
    QTest::newRow("colons in the password") << basic("a:b:c:") << "a"_ba
                                            << "b:c:"_ba;
    QTest::newRow("empty password") << basic("a:") << "a"_ba
                                    << ""_ba;
    QTest::newRow("longest password") << basic("a:" + longest) << "a"_ba << longest;
}

void TestBasicCredentials::decodes()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, password);
    const auto credentials = decodeBasicCredentials(header);
    QVERIFY(credentials);
    QCOMPARE(credentials->user, user);
    QCOMPARE(credentials->password, password);
}

void TestBasicCredentials::refuses_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only the scheme") << "Basic"_ba;
    QTest::newRow("empty credentials") << "Basic "_ba;
    QTest::newRow("another scheme") << "Bearer YTpi"_ba;
    QTest::newRow("longer scheme") << "BasicX YTpi"_ba;
    QTest::newRow("no space") << "BasicYTpi"_ba;
    QTest::newRow("no colon") << basic("alice");
    QTest::newRow("no padding") << "Basic YTpiYw"_ba;
    QTest::newRow("too much padding") << "Basic YTpi===="_ba;
    QTest::newRow("padding in the middle") << "Basic YQ==OmI="_ba;
    QTest::newRow("space inside") << "Basic YTpi YTpi"_ba;
    QTest::newRow("URL alphabet") << "Basic YTpi_-_-"_ba;
    QTest::newRow("NUL in the password") << basic("a:b"_ba + '\0');
    QTest::newRow("NUL in the user name") << basic("a"_ba + '\0' + ":b");
    QTest::newRow("line feed") << basic("a:b\n");
    QTest::newRow("delete") << basic("a:\x7f");
    QTest::newRow("Latin-1") << basic("a:\xfc");
    QTest::newRow("overlong UTF-8") << basic("a:\xc0\xaf");
    QTest::newRow("long password") << basic("a:" + QByteArray(kMaximumPasswordBytes + 1, 'p'));
}

void TestBasicCredentials::refuses()
{
    QFETCH(const QByteArray, header);
    QVERIFY(!decodeBasicCredentials(header));
}

QTEST_APPLESS_MAIN(TestBasicCredentials)
#include "tst_basiccredentials.moc"
