// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/pumpmessages.h"

#include <QJsonDocument>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr Offloads kOffloads = Offload::Checksum | Offload::Tso6;

// JSON, written here with single quotes.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

} // namespace

class TestPumpMessages final : public QObject
{
    Q_OBJECT

private:
    template<typename Message>
    static Message sentToPump(const Message &message)
    {
        return std::get<Message>(*decodeBrokerMessage(encode(BrokerMessage(message))));
    }

    template<typename Message>
    static Message sentToBroker(const Message &message)
    {
        return std::get<Message>(*decodePumpMessage(encode(PumpMessage(message))));
    }

private slots:
    void brokersMessagesRoundTrip()
    {
        sentToPump(StartPump{});
        sentToPump(CheckConnection{});
        sentToPump(StopPump{});
        QCOMPARE(sentToPump(DismissPort{ 5 }).port, 5);
        const auto ready = sentToPump(PortReady{ 7, u"flp0"_s, 1500, kOffloads });
        QCOMPARE(ready.port, 7);
        QCOMPARE(ready.device, u"flp0"_s);
        QCOMPARE(ready.mtu, 1500);
        QCOMPARE(ready.offloads, kOffloads);
        const auto refused = sentToPump(PortRefused{ 8, Error{ u"n"_s, u"m"_s, u"h"_s } });
        QCOMPARE(refused.port, 8);
        QCOMPARE(refused.error, (Error{ u"n"_s, u"m"_s, u"h"_s }));
        const auto mtu = sentToPump(PortMtu{ 9, 16436 });
        QCOMPARE(mtu.port, 9);
        QCOMPARE(mtu.mtu, 16436);
    }

    void pumpsMessagesRoundTrip()
    {
        QCOMPARE(sentToBroker(PhaseReached{ TunnelPhase::Securing }).phase, TunnelPhase::Securing);
        QCOMPARE(sentToBroker(PhaseReached{ TunnelPhase::Connected }).phase,
                 TunnelPhase::Connected);
        const auto wanted = sentToBroker(PortWanted{ 3, u"zo\u00eb"_s, u"[::1]:9"_s });
        QCOMPARE(wanted.port, 3);
        QCOMPARE(wanted.user, u"zo\u00eb"_s);
        QCOMPARE(wanted.address, u"[::1]:9"_s);
        const PeerStatus peer{ u"a"_s, u"TLSv1.3"_s, u"c"_s, u"f"_s, u"p"_s, true };
        QCOMPARE(sentToBroker(PortConnected{ 4, peer }).peer, peer);
        const auto wish = sentToBroker(PortOffloads{ 6, kOffloads });
        QCOMPARE(wish.port, 6);
        QCOMPARE(wish.offloads, kOffloads);
        const auto drops
            = sentToBroker(FramesDropped{ { { 2, { 1, quint64(1) << 40 } }, { 7, { 3, 0 } } } });
        QCOMPARE(drops.ports.size(), 2U);
        QCOMPARE(drops.ports[0].port, 2);
        QCOMPARE(drops.ports[0].more, (DroppedFrames{ 1, quint64(1) << 40 }));
        QCOMPARE(drops.ports[1].port, 7);
        QCOMPARE(drops.ports[1].more, (DroppedFrames{ 3, 0 }));
        QCOMPARE(sentToBroker(PortGone{ 5 }).port, 5);
        const auto failed
            = sentToBroker(PumpFailed{ Error{ ErrorName::ServerBusy, u"m"_s, u"h"_s }, 30s });
        QCOMPARE(failed.error, (Error{ ErrorName::ServerBusy, u"m"_s, u"h"_s }));
        QCOMPARE(failed.retryAfter, std::optional(30s));
        QVERIFY(!sentToBroker(PumpFailed{ Error{ u"n"_s, u"m"_s }, {} }).retryAfter);
        const PumpFailed refused{ Error{ ErrorName::CertificateRefused, u"m"_s },
                                  {},
                                  CertificateReport{ { RefusalReason::Other }, {} } };
        QCOMPARE(sentToBroker(refused).certificate, refused.certificate);
    }

    void brokerRefusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << quoted("{}");
        QTest::newRow("unknown") << quoted("{'type':'format-disk'}");
        QTest::newRow("type not a text") << quoted("{'type':1}");
        QTest::newRow("a broker's message") << quoted("{'type':'stop'}");
        QTest::newRow("unknown phase") << quoted("{'type':'phase','phase':'x'}");
        QTest::newRow("phase that is the broker's")
            << quoted("{'type':'phase','phase':'connected-no-data'}");
        QTest::newRow("phase closed") << quoted("{'type':'phase','phase':'closed'}");
        QTest::newRow("no port") << quoted("{'type':'port-gone'}");
        QTest::newRow("negative port") << quoted("{'type':'port-gone','port':-1}");
        QTest::newRow("fractional port") << quoted("{'type':'port-gone','port':1.5}");
        QTest::newRow("port as text") << quoted("{'type':'port-gone','port':'1'}");
        QTest::newRow("drops of no port") << quoted("{'type':'frames-dropped','ports':[]}");
        QTest::newRow("drops that are no list") << quoted("{'type':'frames-dropped','ports':{}}");
        QTest::newRow("drops of too many ports")
            << quoted("{'type':'frames-dropped','ports':["
                      + QByteArray("{'port':1,'received':1,'sent':1},").repeated(256)
                      + "{'port':1,'received':1,'sent':1}]}");
        QTest::newRow("drops without a port")
            << quoted("{'type':'frames-dropped','ports':[{'received':1,'sent':1}]}");
        QTest::newRow("negative drops")
            << quoted("{'type':'frames-dropped','ports':[{'port':1,'received':1,'sent':-1}]}");
        QTest::newRow("drops one way")
            << quoted("{'type':'frames-dropped','ports':[{'port':1,'received':1}]}");
        QTest::newRow("long user")
            << quoted("{'type':'port-wanted','port':1,'user':'" + QByteArray(5000, 'x') + "'}");
        QTest::newRow("failure without a name") << quoted("{'type':'failed','error':{}}");
        QTest::newRow("long failure") << quoted("{'type':'failed','error':{'name':'n','message':'"
                                                + QByteArray(5000, 'x') + "'}}");
        QTest::newRow("negative retry")
            << quoted("{'type':'failed','error':{'name':'n'},'retry_after':-1}");
        QTest::newRow("report of another error")
            << quoted("{'type':'failed','error':{'name':'n'},'certificate':{'reasons':['other'],"
                      "'chain':[]}}");
        QTest::newRow("report of no reason")
            << quoted("{'type':'failed','error':{'name':"
                      "'org.farlan.Helper1.Error.CertificateRefused'},'certificate':{}}");
    }

    void brokerRefusesWhatDoesNotFit()
    {
        QFETCH(QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        QVERIFY(!decodePumpMessage(document.object()));
    }

    void boundsRetryAfter()
    {
        const auto failed = sentToBroker(PumpFailed{ Error{ u"n"_s, u"m"_s }, 1000h });
        QCOMPARE(failed.retryAfter, std::optional<std::chrono::seconds>(24h));
    }
};

QTEST_APPLESS_MAIN(TestPumpMessages)
#include "tst_pumpmessages.moc"
