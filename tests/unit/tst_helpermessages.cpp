// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/helpermessages.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestHelperMessages final : public QObject
{
    Q_OBJECT

private slots:
    void callersMessagesRoundTrip()
    {
        const auto open = decodeCallerMessage(encode(CallerMessage(OpenTunnel{})));
        QVERIFY(open && std::holds_alternative<OpenTunnel>(*open));
        const auto close = decodeCallerMessage(encode(CallerMessage(CloseTunnel{})));
        QVERIFY(close && std::holds_alternative<CloseTunnel>(*close));
        const auto get = decodeCallerMessage(encode(CallerMessage(GetStatus{})));
        QVERIFY(get && std::holds_alternative<GetStatus>(*get));
        QVERIFY(!decodeCallerMessage({}));
        QVERIFY(!decodeCallerMessage({ { u"type"_s, u"format-disk"_s } }));
    }

    void reportsRoundTrip()
    {
        StatusReport report;
        report.status.phase = TunnelPhase::Connected;
        report.networkNamespace = 4026531992;
        report.processId = 17;
        report.statistics = InterfaceStatistics{ 1, 2, 3, quint64(1) << 52, 5, 6 };
        const auto decoded = decodeStatusReport(encode(report));
        QVERIFY(decoded);
        QCOMPARE(decoded->networkNamespace, report.networkNamespace);
        QCOMPARE(decoded->processId, report.processId);
        QVERIFY(decoded->statistics == report.statistics);
        QVERIFY(!decodeStatusReport({}));
    }
};

QTEST_APPLESS_MAIN(TestHelperMessages)
#include "tst_helpermessages.moc"
