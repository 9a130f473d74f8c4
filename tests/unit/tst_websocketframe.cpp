// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/websocketframe.h"

#include <QTest>
#include <QtEndian>

using namespace Farlan;

namespace
{

// RFC 6455, 5.3, a byte at a time: what the fast code must equal.
QByteArray masked(QByteArray payload, const QByteArray &key)
{
    for (qsizetype i = 0; i < payload.size(); ++i) {
        payload[i] = static_cast<char>(payload[i] ^ key[i % 4]);
    }
    return payload;
}

} // namespace

class TestWebSocketFrame final : public QObject
{
    Q_OBJECT

private slots:
    void writesTheExamplesOfTheRfc()
    {
        // RFC 6455, 5.7, with the opcode for binary data.
        QByteArray unmasked;
        appendBinaryFrame(unmasked, "Hello", std::nullopt);
        QCOMPARE(unmasked.toHex(), QByteArray("820548656c6c6f"));

        QByteArray key = QByteArray::fromHex("37fa213d");
        QByteArray out;
        appendBinaryFrame(out, "Hello", qFromUnaligned<quint32>(key.constData()));
        QCOMPARE(out.toHex(), QByteArray("828537fa213d7f9f4d5158"));

        QByteArray medium;
        appendBinaryFrame(medium, QByteArray(256, 'x'), std::nullopt);
        QCOMPARE(medium.first(4).toHex(), QByteArray("827e0100"));

        QByteArray large;
        appendBinaryFrame(large, QByteArray(65536, 'x'), std::nullopt);
        QCOMPARE(large.first(10).toHex(), QByteArray("827f0000000000010000"));
    }

    void choosesTheShortestLength_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<qsizetype>("headerBytes");
        QTest::newRow("empty") << qsizetype(0) << qsizetype(2);
        QTest::newRow("125") << qsizetype(125) << qsizetype(2);
        QTest::newRow("126") << qsizetype(126) << qsizetype(4);
        QTest::newRow("65535") << qsizetype(65535) << qsizetype(4);
        QTest::newRow("65536") << qsizetype(65536) << qsizetype(10);
    }

    void choosesTheShortestLength()
    {
        QFETCH(qsizetype, size);
        QFETCH(qsizetype, headerBytes);
        QByteArray out;
        appendBinaryFrame(out, QByteArray(size, 'x'), std::nullopt);
        QCOMPARE(out.size(), headerBytes + size);
    }

    void masksEveryLengthAndAppends()
    {
        const QByteArray key = QByteArray::fromHex("01a2f37c");
        QByteArray out("before");
        for (qsizetype size = 0; size < 40; ++size) {
            QByteArray payload(size, Qt::Uninitialized);
            for (qsizetype i = 0; i < size; ++i) {
                payload[i] = static_cast<char>(i * 37 + 5);
            }
            const qsizetype start = out.size();
            appendBinaryFrame(out, payload, qFromUnaligned<quint32>(key.constData()));
            QCOMPARE(out.mid(start + 2, 4), key);
            QCOMPARE(out.mid(start + 6), masked(payload, key));
        }
        QVERIFY(out.startsWith("before"));
    }
};

QTEST_APPLESS_MAIN(TestWebSocketFrame)
#include "tst_websocketframe.moc"
