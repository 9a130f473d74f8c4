// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/tunnelstatus.h"

#include <QTest>
#include <QTimeZone>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestTunnelStatus : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips()
    {
        TunnelStatus status;
        status.mode = TunnelMode::Server;
        status.phase = TunnelPhase::Waiting;
        status.device = u"ethws0"_s;
        status.location = u"wss://h/"_s;
        status.peer = PeerStatus{ u"192.0.2.1:443"_s, u"TLSv1.3"_s, u"TLS_AES_128_GCM_SHA256"_s,
                                  u"ab12"_s, u"self-signed"_s };
        status.error = Error{ ErrorName::ConnectionLost, u"m"_s, u"h"_s };
        status.since = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, QTimeZone::utc());
        status.nextTry = status.since.addSecs(4);
        status.reconnects = 3;
        status.clients = 2;
        const Result<TunnelStatus> read = statusFromJson(toJson(status));
        QVERIFY(read);
        QCOMPARE(*read, status);
    }

    void everyPhaseHasAName()
    {
        for (int i = 0; i <= static_cast<int>(TunnelPhase::Closed); ++i) {
            const auto phase = static_cast<TunnelPhase>(i);
            QCOMPARE(phaseFromName(phaseName(phase)), std::optional(phase));
        }
    }

    void refusesAnUnknownPhase()
    {
        QVERIFY(!statusFromJson({ { u"phase"_s, u"dreaming"_s } }));
        QVERIFY(!statusFromJson({}));
    }
};

QTEST_APPLESS_MAIN(TestTunnelStatus)
#include "tst_tunnelstatus.moc"
