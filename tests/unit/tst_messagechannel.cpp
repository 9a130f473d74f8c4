// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/messagechannel.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestMessageChannel : public QObject
{
    Q_OBJECT

private:
    static std::pair<UniqueFd, UniqueFd> pair()
    {
        auto ends = MessageChannel::createPair();
        Q_ASSERT(ends);
        return std::move(*ends);
    }

private slots:
    void carriesMessagesAndDescriptors()
    {
        auto [left, right] = pair();
        MessageChannel sender(std::move(left));
        MessageChannel receiver(std::move(right));
        std::vector<UniqueFd> taken;
        QList<QJsonObject> messages;
        connect(&receiver, &MessageChannel::received, this,
                [&](const QJsonObject &message, std::vector<UniqueFd> &descriptors) {
                    messages.append(message);
                    for (UniqueFd &fd : descriptors) {
                        taken.push_back(std::move(fd));
                    }
                });
        std::array<int, 2> pipeEnds{};
        QCOMPARE(pipe(pipeEnds.data()), 0);
        sender.send({ { u"hello"_s, u"w\u00f6rld"_s } }, { pipeEnds[0], pipeEnds[1] });
        sender.send({ { u"n"_s, 2 } });
        QTRY_COMPARE(messages.size(), 2);
        QCOMPARE(messages[0].value(u"hello"_s).toString(), u"w\u00f6rld"_s);
        QCOMPARE(taken.size(), size_t(2));
        QCOMPARE(fcntl(taken[0].get(), F_GETFD), FD_CLOEXEC);
        QCOMPARE(write(taken[1].get(), "x", 1), 1);
        char byte = 0;
        QCOMPARE(read(pipeEnds[0], &byte, 1), 1);
        ::close(pipeEnds[0]);
        ::close(pipeEnds[1]);
    }

    void tellsOnceThatTheOtherEndWent()
    {
        auto [left, right] = pair();
        MessageChannel channel(std::move(left));
        QSignalSpy closed(&channel, &MessageChannel::closed);
        right.reset();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toString(), QString());
        QVERIFY(!channel.isOpen());
        channel.send({ { u"into"_s, u"the void"_s } });
    }

    void endsOnNonsense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not JSON") << QByteArray("hello");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("NUL") << QByteArray(3, '\0');
        QTest::newRow("deep") << QByteArray(60000, '[');
        QTest::newRow("too large") << "{\"x\":\"" + QByteArray(70000, 'x') + "\"}";
    }

    void endsOnNonsense()
    {
        QFETCH(QByteArray, bytes);
        auto [left, right] = pair();
        MessageChannel channel(std::move(left));
        QSignalSpy closed(&channel, &MessageChannel::closed);
        QSignalSpy received(&channel, &MessageChannel::received);
        QCOMPARE(::send(right.get(), bytes.constData(), size_t(bytes.size()), 0), bytes.size());
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!closed[0][0].toString().isEmpty());
        QCOMPARE(received.size(), 0);
    }

    void queuesWhileTheOtherEndIsBusyAndGivesUpOnIt()
    {
        auto [left, right] = pair();
        MessageChannel sender(std::move(left));
        QSignalSpy closed(&sender, &MessageChannel::closed);
        const QJsonObject message{ { u"filler"_s, QString(10000, u'x') } };
        for (int i = 0; i < 100; ++i) {
            sender.send(message);
        }
        QCOMPARE(closed.size(), 0);
        MessageChannel receiver(std::move(right));
        QSignalSpy received(&receiver, &MessageChannel::received);
        QTRY_COMPARE(received.size(), 100);

        for (size_t i = 0; i <= MessageChannel::kMaximumQueued + 100 && sender.isOpen(); ++i) {
            sender.send(message); // the receiver's event loop does not run
        }
        QVERIFY(!sender.isOpen());
        QCOMPARE(closed.size(), 0); // not while its owner is sending
        QTRY_COMPARE(closed.size(), 1);
    }

    void readsWhatWasSentBeforeTheOtherEndWent()
    {
        auto [left, right] = pair();
        MessageChannel receiver(std::move(left));
        QSignalSpy received(&receiver, &MessageChannel::received);
        {
            MessageChannel sender(std::move(right));
            for (int i = 0; i < 50; ++i) {
                sender.send({ { u"n"_s, i } });
            }
        }
        receiver.drain();
        QCOMPARE(received.size(), 50);
    }

    void refusesToSendWhatIsNoDescriptor()
    {
        auto [left, right] = pair();
        MessageChannel sender(std::move(left));
        QVERIFY(!sender.send({ { u"n"_s, 1 } }, { 987654 }));
        QVERIFY(sender.isOpen());
    }

    void slowsAFloodDown()
    {
        auto [left, right] = pair();
        MessageChannel channel(std::move(left));
        QSignalSpy received(&channel, &MessageChannel::received);
        MessageChannel flooder(std::move(right));
        for (int i = 0; i < MessageChannel::kMessagesPerSecond + 500; ++i) {
            flooder.send({ { u"n"_s, i } });
        }
        QTRY_COMPARE(received.size(), MessageChannel::kMessagesPerSecond);
        QTRY_COMPARE(received.size(), MessageChannel::kMessagesPerSecond + 500);
    }
};

QTEST_GUILESS_MAIN(TestMessageChannel)
#include "tst_messagechannel.moc"
