// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailsground.h"

using namespace Farlan;
using namespace Qt::StringLiterals;

class DetailsTextTest final : public QObject, private DetailsGround
{
    Q_OBJECT

private slots:
    void init() { setUpPane(); }
    void cleanup() { tearDownPane(); }
    void saysHowItIs_data();
    void saysHowItIs();
    void saysWhetherToTrust_data();
    void saysWhetherToTrust();
    void showsTheInterface();
    void survivesHostileTexts();
    void mirrors();
};

void DetailsTextTest::saysHowItIs_data()
{
    QTest::addColumn<TunnelPhase>("phase");
    QTest::addColumn<int>("reconnects");
    QTest::addColumn<QString>("text");
    QTest::newRow("connected") << TunnelPhase::Connected << 0 << u"Connected for 2 h 13 min"_s;
    QTest::newRow("once") << TunnelPhase::Connected << 1
                          << u"Connected for 2 h 13 min · reconnected once"_s;
    QTest::newRow("twice") << TunnelPhase::Connected << 2
                           << u"Connected for 2 h 13 min · reconnected 2 time(s)"_s;
    QTest::newRow("no data") << TunnelPhase::ConnectedNoData << 0
                             << u"Connected for 2 h 13 min – no data received yet"_s;
    QTest::newRow("server") << TunnelPhase::Listening << 0
                            << u"Running for 2 h 13 min · 0 client(s)"_s;
    QTest::newRow("busy") << TunnelPhase::SigningIn << 0 << u"Signing in…"_s;
}

void DetailsTextTest::saysHowItIs()
{
    QFETCH(TunnelPhase, phase);
    QFETCH(int, reconnects);
    TunnelStatus now = connected(phase);
    now.reconnects = reconnects;
    now.mode = phase == TunnelPhase::Listening ? TunnelMode::Server : TunnelMode::Client;
    put(now);
    QCOMPARE(value(u"Name"_s), u"Lab"_s);
    QTEST(value(u"State"_s), "text");
    look(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
}

void DetailsTextTest::saysWhetherToTrust_data()
{
    QTest::addColumn<QStringList>("settings"); // none: no profile
    QTest::addColumn<QString>("tls");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<bool>("isPinned");
    QTest::addColumn<QString>("text");
    const QString tls = u" · TLS 1.3"_s;
    const QString plain = u"Not encrypted: anyone on the path can read and change the traffic"_s;
    const QStringList usual{ u"uri=wss://relay.example.org/"_s };
    QTest::newRow("system") << usual << u"TLSv1.3"_s << QString() << false
                            << u"Verified by system certificates"_s + tls;
    QTest::newRow("own authority")
        << usual + QStringList(u"cacerts=/etc/ca.pem"_s) << u"TLSv1.3"_s << QString() << false
        << u"Verified by this tunnel’s own authority"_s + tls;
    QTest::newRow("no profile") << QStringList() << u"TLSv1.3"_s << QString() << false
                                << u"Verified certificate"_s + tls;
    QTest::newRow("pinned") << usual << u"TLSv1.3"_s << u"it is self-signed"_s << true
                            << u"Verified: it is the pinned certificate"_s + tls;
    QTest::newRow("not verified") << usual << u"TLSv1.3"_s << u"the certificate is self-signed"_s
                                  << false
                                  << u"NOT VERIFIED: the certificate is self-signed"_s + tls;
    QTest::newRow("plain") << QStringList(u"uri=ws://relay.example.org/"_s) << QString()
                           << QString() << false << plain;
}

void DetailsTextTest::saysWhetherToTrust()
{
    QFETCH(QStringList, settings);
    QFETCH(QString, tls);
    QFETCH(QString, problem);
    QFETCH(bool, isPinned);
    QFETCH(QString, text);
    if (!settings.isEmpty()) {
        Profile made = makeProfile(u"Lab"_s, { u"uri=wss://x.example/"_s })->profile;
        for (const QString &setting : settings) {
            const QString setTo = setting.section(u'=', 1);
            if (setting.startsWith(u"uri"_s)) {
                made.settings.uri = QUrl(setTo);
            } else {
                made.paths.cacerts = setTo;
            }
        }
        QVERIFY(m_store->add(made));
    }
    TunnelStatus now = connected();
    now.peer.tlsVersion = tls;
    now.peer.certificateProblem = problem;
    now.peer.certificatePinned = isPinned;
    put(now);
    QCOMPARE(value(u"Security"_s), text);
    const bool isBold = text.startsWith(u"NOT"_s) || text.startsWith(u"Not"_s);
    for (const ValueText *each : m_pane->findChildren<ValueText *>()) {
        QVERIFY(each->accessibleName() != u"Security"_s || each->font().bold() == isBold);
    }
    look(u"trust-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
}

void DetailsTextTest::showsTheInterface()
{
    addProfile(u"Lab"_s);
    put(connected());
    QCOMPARE(value(u"Interface"_s), u"lo"_s);
    QCOMPARE(value(u"MAC"_s), u"00:00:00:00:00:00"_s);
    QVERIFY(!value(u"MTU"_s).isEmpty());
    QCOMPARE(value(u"Server"_s), u"wss://relay.example.org/"_s);
    QCOMPARE(value(u"Connected to"_s), u"203.0.113.7:443"_s);
    QVERIFY(value(u"Certificate (SHA-256)"_s).startsWith(u"7F:3A:7F"_s));
    QVERIFY(value(u"Proxy"_s).isEmpty());
    TunnelStatus gone = connected();
    gone.device = u"../lo"_s;
    put(gone);
    QVERIFY(value(u"MAC"_s).isEmpty());
}

void DetailsTextTest::survivesHostileTexts()
{
    TunnelStatus bad = connected();
    bad.name = u"<b>x</b>😀"_s + QString(55, u'W');
    bad.location = u"wss://relay.example.org/"_s + QString(u"abcdefghij"_s).repeated(60);
    bad.peer.certificateProblem = u"<img src=x>"_s + QString(300, u'y');
    put(bad);
    QCOMPARE(value(u"Name"_s), bad.name);
    QCOMPARE(value(u"Server"_s), bad.location);
    look(u"hostile"_s);
}

void DetailsTextTest::mirrors()
{
    m_pane->setLayoutDirection(Qt::RightToLeft);
    TunnelStatus now = connected();
    now.name = u"מעבדה"_s;
    put(now);
    look(u"mirrored"_s);
    m_pane->setLayoutDirection(Qt::LeftToRight);
    look(u"name-right-to-left"_s);
}

QTEST_MAIN(DetailsTextTest)
#include "tst_detailstext.moc"
