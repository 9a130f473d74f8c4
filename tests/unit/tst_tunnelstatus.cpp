// SPDX-License-Identifier: GPL-3.0-or-later
#include "fullstatus.h"

#include "contract/tunnelstatus.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestTunnelStatus : public QObject
{
    Q_OBJECT

private slots:
    // Of all pairs, those and no other.
    void goesOneWay()
    {
        using Phase = TunnelPhase;
        const std::vector<Phase> way{ Phase::Starting, Phase::Resolving, Phase::Connecting,
                                      Phase::Securing, Phase::SigningIn };
        int good = 0;
        for (int from = 0; from <= int(Phase::Closed); ++from) {
            for (int to = 0; to <= int(Phase::Closed); ++to) {
                good += canFollow(Phase(from), Phase(to), TunnelMode::Client);
                QCOMPARE(canFollow(Phase(from), Phase(to), TunnelMode::Server),
                         Phase(from) == Phase::Starting && Phase(to) == Phase::Listening);
            }
        }
        for (size_t from = 0; from < way.size(); ++from) {
            for (size_t to = from + 1; to < way.size(); ++to) {
                QVERIFY(canFollow(way[from], way[to], TunnelMode::Client));
                --good;
            }
        }
        QVERIFY(canFollow(Phase::ConnectedNoData, Phase::Connected, TunnelMode::Client));
        QCOMPARE(good, 1);
    }

    void roundTrips()
    {
        TunnelStatus status = fullStatus();
        status.mode = TunnelMode::Server;
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
