// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dropreport.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestDropReport final : public QObject
{
    Q_OBJECT

private:
    struct Ends {
        std::pair<UniqueFd, UniqueFd> sockets = std::move(*MessageChannel::createPair());
        MessageChannel pump{ std::move(sockets.first) };
        MessageChannel broker{ std::move(sockets.second) };
        QList<QJsonObject> messages;

        Ends()
        {
            QObject::connect(&broker, &MessageChannel::received, &broker,
                             [this](const QJsonObject &json, std::vector<UniqueFd> &) {
                                 messages.append(json);
                             });
        }
        FramesDropped dropped(qsizetype message) const
        {
            return std::get<FramesDropped>(*decodePumpMessage(messages[message]));
        }
    };

private slots:
    void gathersWhatPortsTell()
    {
        Ends ends;
        DropReport report(ends.pump);
        report.add({ { { 1, { 1, 0 } }, { 2, { 0, 5 } } } });
        report.add({ { { 1, { 2, 4 } } } });
        QTRY_COMPARE(ends.messages.size(), 1);
        const FramesDropped told = ends.dropped(0);
        QCOMPARE(told.ports.size(), 2U);
        QCOMPARE(told.ports[0].more, (DroppedFrames{ 3, 4 }));
        QCOMPARE(told.ports[1].more, (DroppedFrames{ 0, 5 }));
        report.tell();
        report.tellOf(1);
        QTest::qWait(50);
        QCOMPARE(ends.messages.size(), 1);
    }

    void tellsOfOneThatGoesBeforeTheOthers()
    {
        Ends ends;
        DropReport report(ends.pump);
        report.add({ { { 1, { 1, 0 } }, { 2, { 0, 5 } } } });
        report.tellOf(2);
        report.tell();
        QTRY_COMPARE(ends.messages.size(), 2);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(ends.dropped(i).ports.size(), 1U);
            QCOMPARE(ends.dropped(i).ports[0].port, 2 - i);
        }
    }

    void tellsOfManyPortsInFewMessages()
    {
        Ends ends;
        DropReport report(ends.pump);
        constexpr qint64 kMany = qint64(1) << 53;
        for (qint64 port = 0; port < 1023; ++port) {
            report.add({ { { kMany - port, { quint64(kMany), quint64(kMany) } } } });
        }
        report.tell();
        QTRY_COMPARE(ends.messages.size(), 4);
        QCOMPARE(ends.dropped(0).ports.size(), 256U);
        QCOMPARE(ends.dropped(3).ports.size(), 255U);
        QCOMPARE(ends.dropped(3).ports.back().more,
                 (DroppedFrames{ quint64(kMany), quint64(kMany) }));
    }

    void isSilentWhileNobodyReads()
    {
        auto [left, right] = std::move(*MessageChannel::createPair());
        MessageChannel channel(std::move(left));
        const QJsonObject large{ { u"type"_s, QString(30'000, u'x') } };
        while (!channel.isBusy()) {
            channel.send(large);
        }
        DropReport report(channel);
        report.add({ { { 1, { 1, 0 } } } });
        QTest::qWait(400);
        report.add({ { { 1, { 1, 0 } } } });
        MessageChannel broker(std::move(right));
        QList<FramesDropped> told;
        connect(&broker, &MessageChannel::received, this,
                [&told](const QJsonObject &json, std::vector<UniqueFd> &) {
                    if (const auto message = decodePumpMessage(json)) {
                        told.append(std::get<FramesDropped>(*message));
                    }
                });
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0].ports[0].more, (DroppedFrames{ 2, 0 }));
    }

    void numbersStayExactInJson()
    {
        DroppedFrames sum{ (quint64(1) << 53) - 1, 0 };
        sum += { 5, ~quint64(0) };
        QCOMPARE(sum, (DroppedFrames{ quint64(1) << 53, quint64(1) << 53 }));
    }
};

QTEST_GUILESS_MAIN(TestDropReport)
#include "tst_dropreport.moc"
