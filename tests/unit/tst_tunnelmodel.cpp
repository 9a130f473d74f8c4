// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "modelground.h"

using namespace Farlan;

class TunnelModelTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void joinsProfilesAndTunnels();
    void tellsExactlyWhatChanges();
    void keepsTheTunnelOfALostProfile();
    void followsRenamedProfiles();
    void followsSwappedNames();
    void joinsNamesAsTheStoreDoes();
    void showsFailedTunnelsUntilTheyAreClosed();
    void showsOnlyThisUsers();
    void countsWhileSomebodyLooks();
    void bearsThatItsNewsHaveConsequences();
    void showsAHundred();
};

void TunnelModelTest::joinsProfilesAndTunnels()
{
    addProfile(u"lab"_s);
    addProfile(u"home"_s);
    m_helper->put(pathOf(u"1"_s), status(u"LAB"_s));
    m_helper->put(pathOf(u"2"_s), status(u"a.example"_s));
    start();
    QCOMPARE(rows(), QStringList({ u"a.example up"_s, u"+home closed"_s, u"+lab up"_s }));
    addProfile(u"A.example"_s); // the tunnel is its from now on
    QCOMPARE(rows(), QStringList({ u"+A.example up"_s, u"+home closed"_s, u"+lab up"_s }));
    QCOMPARE(m_told->take(), QStringList(u"change 0"_s));
    QVERIFY(m_told->roles().contains(ProfileRole) && m_told->roles().contains(NameRole));
    QVERIFY(!m_told->roles().contains(StateRole));
}

void TunnelModelTest::tellsExactlyWhatChanges()
{
    addProfile(u"b"_s);
    start();
    addProfile(u"c"_s);
    addProfile(u"a"_s);
    QCOMPARE(m_told->take(), QStringList({ u"insert 1"_s, u"insert 0"_s }));
    m_store->load();
    QVERIFY(m_told->news().isEmpty());

    const QPersistentModelIndex b = m_model->index(1);
    m_helper->put(pathOf(u"1"_s), status(u"b"_s, TunnelPhase::Connecting));
    QTRY_COMPARE(m_told->news(), QStringList(u"change 1"_s));
    m_told->take();
    QVERIFY(m_told->roles().contains(PathRole));
    m_helper->put(pathOf(u"1"_s), status(u"b"_s, TunnelPhase::Connected));
    QTRY_VERIFY(!m_told->news().isEmpty());
    QCOMPARE(m_told->take(), QStringList(u"change 1"_s));
    QCOMPARE(m_told->roles(), QList<int>({ TextRole, StateRole, PhaseRole }));

    m_helper->put(pathOf(u"2"_s), status(u"aa"_s));
    QTRY_COMPARE(m_told->news(), QStringList(u"insert 1"_s));
    m_told->take();
    QCOMPARE(b.row(), 2);
    m_helper->remove(pathOf(u"2"_s));
    QTRY_COMPARE(m_told->news(), QStringList(u"remove 1"_s));
    m_told->take();
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(m_told->news(), QStringList(u"change 1"_s));
    m_told->take();
    QCOMPARE(rows(), QStringList({ u"+a closed"_s, u"+b closed"_s, u"+c closed"_s }));

    Profile a = profile(u"a"_s);
    a.settings.mtu = 1400;
    QVERIFY(m_store->save(a));
    QCOMPARE(m_told->take(), QStringList(u"change 0"_s));
    QCOMPARE(m_told->roles(), QList<int>{ ProfileRole });
    QVERIFY(m_store->remove(a.id));
    QCOMPARE(m_told->take(), QStringList(u"remove 0"_s));
}

void TunnelModelTest::keepsTheTunnelOfALostProfile()
{
    addProfile(u"lab"_s);
    m_helper->put(kPath, status(u"Lab"_s));
    start();
    const QPersistentModelIndex lab = m_model->index(0);
    QVERIFY(m_store->remove(profile(u"lab"_s).id));
    QCOMPARE(rows(), QStringList(u"Lab up"_s));
    QCOMPARE(m_told->take(), QStringList(u"change 0"_s));
    QVERIFY(lab.isValid());
    addProfile(u"lab"_s);
    QCOMPARE(rows(), QStringList(u"+lab up"_s));
    QCOMPARE(m_told->take(), QStringList(u"change 0"_s));
    m_helper->remove(kPath);
    QTRY_COMPARE(rows(), QStringList(u"+lab closed"_s));
    QVERIFY(lab.isValid());
}

void TunnelModelTest::followsRenamedProfiles()
{
    for (const QString &name : { u"a"_s, u"b"_s, u"c"_s, u"d"_s }) {
        addProfile(name);
    }
    m_helper->put(kPath, status(u"b"_s));
    start();
    const QPersistentModelIndex b = m_model->index(1);
    rename(u"b"_s, u"z"_s); // and not its tunnel
    QCOMPARE(
        rows(),
        QStringList({ u"+a closed"_s, u"b up"_s, u"+c closed"_s, u"+d closed"_s, u"+z closed"_s }));
    QCOMPARE(m_told->take(), QStringList({ u"move 1 3"_s, u"insert 1"_s, u"change 4"_s }));
    QCOMPARE(b.row(), 4);
    rename(u"z"_s, u"B"_s);
    QCOMPARE(rows(), QStringList({ u"+a closed"_s, u"+B up"_s, u"+c closed"_s, u"+d closed"_s }));
    QCOMPARE(b.row(), 1);
    QCOMPARE(m_told->take(), QStringList({ u"remove 1"_s, u"move 3 1"_s, u"change 1"_s }));
}

void TunnelModelTest::followsSwappedNames()
{
    const QByteArray one = "id = '11111111-1111-4111-8111-111111111111'\nuri = 'ws://one/'\n";
    const QByteArray two = "id = '22222222-2222-4222-8222-222222222222'\nuri = 'ws://two/'\n";
    write(u"own/1.toml"_s, one + "name = 'home'\n");
    write(u"own/2.toml"_s, two + "name = 'lab'\n");
    m_store->load();
    m_helper->put(kPath, status(u"lab"_s));
    start();
    const QPersistentModelIndex home = m_model->index(0);
    QCOMPARE(rows(), QStringList({ u"+home closed"_s, u"+lab up"_s }));
    write(u"own/1.toml"_s, one + "name = 'lab'\n");
    write(u"own/2.toml"_s, two + "name = 'home'\n");
    m_store->load();
    QCOMPARE(rows(), QStringList({ u"+home closed"_s, u"+lab up"_s }));
    QCOMPARE(m_told->take(), QStringList({ u"move 0 1"_s, u"change 0"_s, u"change 1"_s }));
    QCOMPARE(home.row(), 1);
    QCOMPARE(value(1, ProfileRole).value<Profile>().settings.uri.host(), u"one"_s);
}

void TunnelModelTest::joinsNamesAsTheStoreDoes()
{
    addProfile(u"ﬁeld"_s);
    m_helper->put(pathOf(u"1"_s), status(u"FIELD"_s));
    m_helper->put(pathOf(u"2"_s), status(u"ﬁeld"_s)); // which differ for the helper
    start();
    QCOMPARE(rows(), QStringList({ u"+ﬁeld up"_s, u"ﬁeld up"_s }));
    QCOMPARE(value(0, PathRole).toString(), pathOf(u"1"_s));
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(rows(), QStringList(u"+ﬁeld up"_s));
    QCOMPARE(value(0, PathRole).toString(), pathOf(u"2"_s));
}

void TunnelModelTest::showsFailedTunnelsUntilTheyAreClosed()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    start();
    m_helper->put(pathOf(u"1"_s), failed(u"lab"_s, ErrorName::AuthenticationFailed));
    QTRY_COMPARE(rows(), QStringList(u"+lab failed"_s));
    QCOMPARE(value(0, TextRole).toString(), u"Failed: It did not work."_s);
    QCOMPARE(value(0, DeviceRole).toString(), QString());
    // Opened once more: the new one has its name, unless that is not allowed.
    m_helper->put(pathOf(u"2"_s), status(u"Lab"_s, TunnelPhase::Authorizing));
    QTRY_COMPARE(rows(), QStringList(u"+lab opening"_s));
    QCOMPARE(value(0, PathRole).toString(), pathOf(u"2"_s));
    m_helper->remove(pathOf(u"2"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab failed"_s));
    m_helper->put(pathOf(u"3"_s), status(u"lab"_s, TunnelPhase::Authorizing));
    m_helper->remove(pathOf(u"1"_s));
    m_helper->put(pathOf(u"3"_s), status(u"lab"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab up"_s));
    for (const QString &told : m_told->take()) {
        QCOMPARE(told, u"change 0"_s);
    }
    m_helper->remove(pathOf(u"3"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab closed"_s));
    QVERIFY(!value(0, ErrorRole).isValid());
}

void TunnelModelTest::showsOnlyThisUsers()
{
    TunnelStatus others = status(u"lab"_s);
    others.owner = geteuid() + 1;
    m_helper->put(pathOf(u"1"_s), others);
    addProfile(u"lab"_s);
    start();
    m_helper->put(pathOf(u"2"_s), status(u"mine"_s));
    QTRY_COMPARE(rows(), QStringList({ u"+lab closed"_s, u"mine up"_s }));
}

void TunnelModelTest::countsWhileSomebodyLooks()
{
    addProfile(u"lab"_s);
    addProfile(u"home"_s);
    TunnelStatus opening = status(u"opening"_s, TunnelPhase::Connecting);
    opening.device.clear();
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    m_helper->put(pathOf(u"2"_s), opening);
    m_helper->statistics[pathOf(u"1"_s)] = { 1000, 10, 1, 2000, 20, 2 };
    start();
    QVERIFY(!m_helper->asked.contains(u"GetStatistics"_s));
    m_model->setCounting(true);
    QTRY_COMPARE(m_told->news(), QStringList(u"change 1"_s));
    m_told->take();
    QCOMPARE(m_told->roles(), QList<int>{ StatisticsRole });
    QVERIFY(value(1, StatisticsRole).value<InterfaceStatistics>()
            == (InterfaceStatistics{ 1000, 10, 1, 2000, 20, 2 }));
    m_helper->statistics[pathOf(u"1"_s)].receivedBytes = 6000;
    QTRY_COMPARE(m_told->news(), QStringList(u"change 1"_s));
    m_told->take();
    QCOMPARE(m_told->roles(), QList<int>({ StatisticsRole, RateRole }));
    const auto rate = value(1, RateRole).value<TunnelRate>();
    QVERIFY(rate.received > 0 && rate.received <= 10000 && rate.sent == 0);
    QVERIFY(m_helper->askedAt[pathOf(u"2"_s)].count(u"GetStatistics"_s) == 0);

    m_model->setCounting(false);
    QCOMPARE(m_told->take(), QStringList(u"change 1"_s));
    QVERIFY(!value(1, StatisticsRole).isValid() && !value(1, RateRole).isValid());
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(m_told->news(), QStringList(u"change 1"_s));
    m_told->take();
}

// Whoever hears of a row may make the store load.
void TunnelModelTest::bearsThatItsNewsHaveConsequences()
{
    addProfile(u"b"_s);
    start();
    bool isDone = false;
    connect(m_model.get(), &TunnelModel::rowsInserted, this, [this, &isDone] {
        if (!std::exchange(isDone, true)) {
            addProfile(u"a"_s);
        }
    });
    m_helper->put(kPath, status(u"c"_s));
    QTRY_COMPARE(rows(), QStringList({ u"+a closed"_s, u"+b closed"_s, u"c up"_s }));
    QVERIFY(isDone);
    QCOMPARE(m_told->take(), QStringList({ u"insert 1"_s, u"insert 0"_s }));
    disconnect(m_model.get(), nullptr, this, nullptr);
}

void TunnelModelTest::showsAHundred()
{
    for (int number = 0; number < 100; ++number) {
        write(u"own/%1.toml"_s.arg(number), "uri = 'ws://a/'\n");
    }
    QElapsedTimer timer;
    timer.start();
    m_store->load();
    qInfo("100 profiles are loaded and shown after %lld ms", timer.elapsed());
    QCOMPARE(m_model->rowCount(), 100);
    m_helper->put(kPath, status(u"50"_s));
    start();
    timer.start();
    m_store->load();
    qInfo("and again, without a change, after %lld ms", timer.elapsed());
    QVERIFY(m_told->news().isEmpty());
    QCOMPARE(rows().filter(u" up"_s), QStringList(u"+50 up"_s));
}

QTEST_GUILESS_MAIN(TunnelModelTest)
#include "tst_tunnelmodel.moc"
