// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/internetchecksum.h"
#include "pump/frames/records.h"

#include <QTest>
#include <QtEndian>

using namespace Farlan;

namespace
{

QByteArray record(quint32 length, qsizetype frame)
{
    QByteArray bytes(Record::kOverhead + frame, '\0');
    qToLittleEndian(length, bytes.data());
    return bytes;
}

} // namespace

class TestRecords final : public QObject
{
    Q_OBJECT

private slots:
    // The vectors of PROTOCOL.md.
    void keepsToTheProtocol()
    {
        const Offloads all
            = Offload::Checksum | Offload::Tso4 | Offload::Tso6 | Offload::Ecn | Offload::Uso;
        QCOMPARE(encodeAnnouncement(all).toHex(), QByteArray("1f000000"));
        QCOMPARE(encodeAnnouncement({}).toHex(), QByteArray("00000000"));

        OffloadHeader header;
        header.flags = OffloadHeader::kNeedsChecksum;
        header.segments = OffloadHeader::kTcp4;
        header.headerBytes = 54;
        header.segmentBytes = 1448;
        header.checksumStart = 34;
        header.checksumOffset = 16;
        QByteArray bytes(OffloadHeader::kBytes, Qt::Uninitialized);
        header.write(bytes.data());
        QCOMPARE(bytes.toHex(), QByteArray("01013600a80522001000"));
        QVERIFY(OffloadHeader::read(bytes.constData()) == header);
    }

    void readsAnnouncements_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("offloads"); // -1: none
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("three bytes") << QByteArray(3, '\0') << -1;
        QTest::newRow("nothing") << QByteArray(4, '\0') << 0;
        QTest::newRow("all") << QByteArray::fromHex("1f000000") << 0x1f;
        QTest::newRow("more bits") << QByteArray::fromHex("e3ffffff") << 0x03;
        QTest::newRow("more bytes") << QByteArray::fromHex("0300000077") << 0x03;
        QTest::newRow("segments without checksums") << QByteArray::fromHex("1e000000") << 0;
        QTest::newRow("ECN without segments") << QByteArray::fromHex("19000000") << 0x11;
    }

    void readsAnnouncements()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, offloads);
        const auto announced = decodeAnnouncement(message);
        QCOMPARE(announced ? static_cast<int>(announced->toInt()) : -1, offloads);
    }

    void readsRecords()
    {
        QByteArray message = record(24, 14) + record(10 + 1514, 1514);
        message[Record::kOverhead] = 'a';
        RecordReader reader(message);
        const auto first = reader.next();
        QVERIFY(first && !reader.atEnd());
        QCOMPARE(first->frame.size(), 14);
        QCOMPARE(first->frame[0], 'a');
        const auto second = reader.next();
        QVERIFY(second && reader.atEnd());
        QCOMPARE(second->frame.size(), 1514);
    }

    void refusesWhatIsNoRecord_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("one byte") << QByteArray(1, '\0');
        QTest::newRow("only a length") << record(24, 14).first(4);
        QTest::newRow("length 0") << record(0, 14);
        QTest::newRow("a header without a frame") << record(10, 14);
        QTest::newRow("13 bytes") << record(23, 14);
        QTest::newRow("longer than the message") << record(25, 14);
        QTest::newRow("longer than any frame") << record(10 + 65598, 70000);
        QTest::newRow("2^32 - 1") << record(0xffffffff, 14);
        QTest::newRow("2^31") << record(0x80000000, 14);
    }

    void refusesWhatIsNoRecord()
    {
        QFETCH(QByteArray, message);
        QVERIFY(!RecordReader(message).next());
        const QByteArray both = record(24, 14) + message;
        RecordReader behindAnother(both);
        QVERIFY(behindAnother.next());
        QVERIFY(!behindAnother.next());
    }

    void readsTheLargest()
    {
        const QByteArray message = record(10 + 65597, 65597);
        RecordReader reader(message);
        QVERIFY(reader.next());
        QVERIFY(reader.atEnd());
    }

    void sumsUp()
    {
        // RFC 1071, 3.
        InternetChecksum sum;
        sum.add(QByteArrayView(QByteArray::fromHex("0001f203f4f5f6f7")));
        QCOMPARE(qFromBigEndian(sum.folded()), quint16(0xddf2));

        // In pieces, of odd lengths, and against the slow way.
        QByteArray bytes;
        for (int i = 0; i < 3000; ++i) {
            bytes += static_cast<char>(i * 31 + i / 7);
        }
        for (const qsizetype size : { 0, 1, 2, 3, 7, 9, 15, 1481, 3000 }) {
            quint64 slow = 0;
            for (qsizetype i = 0; i < size; ++i) {
                slow += static_cast<quint64>(static_cast<quint8>(bytes[i])) << (i % 2 == 0 ? 8 : 0);
            }
            while (slow > 0xffff) {
                slow = (slow & 0xffff) + (slow >> 16);
            }
            InternetChecksum whole;
            whole.add(QByteArrayView(bytes).first(size));
            QCOMPARE(qFromBigEndian(whole.folded()), static_cast<quint16>(slow));
            const qsizetype half = size / 4 * 2;
            InternetChecksum front;
            front.add(QByteArrayView(bytes).first(half));
            front.add(QByteArrayView(bytes).sliced(half, size - half));
            QCOMPARE(front.folded(), whole.folded());
        }
        InternetChecksum high;
        high.add(QByteArrayView(QByteArray(65534, '\xff')));
        QCOMPARE(high.folded(), quint16(0xffff));
        InternetChecksum numbers;
        numbers.addNumber(0x1234);
        QCOMPARE(qFromBigEndian(numbers.folded()), quint16(0x1234));
    }
};

QTEST_APPLESS_MAIN(TestRecords)
#include "tst_records.moc"
