// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memoryfile.h"
#include "contract/errornames.h"
#include "contract/tunnelfiles.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestTunnelFiles final : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips()
    {
        TunnelSettings settings;
        settings.mode = TunnelMode::Server;
        settings.certfile = QByteArray(kMaximumPemBytes, 'c');
        const TunnelSecrets secrets{
            u"pass w\u00f6rd:"_s, u"proxy"_s, QByteArray(kMaximumPemBytes, 'k'),
            QByteArray(kMaximumHtpasswdBytes, '\n'), // each becomes two bytes of JSON
        };
        const Result<TunnelFiles> files = makeTunnelFiles(settings, secrets);
        QVERIFY(files);
        const auto read = readTunnelFiles(files->settings.get(), files->secrets.get());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(read->first, settings);
        QCOMPARE(read->second, secrets);
    }

    void refusesWhatIsNoFileOfThese()
    {
        const Result<UniqueFd> good = createMemoryFile("good", R"({"mode":"server"})");
        const Result<UniqueFd> empty = createMemoryFile("empty", "{}");
        const Result<UniqueFd> garbage = createMemoryFile("garbage", "garbage");
        QVERIFY(good && empty && garbage);
        QVERIFY(readTunnelFiles(good->get(), empty->get()));
        for (const auto &[settings, secrets] :
             { std::pair{ garbage->get(), empty->get() }, std::pair{ good->get(), garbage->get() },
               std::pair{ -1, empty->get() }, std::pair{ good->get(), -1 } }) {
            const auto read = readTunnelFiles(settings, secrets);
            QVERIFY(!read);
            QCOMPARE(read.error().name, QString(ErrorName::InvalidSettings));
        }
    }
};

QTEST_APPLESS_MAIN(TestTunnelFiles)
#include "tst_tunnelfiles.moc"
