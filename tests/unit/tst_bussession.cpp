// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/bussession.h"
#include "fakehelper.h"

#include <QSignalSpy>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class BusSessionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void closesWhatWasAllowedInTheMeantime();
    void leavesWhatIsStillAsked();

private:
    QStringList closedWith(const QStringList &late);

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<HelperClient> m_client;
};

void BusSessionTest::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_client = std::make_unique<HelperClient>(
        QDBusConnection::connectToBus(m_bus->address(), u"client"_s));
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    m_helper->answers[u"OpenTunnel"_s] = { QVariant::fromValue(QDBusObjectPath(kPath)) };
    m_helper->answers[u"ListTunnels"_s] = { QVariant::fromValue(QList<QDBusObjectPath>()) };
    m_helper->answers[u"Subscribe"_s] = {};
    m_helper->answers[u"Close"_s] = {};
    bool isMet = false;
    m_client->start([&isMet](const Result<HelperInfo> &info) { isMet = bool(info); });
    QTRY_VERIFY(isMet);
}

void BusSessionTest::cleanup()
{
    m_client.reset();
    QDBusConnection::disconnectFromBus(u"client"_s);
    m_helper.reset();
    m_bus.reset();
}

// What the helper was asked by a session that is closed before its tunnel is allowed.
QStringList BusSessionTest::closedWith(const QStringList &late)
{
    m_helper->isLate = late;
    TunnelPhase last = TunnelPhase::Starting;
    BusSession session(*m_client);
    connect(&session, &TunnelSession::statusChanged, this,
            [&last](const TunnelStatus &status) { last = status.phase; });
    session.open(TunnelRequest());
    if (!QTest::qWaitFor([this] { return m_helper->asked.contains(u"OpenTunnel"_s); })) {
        return { u"(never asked)"_s };
    }
    m_helper->asked.clear();
    session.close();
    if (!QTest::qWaitFor([&last] { return last == TunnelPhase::Closed; })) {
        return { u"(never closed)"_s };
    }
    return m_helper->asked;
}

void BusSessionTest::closesWhatWasAllowedInTheMeantime()
{
    // Its answer is on the way when the session ends.
    QCOMPARE(closedWith({ u"OpenTunnel"_s }), QStringList({ u"ListTunnels"_s, u"Close"_s }));
}

void BusSessionTest::leavesWhatIsStillAsked()
{
    m_helper->answers.remove(u"OpenTunnel"_s);
    QCOMPARE(closedWith({}), QStringList(u"ListTunnels"_s));
}

QTEST_GUILESS_MAIN(BusSessionTest)
#include "tst_bussession.moc"
