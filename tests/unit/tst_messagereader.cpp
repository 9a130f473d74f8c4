// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/records.h"
#include "pump/messagereader.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <algorithm>

using namespace Farlan;
using namespace Qt::StringLiterals;
using Type = MessageReader::Type;

namespace
{

constexpr qsizetype kLargest = Record::kLargestMessage;
constexpr int kText = 0x1;
constexpr int kBinary = 0x2;
constexpr int kClose = 0x8;
constexpr int kPing = 0x9;
constexpr int kFinal = 0x80;

struct Taken {
    Type type;
    QByteArray payload;

    bool operator==(const Taken &) const = default;
};

// As much as comes of what arrives, in pieces of the given size.
QList<Taken> take(MessageReader &reader, const QByteArray &bytes, qsizetype pieceBytes = kLargest)
{
    QList<Taken> taken;
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        QByteArray piece = bytes.mid(at, pieceBytes);
        QBuffer device(&piece);
        device.open(QIODevice::ReadOnly);
        while (reader.fill(device)) {
            while (const auto message = reader.next()) {
                taken.append({ message->type, message->payload.toByteArray() });
            }
        }
    }
    return taken;
}

// RFC 6455, 5.2, a byte at a time: what the fast code must understand.
QByteArray frame(int first, const QByteArray &payload, const QByteArray &key = {})
{
    QByteArray bytes(1, static_cast<char>(first));
    const int mask = key.isEmpty() ? 0 : 0x80;
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(mask | static_cast<int>(payload.size())));
    } else {
        const int width = payload.size() <= 0xffff ? 2 : 8;
        bytes.append(static_cast<char>(mask | (width == 2 ? 126 : 127)));
        for (int i = width - 1; i >= 0; --i) {
            bytes.append(static_cast<char>(payload.size() >> (8 * i)));
        }
    }
    bytes.append(key);
    for (qsizetype i = 0; i < payload.size(); ++i) {
        bytes.append(key.isEmpty() ? payload[i]
                                   : static_cast<char>(payload[i] ^ key[i % key.size()]));
    }
    return bytes;
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray randomBytes(QRandomGenerator &random, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random.generate()); });
    return bytes;
}

} // namespace

class TestMessageReader final : public QObject
{
    Q_OBJECT

private slots:
    // RFC 6455, 5.7
    void readsTheExamplesOfTheRfc()
    {
        MessageReader server(Masking::Forbidden, kLargest);
        QCOMPARE(take(server, hex("810548656c6c6f")), (QList<Taken>{ { Type::Text, "Hello" } }));
        QCOMPARE(take(server, hex("010348656c80026c6f")),
                 (QList<Taken>{ { Type::Text, "Hello" } }));
        QCOMPARE(take(server, hex("890548656c6c6f")), (QList<Taken>{ { Type::Ping, "Hello" } }));
        const QByteArray medium(256, 'x');
        QCOMPARE(take(server, hex("827e0100") + medium),
                 (QList<Taken>{ { Type::Binary, medium } }));
        const QByteArray large(65536, 'x');
        QCOMPARE(take(server, hex("827f0000000000010000") + large),
                 (QList<Taken>{ { Type::Binary, large } }));

        MessageReader client(Masking::Required, kLargest);
        QCOMPARE(take(client, hex("818537fa213d7f9f4d5158")),
                 (QList<Taken>{ { Type::Text, "Hello" } }));
        QCOMPARE(take(client, hex("8a8537fa213d7f9f4d5158")),
                 (QList<Taken>{ { Type::Pong, "Hello" } }));
        QVERIFY(!server.violation() && !client.violation());
    }

    // In whatever fragments and pieces messages come, with pings among them, they are the same.
    void takesAllInAnyPieces()
    {
        QRandomGenerator random(6455);
        for (int round = 0; round < 60; ++round) {
            QByteArray wire;
            QList<Taken> sent;
            for (int i = 0; i < 20; ++i) {
                static constexpr qsizetype kSizes[]{
                    0, 14, 125, 126, 1514, 20'000, 65'536, kLargest
                };
                const QByteArray payload
                    = randomBytes(random, kSizes[random.bounded(int(std::size(kSizes)))]);
                const int pieces = random.bounded(3) == 0 ? 1 + random.bounded(4) : 1;
                const qsizetype pieceBytes = payload.size() / pieces + 1;
                for (int piece = 0; piece < pieces; ++piece) {
                    const bool isLast = piece == pieces - 1;
                    wire += frame((isLast ? kFinal : 0) | (piece == 0 ? kBinary : 0),
                                  payload.mid(piece * pieceBytes, pieceBytes),
                                  randomBytes(random, 4));
                    if (!isLast && random.bounded(2) == 0) {
                        const QByteArray ping = randomBytes(random, random.bounded(126));
                        wire += frame(kFinal | kPing, ping, randomBytes(random, 4));
                        sent.append({ Type::Ping, ping });
                    }
                }
                sent.append({ Type::Binary, payload });
            }
            MessageReader reader(Masking::Required, kLargest);
            const qsizetype pieceBytes = 1 + random.bounded(round % 2 == 0 ? 200'000 : 3000);
            QVERIFY2(take(reader, wire, pieceBytes) == sent, qPrintable(QString::number(round)));
            QVERIFY(!reader.violation());
        }
    }

    void takesAByteAtATime()
    {
        MessageReader reader(Masking::Required, kLargest);
        const QByteArray key = hex("01a2f37c");
        const QByteArray wire = frame(kFinal | kBinary, QByteArray(300, 'a'), key)
            + frame(kFinal | kPing, {}, key) + frame(kFinal | kText, "b", key);
        QCOMPARE(take(reader, wire, 1),
                 (QList<Taken>{ { Type::Binary, QByteArray(300, 'a') },
                                { Type::Ping, {} },
                                { Type::Text, "b" } }));
    }

    void refusesWhatBreaksTheProtocol_data()
    {
        QTest::addColumn<QByteArray>("wire"); // of a server, unmasked
        QTest::addColumn<int>("code");
        const auto wrong = [](const char *name, const QByteArray &wire) {
            QTest::newRow(name) << wire << int(QWebSocketProtocol::CloseCodeProtocolError);
        };
        wrong("reserved bit 1", hex("c20100"));
        wrong("reserved bit 2", hex("a20100"));
        wrong("reserved bit 3", hex("920100"));
        wrong("opcode 3", hex("830100"));
        wrong("opcode 7", hex("870100"));
        wrong("opcode 11", hex("8b0100"));
        wrong("opcode 15", hex("8f0100"));
        wrong("masked", hex("8281000000001f"));
        wrong("ping in fragments", hex("090100"));
        wrong("ping too long", frame(kFinal | kPing, QByteArray(126, 'x')));
        wrong("close too long", frame(kFinal | kClose, QByteArray(126, 'x')));
        wrong("continuation of nothing", hex("800100"));
        wrong("message within another", hex("02010082010000"));
        wrong("text within another", hex("02010081010000"));
        wrong("5 in two bytes", hex("827e0005") + "Hello");
        wrong("125 in two bytes", hex("827e007d") + QByteArray(125, 'x'));
        wrong("65535 in eight bytes", hex("827f000000000000ffff"));
        wrong("negative length", hex("827fffffffffffffffff"));

        const auto large = [](const char *name, const QByteArray &wire) {
            QTest::newRow(name) << wire << int(QWebSocketProtocol::CloseCodeTooMuchData);
        };
        large("a byte too much", hex("827f0000000000020001"));
        large("2^63 - 1", hex("827f7fffffffffffffff"));
        large("text", hex("817f0000000000020001"));
        large("fragments", frame(kBinary, QByteArray(100'000, 'x')) + hex("807e7961"));
    }

    // At its header: nothing more needs to come, and nothing more is taken.
    void refusesWhatBreaksTheProtocol()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, code);
        MessageReader reader(Masking::Forbidden, kLargest);
        const QByteArray good = frame(kFinal | kBinary, "good");
        QCOMPARE(take(reader, good + wire + good, 7), (QList<Taken>{ { Type::Binary, "good" } }));
        QVERIFY(reader.violation());
        QCOMPARE(reader.violation()->code, code);
        QVERIFY(!reader.violation()->reason.isEmpty());
    }

    void refusesUnmaskedFramesOfClients()
    {
        MessageReader reader(Masking::Required, kLargest);
        QCOMPARE(take(reader, frame(kFinal | kBinary, "naked")), QList<Taken>());
        QCOMPARE(reader.violation()->code, int(QWebSocketProtocol::CloseCodeProtocolError));
    }

    void takesTheLargestInFragmentsAndAPing()
    {
        MessageReader reader(Masking::Forbidden, kLargest);
        const QByteArray all(kLargest, 'x');
        const QByteArray wire
            = frame(kBinary, all) + frame(kFinal | kPing, QByteArray(125, 'p')) + frame(kFinal, {});
        QCOMPARE(take(reader, wire, 1000),
                 (QList<Taken>{ { Type::Ping, QByteArray(125, 'p') }, { Type::Binary, all } }));
        QVERIFY(!reader.violation());
    }

    void readsFarewells_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason"); // null: whatever it is
        QTest::newRow("nothing") << QByteArray("") << 1000 << u""_s;
        QTest::newRow("normal") << hex("03e8") << 1000 << u""_s;
        QTest::newRow("going away") << hex("03e9") + "bye" << 1001 << u"bye"_s;
        QTest::newRow("own code") << hex("0bb8") << 3000 << u""_s;
        QTest::newRow("one byte") << hex("03") << 1002 << QString();
        QTest::newRow("no code at all") << hex("03ed") << 1002 << QString();
        QTest::newRow("999") << hex("03e7") << 1002 << QString();
        QTest::newRow("5000") << hex("1388") << 1002 << QString();
        QTest::newRow("not UTF-8") << hex("03e8ff") << 1007 << QString();
    }

    void readsFarewells()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, code);
        QFETCH(QString, reason);
        const MessageReader::Farewell farewell = readFarewell(payload);
        QCOMPARE(farewell.code, code);
        QCOMPARE(farewell.isValid, !reason.isNull());
        QVERIFY(reason.isNull() ? !farewell.reason.isEmpty() : farewell.reason == reason);
    }
};

QTEST_APPLESS_MAIN(TestMessageReader)
#include "tst_messagereader.moc"
