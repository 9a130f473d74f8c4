// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelrow.h"
#include "contract/errornames.h"
#include "contract/statustext.h"

#include <QTest>
#include <QTimeZone>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TunnelRowTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsAProfile();
    void showsWhereAServerWouldListen_data();
    void showsWhereAServerWouldListen();
    void showsATunnel();
    void showsBoth();
    void showsCounts();
    void tellsCountersFromTheRest();
    void saysWhatItNeedsOfTheUser_data();
    void saysWhatItNeedsOfTheUser();
    void hasAnAnswerForEveryRole();
};

namespace
{

StoredProfile stored()
{
    StoredProfile stored;
    stored.file.path = u"/etc/farlan/tunnels/lab.toml"_s;
    stored.file.profile.id = QUuid::fromString(u"11111111-1111-4111-8111-111111111111"_s);
    stored.file.profile.settings.name = u"lab"_s;
    stored.file.profile.settings.uri = QUrl(u"wss://lab.example/"_s);
    stored.isReadOnly = true;
    return stored;
}

TunnelStatus waiting()
{
    TunnelStatus status;
    status.name = u"LAB"_s;
    status.phase = TunnelPhase::Waiting;
    status.location = u"ws://a.example/"_s;
    status.device = u"ethws0"_s;
    status.since = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::utc());
    status.nextTry = status.since.addSecs(60);
    status.reconnects = 2;
    status.peer.address = u"192.0.2.1:443"_s;
    status.error = Error{ ErrorName::CertificateRefused, u"No."_s, u"Compare it."_s };
    status.certificate = CertificateReport{ { RefusalReason::Expired }, {} };
    return status;
}

} // namespace

void TunnelRowTest::showsAProfile()
{
    TunnelRow row;
    row.profile = stored();
    QCOMPARE(row.value(NameRole).toString(), u"lab"_s);
    QCOMPARE(row.value(TextRole).toString(), u"Not connected"_s);
    QCOMPARE(row.value(ModeRole).value<TunnelMode>(), TunnelMode::Client);
    QCOMPARE(row.value(LocationRole).toString(), u"wss://lab.example/"_s);
    QCOMPARE(row.value(StateRole).value<TunnelState>(), TunnelState::Closed);
    QCOMPARE(row.value(PhaseRole).value<TunnelPhase>(), TunnelPhase::Closed);
    QCOMPARE(row.value(NeedRole).value<UserNeed>(), UserNeed::Nothing);
    QCOMPARE(row.value(ProfileIdRole).toUuid(), stored().profile().id);
    QVERIFY(row.value(ProfileRole).value<Profile>() == stored().profile());
    QCOMPARE(row.value(FileRole).toString(), stored().file.path);
    QCOMPARE(row.value(IsReadOnlyRole).toBool(), true);
    QVERIFY(row.value(PathRole).toString().isEmpty());
    QVERIFY(row.value(DeviceRole).toString().isEmpty());
    QVERIFY(!row.value(SinceRole).toDateTime().isValid());
    QVERIFY(!row.value(NextTryRole).toDateTime().isValid());
    for (const int role : { ErrorRole, CertificateRole, StatisticsRole, RateRole }) {
        QVERIFY(!row.value(role).isValid());
    }
}

void TunnelRowTest::showsWhereAServerWouldListen_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("certfile");
    QTest::addColumn<QString>("location");
    QTest::newRow("default") << QString() << 0 << QString() << u"ws://[::]:80/lan"_s;
    QTest::newRow("TLS") << QString() << 0 << u"/a.pem"_s << u"wss://[::]:443/lan"_s;
    QTest::newRow("IPv4") << u"192.0.2.1"_s << 81 << QString() << u"ws://192.0.2.1:81/lan"_s;
    QTest::newRow("IPv6") << u"fd00::1"_s << 444 << u"/a.pem"_s << u"wss://[fd00::1]:444/lan"_s;
}

void TunnelRowTest::showsWhereAServerWouldListen()
{
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(QString, certfile);
    QFETCH(QString, location);
    TunnelRow row;
    row.profile = stored();
    Profile &profile = row.profile->file.profile;
    profile.settings.mode = TunnelMode::Server;
    profile.settings.address = address;
    profile.settings.port = port;
    profile.settings.path = u"/lan"_s;
    profile.paths.certfile = certfile;
    QCOMPARE(row.value(LocationRole).toString(), location);
    row.status = TunnelStatus(); // that does not listen yet
    row.status->mode = TunnelMode::Server;
    QCOMPARE(row.value(LocationRole).toString(), location);
    row.status->location = u"ws://[::]:7/"_s;
    QCOMPARE(row.value(LocationRole).toString(), u"ws://[::]:7/"_s);
}

void TunnelRowTest::showsATunnel()
{
    TunnelRow row;
    row.path = u"/path"_s;
    row.status = waiting();
    QCOMPARE(row.value(NameRole).toString(), u"LAB"_s);
    QCOMPARE(row.value(TextRole).toString(), describe(waiting()));
    QCOMPARE(row.value(LocationRole).toString(), u"ws://a.example/"_s);
    QCOMPARE(row.value(StateRole).value<TunnelState>(), TunnelState::Waiting);
    QCOMPARE(row.value(PhaseRole).value<TunnelPhase>(), TunnelPhase::Waiting);
    QVERIFY(row.value(ProfileIdRole).toUuid().isNull());
    QVERIFY(!row.value(ProfileRole).isValid());
    QVERIFY(row.value(FileRole).toString().isEmpty());
    QCOMPARE(row.value(IsReadOnlyRole).toBool(), false);
    QCOMPARE(row.value(PathRole).toString(), u"/path"_s);
    QCOMPARE(row.value(DeviceRole).toString(), u"ethws0"_s);
    QCOMPARE(row.value(SinceRole).toDateTime(), waiting().since);
    QCOMPARE(row.value(NextTryRole).toDateTime(), waiting().nextTry);
    QCOMPARE(row.value(ReconnectsRole).toInt(), 2);
    QVERIFY(row.value(PeerRole).value<PeerStatus>() == waiting().peer);
    QVERIFY(row.value(ErrorRole).value<Error>() == waiting().error);
    QVERIFY(row.value(CertificateRole).value<CertificateReport>() == waiting().certificate);

    row.status->mode = TunnelMode::Server;
    row.status->phase = TunnelPhase::Listening;
    row.status->clients = 3;
    QCOMPARE(row.value(ModeRole).value<TunnelMode>(), TunnelMode::Server);
    QCOMPARE(row.value(StateRole).value<TunnelState>(), TunnelState::Up);
    QCOMPARE(row.value(ClientsRole).toInt(), 3);
}

// The profile may have been changed since the tunnel was opened.
void TunnelRowTest::showsBoth()
{
    TunnelRow row;
    row.profile = stored();
    row.path = u"/path"_s;
    row.status = waiting();
    QCOMPARE(row.value(NameRole).toString(), u"lab"_s);
    QCOMPARE(row.value(LocationRole).toString(), u"ws://a.example/"_s);
    QVERIFY(row.value(ProfileRole).value<Profile>() == stored().profile());
}

void TunnelRowTest::showsCounts()
{
    TunnelRow row;
    row.status = waiting();
    row.count = TunnelCount{ { 1000, 10, 1, 2000, 20, 2 }, std::nullopt };
    QVERIFY(row.value(StatisticsRole).value<InterfaceStatistics>() == row.count->statistics);
    QVERIFY(!row.value(RateRole).isValid());
    row.count->rate = TunnelRate{ 5, 6 };
    QVERIFY(row.value(RateRole).value<TunnelRate>() == row.count->rate);
}

void TunnelRowTest::tellsCountersFromTheRest()
{
    QVERIFY(!isMoreThanCounters({ RateRole }));
    QVERIFY(!isMoreThanCounters({ StatisticsRole, RateRole }));
    QVERIFY(isMoreThanCounters({ RateRole, PhaseRole }));
    QVERIFY(isMoreThanCounters({})); // may be anything
}

void TunnelRowTest::saysWhatItNeedsOfTheUser_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<UserNeed>("need");
    const auto row = [](QLatin1StringView error, UserNeed need) {
        QTest::newRow(error.data()) << QString(error) << need;
    };
    row(ErrorName::AuthenticationFailed, UserNeed::Password);
    row(ErrorName::ProxyAuthenticationFailed, UserNeed::ProxyPassword);
    row(ErrorName::CertificateRefused, UserNeed::Certificate);
    row(ErrorName::AccessRefused, UserNeed::Nothing);
    row(ErrorName::HostNotFound, UserNeed::Nothing);
}

void TunnelRowTest::saysWhatItNeedsOfTheUser()
{
    QFETCH(QString, error);
    QFETCH(UserNeed, need);
    TunnelRow row;
    row.status = waiting();
    row.status->error = Error{ error, u"No."_s };
    QCOMPARE(row.value(NeedRole).value<UserNeed>(), need);
    row.status->error.reset();
    QCOMPARE(row.value(NeedRole).value<UserNeed>(), UserNeed::Nothing);
}

void TunnelRowTest::hasAnAnswerForEveryRole()
{
    TunnelRow row;
    row.profile = stored();
    row.path = u"/path"_s;
    row.status = waiting();
    row.count = TunnelCount{ {}, TunnelRate() };
    QVERIFY(row.value(NameRole).isValid());
    for (int role = TextRole; role <= RateRole; ++role) {
        QVERIFY2(row.value(role).isValid(), qPrintable(QString::number(role)));
    }
    QVERIFY(!row.value(RateRole + 1).isValid());
    QVERIFY(!row.value(Qt::DecorationRole).isValid());
}

QTEST_GUILESS_MAIN(TunnelRowTest)
#include "tst_tunnelrow.moc"
