// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilecheck.h"
#include "app/profiles/profileedit.h"
#include "app/profiles/userchanges.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class ProfileCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysAllThatIsWrong();
    void findsFreeNames();
    void changesUsersOfWhateverListItIs();
};

void ProfileCheckTest::saysAllThatIsWrong()
{
    QVERIFY(
        problemsOf(encodeProfile(makeProfile(u"a"_s, { u"uri=ws://a/"_s })->profile)).isEmpty());
    const QMap<QString, Error> problems = problemsOf({ { u"id"_s, u"7"_s },
                                                       { u"mtu"_s, 5 },
                                                       { u"ip"_s, QStringList{ u"x"_s } },
                                                       { u"speed"_s, 3 } });
    QCOMPARE(problems.keys(),
             (QStringList{ u"id"_s, u"ip"_s, u"mtu"_s, u"name"_s, u"speed"_s, u"uri"_s }));
    QCOMPARE(problems[u"mtu"_s].message, u"This must be a whole number from 68 to 65521."_s);

    QVariantMap file{ { u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces) },
                      { u"name"_s, u"a"_s },
                      { u"uri"_s, u"wss://a/"_s },
                      { u"cacerts"_s, u"/etc/ca.pem"_s } };
    QVERIFY(problemsOf(file).isEmpty());
    file[u"uri"_s] = u"ws://a/"_s;
    QCOMPARE(problemsOf(file).keys(), QStringList{ u"cacerts"_s });
}

void ProfileCheckTest::findsFreeNames()
{
    const QTemporaryDir folder;
    ProfileStore store({ folder.filePath(u"own"_s), folder.filePath(u"etc"_s) });
    const QString longName(64, u'x');
    for (const QString &name : { u"Lab"_s, u"lab 2"_s, longName }) {
        QVERIFY(store.add(makeProfile(name, { u"uri=ws://a/"_s })->profile));
    }
    QCOMPARE(freeName(store, u"Home"_s, {}), u"Home"_s);
    QCOMPARE(freeName(store, u"LAB"_s, {}), u"LAB 3"_s);
    QCOMPARE(freeName(store, u"Lab 2"_s, {}), u"Lab 3"_s);
    QCOMPARE(freeName(store, longName, {}), QString(62, u'x') + u" 2"_s);
    QCOMPARE(freeName(store, u"lab"_s, store.find(u"Lab"_s)->profile().id), u"lab"_s);
}

void ProfileCheckTest::changesUsersOfWhateverListItIs()
{
    UserChanges changes;
    changes.set(u"anna"_s, "new");
    changes.set(u"bob"_s, "new");
    changes.remove(u"carl"_s);
    changes.remove(u"bob"_s);
    QCOMPARE(changes.appliedTo({ u"carl"_s, u"dora"_s }), (QStringList{ u"dora"_s, u"anna"_s }));
    Result<UserList> users = UserList::parse("# ours\nanna:old\nemil:his\n");
    QVERIFY(changes.apply(*users)); // carl is gone already
    QCOMPARE(users->content(), QByteArray("# ours\nanna:new\nemil:his\n"));
}

QTEST_GUILESS_MAIN(ProfileCheckTest)
#include "tst_profilecheck.moc"
