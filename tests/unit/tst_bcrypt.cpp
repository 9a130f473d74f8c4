// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/bcrypt.h"
#include "contract/errornames.h"
#include "pump/passwordhash.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

// What farlanctl writes into a file of users, and whether a server takes it.
class BcryptTest final : public QObject
{
    Q_OBJECT

private slots:
    void isTakenByAServer_data();
    void isTakenByAServer();
    void hasItsOwnSalt();
    void refusesWhatBcryptWouldCut();
};

void BcryptTest::isTakenByAServer_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("plain") << u"S3cr3t"_s;
    QTest::newRow("blanks and colons") << u" a: b "_s;
    QTest::newRow("UTF-8") << u"Größe €🔑"_s;
    QTest::newRow("longest") << QString(kMaximumBcryptPasswordBytes, u'a');
}

void BcryptTest::isTakenByAServer()
{
    QFETCH(const QString, password);
    const Result<QByteArray> hash = bcryptHash(password);
    QVERIFY(hash);
    QVERIFY2(hash->startsWith("$2b$10$"), hash->constData());
    const Result<PasswordHashKind> kind = inspectPasswordHash(*hash);
    QVERIFY(kind && !kind->isWeak());
    QVERIFY(passwordMatches(password.toUtf8(), *hash));
    QVERIFY(!passwordMatches(password.chopped(1).toUtf8(), *hash));
}

void BcryptTest::hasItsOwnSalt()
{
    QVERIFY(*bcryptHash(u"S3cr3t"_s) != *bcryptHash(u"S3cr3t"_s));
}

void BcryptTest::refusesWhatBcryptWouldCut()
{
    for (const QString &password : { QString(73, u'a'), QString(37, u'é') }) {
        const Result<QByteArray> hash = bcryptHash(password);
        QVERIFY(!hash);
        QCOMPARE(hash.error().name, ErrorName::InvalidSettings);
        QVERIFY(!hash.error().message.contains(password));
    }
}

QTEST_APPLESS_MAIN(BcryptTest)
#include "tst_bcrypt.moc"
