// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/helperclient.h"
#include "app/helper/helpererrors.h"
#include "app/helper/helpertunnels.h"
#include "contract/busnames.h"
#include "contract/errornames.h"
#include "contract/tunnelproperties.h"
#include "fakehelper.h"

#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QSignalSpy>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Waits for what a call of HelperClient replies.
template<typename T>
class Answer final
{
public:
    Reply<T> reply()
    {
        return [this](const Result<T> &result) { m_result = result; };
    }
    bool came() const { return m_result.has_value(); }
    const Result<T> &operator*() const { return *m_result; }

private:
    std::optional<Result<T>> m_result;
};

} // namespace

class HelperClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatABusErrorMeans_data();
    void saysWhatABusErrorMeans();
    void looksWithoutStarting();
    void startsAndKnowsIt();
    void refusesOtherVersions_data();
    void refusesOtherVersions();
    void refusesHelpersElsewhere();
    void passesHintsOn();
    void noticesDeathInMidCall();
    void callsNoOtherHelper();
    void survivesNonsense();
    void followsTunnels();
    void refusesUnknownPhases();
    void outlivesItsTunnels();
    void noticesTheBusGo();
    void knowsThatThereIsNoBus();

private:
    void start();

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<HelperClient> m_client;
};

void HelperClientTest::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_client = std::make_unique<HelperClient>(
        QDBusConnection::connectToBus(m_bus->address(), u"client"_s));
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
}

void HelperClientTest::cleanup()
{
    m_client.reset();
    QDBusConnection::disconnectFromBus(u"client"_s);
    m_helper.reset();
    m_bus.reset();
}

void HelperClientTest::start()
{
    Answer<HelperInfo> info;
    m_client->start(info.reply());
    QTRY_VERIFY(info.came());
    QVERIFY(*info);
}

void HelperClientTest::saysWhatABusErrorMeans_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("whenStarted");
    QTest::addColumn<QString>("whenRunning");

    const auto row = [](const char *name, QLatin1StringView started, QLatin1StringView running) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString(started) << QString(running);
    };
    using namespace ErrorName;
    row("org.freedesktop.DBus.Error.ServiceUnknown", HelperMissing, HelperStopped);
    row("org.freedesktop.DBus.Error.NameHasNoOwner", HelperStopped, HelperStopped);
    row("org.freedesktop.DBus.Error.Spawn.ChildExited", HelperNotStarted, HelperFailed);
    row("org.freedesktop.DBus.Error.Spawn.ExecFailed", HelperNotStarted, HelperFailed);
    row("org.freedesktop.DBus.Error.TimedOut", HelperNotStarted, HelperFailed);
    row("org.freedesktop.systemd1.UnitMasked", HelperNotStarted, HelperFailed);
    row("org.freedesktop.DBus.Error.NoReply", HelperSilent, HelperSilent);
    row("org.freedesktop.DBus.Error.Disconnected", SystemBusMissing, SystemBusMissing);
    row("org.freedesktop.DBus.Error.AccessDenied", PermissionDenied, PermissionDenied);
    row("org.freedesktop.DBus.Error.UnknownObject", NotFound, NotFound);
    row("org.freedesktop.DBus.Error.UnknownMethod", HelperFailed, HelperFailed);
    row("org.freedesktop.DBus.Error.LimitsExceeded", LimitReached, LimitReached);
    row("org.farlan.Helper1.Error.NameTaken", NameTaken, NameTaken);
    row("com.example.Whatever", HelperFailed, HelperFailed);
}

void HelperClientTest::saysWhatABusErrorMeans()
{
    QFETCH(QString, name);
    QFETCH(QString, whenStarted);
    QFETCH(QString, whenRunning);
    const QDBusError error(QDBusMessage::createError(name, u"Why."_s));
    QCOMPARE(errorOfStart(error).name, whenStarted);
    QCOMPARE(errorFromBus(error).name, whenRunning);
    for (const Error &told : { errorOfStart(error), errorFromBus(error) }) {
        QVERIFY(!told.message.isEmpty());
        QVERIFY2(!told.message.contains(".."_L1), qPrintable(told.message));
    }
}

void HelperClientTest::looksWithoutStarting()
{
    Answer<HelperPresence> here;
    m_client->look(here.reply());
    QTRY_VERIFY(here.came());
    QCOMPARE(**here, HelperPresence::Running);
    m_helper.reset();
    Answer<HelperPresence> gone;
    m_client->look(gone.reply());
    QTRY_VERIFY(gone.came());
    QCOMPARE(**gone, HelperPresence::NotInstalled);
    Answer<HelperInfo> info;
    m_client->start(info.reply());
    QTRY_VERIFY(info.came());
    QCOMPARE((*info).error().name, QString(ErrorName::HelperMissing));
}

void HelperClientTest::startsAndKnowsIt()
{
    const QSignalSpy stopped(m_client.get(), &HelperClient::stopped);
    const QSignalSpy started(m_client.get(), &HelperClient::started);
    start();
    QCOMPARE(m_client->info()->version, u"9"_s);
    QCOMPARE(started.count(), 1); // others may not know that it was called
    m_helper.reset();
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(!m_client->info());
    QCOMPARE(started.count(), 1);
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    QTRY_COMPARE(started.count(), 2);
}

void HelperClientTest::refusesOtherVersions_data()
{
    QTest::addColumn<QVariant>("version");
    QTest::newRow("next") << QVariant(kApiVersion + 1);
    QTest::newRow("none") << QVariant(0U);
    QTest::newRow("no number") << QVariant(u"1.0"_s);
}

void HelperClientTest::refusesOtherVersions()
{
    QFETCH(QVariant, version);
    m_helper->manager.insert(u"ApiVersion"_s, version);
    Answer<HelperInfo> info;
    m_client->startHere(info.reply());
    QTRY_VERIFY(info.came());
    QVERIFY(!*info);
    const bool isNewer = version.toUInt() > kApiVersion;
    QCOMPARE((*info).error().name,
             QString(isNewer ? ErrorName::HelperNewer : ErrorName::HelperOlder));
    QVERIFY((*info).error().message.contains(u"of another version: 9 "_s));
    QVERIFY(!m_client->info());
    const QSignalSpy stopped(m_client.get(), &HelperClient::stopped);
    m_helper.reset();
    QTRY_COMPARE(stopped.count(), 1);
}

void HelperClientTest::refusesHelpersElsewhere()
{
    Answer<HelperInfo> elsewhere;
    m_client->startHere(elsewhere.reply());
    QTRY_VERIFY(elsewhere.came());
    QVERIFY(!*elsewhere);
    QCOMPARE((*elsewhere).error().name, QString(ErrorName::HelperElsewhere));
}

void HelperClientTest::passesHintsOn()
{
    start();
    m_helper->errors[u"OpenTunnel"_s]
        = { QString(ErrorName::NameTaken), u"There is one.\nTake another."_s };
    Answer<QString> opened;
    m_client->openTunnel(TunnelSettings(), TunnelSecrets(), opened.reply());
    QTRY_VERIFY(opened.came());
    QVERIFY(!*opened);
    QVERIFY((*opened).error()
            == (Error{ ErrorName::NameTaken, u"There is one."_s, u"Take another."_s }));
}

void HelperClientTest::noticesDeathInMidCall()
{
    start();
    const QSignalSpy stopped(m_client.get(), &HelperClient::stopped);
    Answer<QString> opened;
    m_client->openTunnel(TunnelSettings(), TunnelSecrets(), opened.reply());
    QTRY_VERIFY(m_helper->asked.contains(u"OpenTunnel"_s));
    QVERIFY(!opened.came());
    m_helper.reset();
    QTRY_VERIFY(opened.came());
    QVERIFY(!*opened);
    QCOMPARE((*opened).error().name, QString(ErrorName::HelperSilent));
    QTRY_COMPARE(stopped.count(), 1);
}

void HelperClientTest::callsNoOtherHelper()
{
    start();
    m_helper = nullptr;
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    Answer<void> closed;
    m_client->closeTunnel(kPath, closed.reply());
    QTRY_VERIFY(closed.came());
    QVERIFY(!*closed);
    QVERIFY((*closed).error() == helperStopped());
    QVERIFY(!m_helper->asked.contains(u"Close"_s));
}

void HelperClientTest::survivesNonsense()
{
    start();
    m_helper->answers[u"ListTunnels"_s] = QVariantList{ u"no list"_s };
    m_helper->answers[u"GetStatistics"_s] = QVariantList{ 5 };
    m_helper->answers[u"OpenTunnel"_s] = QVariantList();
    Answer<QStringList> listed;
    m_client->listTunnels(listed.reply());
    Answer<InterfaceStatistics> counted;
    m_client->fetchStatistics(kPath, counted.reply());
    Answer<QString> opened;
    m_client->openTunnel(TunnelSettings(), TunnelSecrets(), opened.reply());
    QTRY_VERIFY(listed.came() && counted.came() && opened.came());
    QVERIFY(!*listed && !*counted && !*opened);
    QCOMPARE((*listed).error().name, QString(ErrorName::HelperFailed));
    QCOMPARE((*counted).error().name, QString(ErrorName::HelperFailed));
    QCOMPARE((*opened).error().name, QString(ErrorName::HelperFailed));
}

void HelperClientTest::followsTunnels()
{
    m_helper->answers[u"Subscribe"_s] = QVariantList();
    m_helper->answers[u"ListTunnels"_s]
        = QVariantList{ QVariant::fromValue(QList<QDBusObjectPath>{ QDBusObjectPath(kPath) }) };
    HelperTunnels tunnels(*m_client, Owners::Self);
    const QSignalSpy ready(&tunnels, &HelperTunnels::ready);
    const QSignalSpy changed(&tunnels, &HelperTunnels::changed);
    const QSignalSpy stopped(&tunnels, &HelperTunnels::helperStopped);
    tunnels.start();
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(tunnels.tunnels().at(kPath).phase, TunnelPhase::Starting);
    m_helper->emitChange({ { u"Phase"_s, u"connected"_s }, { u"Device"_s, u"ethws0"_s } });
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(tunnels.tunnels().at(kPath).phase, TunnelPhase::Connected);
    QCOMPARE(tunnels.tunnels().at(kPath).device, u"ethws0"_s);
    const QSignalSpy removed(&tunnels, &HelperTunnels::removed);
    m_helper->emitRemoved();
    QTRY_COMPARE(removed.count(), 1);
    QVERIFY(tunnels.tunnels().empty());
    m_helper.reset();
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(tunnels.tunnels().empty());
}

void HelperClientTest::refusesUnknownPhases()
{
    m_helper->answers[u"Subscribe"_s] = QVariantList();
    m_helper->answers[u"ListTunnels"_s]
        = QVariantList{ QVariant::fromValue(QList<QDBusObjectPath>{ QDBusObjectPath(kPath) }) };
    m_helper->tunnel.insert(u"Phase"_s, u"dancing"_s);
    HelperTunnels tunnels(*m_client, Owners::Self);
    QSignalSpy failed(&tunnels, &HelperTunnels::failed);
    tunnels.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<Error>() == unknownPhase());
}

// Answers that come when nobody wants them any more.
void HelperClientTest::outlivesItsTunnels()
{
    m_helper->answers[u"Subscribe"_s] = QVariantList();
    m_helper->put(kPath, TunnelStatus());
    auto tunnels = std::make_unique<HelperTunnels>(*m_client, Owners::Self);
    tunnels->start();
    QTRY_VERIFY(m_helper->asked.count(u"GetAll"_s) == 2);
    tunnels.reset();
    Answer<QStringList> listed;
    m_client->listTunnels(listed.reply());
    QTRY_VERIFY(listed.came());
}

void HelperClientTest::noticesTheBusGo()
{
    m_helper->answers[u"Subscribe"_s] = QVariantList();
    HelperTunnels tunnels(*m_client, Owners::Self);
    const QSignalSpy ready(&tunnels, &HelperTunnels::ready);
    QSignalSpy failed(&tunnels, &HelperTunnels::failed);
    tunnels.start();
    QTRY_COMPARE(ready.count(), 1);
    m_bus->kill();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<Error>() == systemBusLost());
    QVERIFY(tunnels.problem() == systemBusLost());
}

void HelperClientTest::knowsThatThereIsNoBus()
{
    HelperClient lost(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"none"_s));
    Answer<HelperPresence> presence;
    lost.look(presence.reply());
    Answer<HelperInfo> info;
    lost.start(info.reply());
    QTRY_VERIFY(presence.came() && info.came());
    QCOMPARE(**presence, HelperPresence::NoBus);
    QVERIFY((*info).error() == noSystemBus());
    QDBusConnection::disconnectFromBus(u"none"_s);

    start();
    const QSignalSpy gone(m_client.get(), &HelperClient::busLost);
    m_bus->kill();
    QTRY_COMPARE(gone.count(), 1);
}

QTEST_GUILESS_MAIN(HelperClientTest)
#include "tst_helperclient.moc"
