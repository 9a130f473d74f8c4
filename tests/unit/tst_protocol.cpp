// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/offloadcheck.h"
#include "pump/frames/records.h"
#include "pump/frames/segmentation.h"
#include "testframes.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

// What PROTOCOL.md promises other implementers, read from there.
class TestProtocol final : public QObject
{
    Q_OBJECT

private:
    struct Vector {
        QByteArray record;
        QList<QByteArray> frames;
    };
    static constexpr int kMtu = 1500;

    QString m_section;
    QList<Vector> m_vectors;

    // "02 00 61*512": the last is a byte many times.
    static QByteArray bytesOf(const QString &text)
    {
        QByteArray bytes;
        for (const QString &word : text.simplified().split(u' ')) {
            const QStringList parts = word.split(u'*');
            bytes += QByteArray::fromHex(parts[0].toLatin1())
                         .repeated(parts.value(1, u"1"_s).toInt());
        }
        return bytes;
    }

    static std::optional<CheckedOffload> check(const Record &record)
    {
        return checkOffload(record.frame, record.header, TestFrames::kAllOffloads, kMtu,
                            OffloadSource::Peer);
    }

    static QList<QByteArray> framesOf(const Record &record, const CheckedOffload &checked)
    {
        if (checked.header.segments == OffloadHeader::kNoSegments) {
            QByteArray frame = record.frame.toByteArray();
            memcpy(frame.data() + checked.seedAt, &checked.seed, sizeof(checked.seed));
            return completeChecksum(frame.data(), frame.size(), checked.header)
                ? QList{ frame }
                : QList<QByteArray>();
        }
        QList<QByteArray> frames;
        for (Segmentation segments(record.frame, checked); !segments.atEnd();) {
            frames.append(segments.next().toByteArray());
        }
        return frames;
    }

private slots:
    void initTestCase()
    {
        QFile file(QFINDTESTDATA("../../PROTOCOL.md"));
        QVERIFY(file.open(QFile::ReadOnly));
        m_section = QString::fromUtf8(file.readAll())
                        .section(u"\n### Test vectors\n"_s, 1)
                        .section(u"\n## "_s, 0, 0);
        static const QRegularExpression entry(u"^    (record|frame) +(.*\\n(?: {12}.*\\n)*)"_s,
                                              QRegularExpression::MultilineOption);
        for (const auto &match : entry.globalMatch(m_section)) {
            const QByteArray bytes = bytesOf(match.captured(2));
            if (match.captured(1) == u"record") {
                m_vectors.append({ bytes, {} });
            } else {
                m_vectors.last().frames.append(bytes);
            }
        }
        QCOMPARE(m_vectors.size(), 4);
    }

    void recordsBecomeFrames()
    {
        for (const Vector &vector : m_vectors) {
            RecordReader reader(vector.record);
            const std::optional<Record> record = reader.next();
            QVERIFY(record && reader.atEnd());
            const std::optional<CheckedOffload> checked = check(*record);
            QVERIFY(checked && fitsMtu(record->frame, *checked, kMtu));
            QCOMPARE(framesOf(*record, *checked), vector.frames);
        }
    }

    void changedOnesAreWrong()
    {
        static const QRegularExpression row(u"^\\| (\\d+) \\| ([0-9a-f]{2}) \\| "_s,
                                            QRegularExpression::MultilineOption);
        int rows = 0;
        for (const auto &match : row.globalMatch(m_section)) {
            QByteArray changed = m_vectors[0].record;
            const int at = match.captured(1).toInt();
            const auto byte = static_cast<char>(match.captured(2).toInt(nullptr, 16));
            QVERIFY2(changed[at] != byte, qPrintable(match.captured()));
            changed[at] = byte;
            const std::optional<Record> record = RecordReader(changed).next();
            QVERIFY2(!record || !check(*record), qPrintable(match.captured()));
            ++rows;
        }
        QCOMPARE(rows, 26);
    }
};

QTEST_GUILESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
