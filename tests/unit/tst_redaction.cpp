// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/redaction.h"
#include "app/model/tunnelreport.h"
#include "app/profiles/profileedit.h"
#include "contract/errornames.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class RedactionTest final : public QObject
{
    Q_OBJECT

private slots:
    void hides_data();
    void hides();
    void keepsTheSameTheSame();
    void findsNothingInItsOwnWords();
    void reportTellsNothing();
    void reportTellsEverything();
    void reportHidesQueries();
    void reportKnowsTheLog();
    void reportTakesNoMarkup();

private:
    static ReportedTunnel tunnel();
};

void RedactionTest::hides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    const auto same
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    QTest::newRow("host") << u"wss://lab.example:8443/ and LAB.example."_s
                          << u"wss://<server-1>:8443/ and <server-1>."_s;
    QTest::newRow("host below it") << u"vpn.lab.example"_s << u"vpn.<server-1>"_s;
    QTest::newRow("user") << u"“anna” is not Anna’s, susanna"_s
                          << u"“<user-1>” is not <user-1>’s, susanna"_s;
    QTest::newRow("path") << u"wss://lab.example/lab.example: /lab?"_s
                          << u"wss://<server-1>/<server-1>: <path-1>?"_s;
    QTest::newRow("pattern in it") << u"a+b@c axb@c"_s << u"<user-2> axb@c"_s;
    QTest::newRow("IPv4") << u"10.5.0.23/16 via 192.0.2.1:443, 10.5.0.23."_s
                          << u"<address-1>/16 via <address-2>:443, <address-1>."_s;
    QTest::newRow("IPv6") << u"[2001:db8::1]:443, fd00::2/64, FD00::2: no, ::ffff:192.0.2.1"_s
                          << u"[<address-1>]:443, <address-2>/64, <address-2>: no, <address-3>"_s;
    QTest::newRow("IPv6 without its brackets") << u"2001:db8:1:2:3:4:5:6:443"_s << u"<address-1>"_s;
    QTest::newRow("MAC") << u"02:1a:00:00:00:01 02-1A-00-00-00-01"_s
                         << u"<address-1> <address-2>"_s;
    QTest::newRow("fingerprint") << QString(64, u'a') + u' ' + QStringList(32, u"AA"_s).join(u':')
                                 << u"<certificate-1> <certificate-1>"_s;
    same("time", u"11:50:43 2026-11-26T11:50:43Z 1:02:03"_s);
    same("everybody's", u"[::]:80 ::1 127.0.0.1 0.0.0.0"_s);
    same("version", u"6.4.2 TLSv1.3 1.2.3"_s);
    same("scope", u"Qt::PlainText, a: b: c"_s);
    same("nothing", QString());
}

void RedactionTest::hides()
{
    QFETCH(QString, text);
    Redaction redaction;
    redaction.hide(RedactedKind::Server, u"lab.example"_s);
    redaction.hide(RedactedKind::User, u"anna"_s);
    redaction.hide(RedactedKind::User, u"a+b@c"_s);
    redaction.hide(RedactedKind::Path, u"/lab"_s);
    redaction.hide(RedactedKind::User, QString());
    QTEST(redaction.redacted(text), "redacted");
}

void RedactionTest::keepsTheSameTheSame()
{
    Redaction redaction;
    QCOMPARE(redaction.redacted(u"192.0.2.9 192.0.2.1"_s), u"<address-1> <address-2>"_s);
    QCOMPARE(redaction.redacted(u"192.0.2.1"_s), u"<address-2>"_s);
    redaction.hide(RedactedKind::Server, u"b.example"_s); // later, too
    redaction.hide(RedactedKind::Server, u"a.b.example"_s);
    QCOMPARE(redaction.redacted(u"a.b.example b.example 192.0.2.9"_s),
             u"<server-2> <server-1> <address-1>"_s);
}

void RedactionTest::findsNothingInItsOwnWords()
{
    Redaction redaction;
    redaction.hide(RedactedKind::Server, u"relay.example"_s);
    redaction.hide(RedactedKind::User, u"server"_s);
    redaction.hide(RedactedKind::User, u"1"_s);
    QCOMPARE(redaction.redacted(u"relay.example server"_s), u"<server-1> <user-1>"_s);
}

ReportedTunnel RedactionTest::tunnel()
{
    const auto made = makeProfile(u"Lab"_s,
                                  { u"uri=wss://relay.example/lan7"_s, u"user=anna"_s,
                                    u"proxy=http://bert@proxy.example:3128"_s,
                                    u"mac=02:00:5e:10:00:01"_s, u"ip=10.5.0.23/16"_s });
    ReportedTunnel tunnel;
    tunnel.row.profile = StoredProfile{ { u"/home/anna/x.toml"_s, made->profile, {} }, false };
    TunnelStatus status;
    status.name = u"Lab"_s;
    status.phase = TunnelPhase::Failed;
    status.device = u"ethws0"_s;
    status.location = u"wss://relay.example/lan7"_s;
    status.peer.address = u"203.0.113.7:443"_s;
    status.peer.certificateSha256 = QString(64, u'c');
    status.error = Error{ ErrorName::CertificateRefused,
                          u"relay.example at 203.0.113.7 has a certificate for other.example."_s,
                          u"Ask anna."_s };
    status.certificate = CertificateReport{ { RefusalReason::OtherName },
                                            { { u"CN=other.example"_s,
                                                u"CN=Our Authority"_s,
                                                { u"other.example"_s },
                                                {},
                                                {},
                                                QString(64, u'd') } } };
    tunnel.row.status = status;
    tunnel.row.count = TunnelCount{ { 123, 4, 0, 567, 8, 9 }, {} };
    tunnel.interface = InterfaceDetails{ u"02:00:5e:10:00:01"_s, 1400, { u"10.5.0.23/16"_s } };
    tunnel.helperVersion = u"9"_s;
    tunnel.log.push_back({ QDateTime::currentDateTimeUtc(), u"Failed: anna at 203.0.113.7"_s });
    return tunnel;
}

void RedactionTest::reportTellsNothing()
{
    qputenv("USER", "hannelore");
    const QString report = tunnelReport(tunnel(), ReportAddresses::Hidden);
    for (const QString &secret : { u"relay"_s, u"anna"_s, u"bert"_s, u"proxy.example"_s,
                                   u"02:00:5e"_s, u"10.5."_s, u"203.0."_s, u"other.example"_s,
                                   u"lan7"_s, u"cccc"_s, u"dddd"_s, u"hannelore"_s, u"x.toml"_s }) {
        QVERIFY2(!report.contains(secret, Qt::CaseInsensitive), qPrintable(secret + report));
    }
    QVERIFY2(report.contains(u"- Message: `<server-1> at <server-"_s), qPrintable(report));
    QVERIFY(report.contains(u"CertificateRefused"_s) && report.contains(u"<address-"_s));
}

void RedactionTest::reportTellsEverything()
{
    const QString report = tunnelReport(tunnel(), ReportAddresses::Included);
    for (const QString &told :
         { u"- uri: `wss://relay.example/lan7`"_s, u"- user: `anna`"_s, u"- MTU: `1400`"_s,
           u"- Message: `relay.example at 203.0.113.7 has a certificate for other.example.`"_s,
           u"- Farlan: `"_s + QStringLiteral(FARLAN_VERSION) + u'`', u"- Helper: `9`"_s,
           u"- Sent: `567 bytes in 8 frames, 9 dropped`"_s, u" Failed: anna at 203.0.113.7\n"_s,
           u"- Refused because: `other-name`"_s, u"- Qt: `"_s, u"- Kernel: `linux "_s }) {
        QVERIFY2(report.contains(told), qPrintable(told + u'\n' + report));
    }
    QVERIFY(!report.contains(u"x.toml"_s));
    QVERIFY(!report.contains(u"bert"_s)); // a proxy's user is no address
}

void RedactionTest::reportHidesQueries()
{
    ReportedTunnel asked = tunnel();
    const QString location = u"wss://relay.example/?key=s%20ecret"_s;
    asked.row.profile->file.profile.settings.uri = QUrl(location);
    asked.row.status->location = location;
    asked.log.push_back({ QDateTime(), u"Connecting to wss://relay.example/?old=secret"_s });
    for (const auto addresses : { ReportAddresses::Hidden, ReportAddresses::Included }) {
        const QString report = tunnelReport(asked, addresses);
        QVERIFY2(!report.contains(u"ecret"_s), qPrintable(report));
        QVERIFY(report.contains(u"/?<query>"_s));
    }
}

// It may be about a server that the tunnel had before.
void RedactionTest::reportKnowsTheLog()
{
    ReportedTunnel asked = tunnel();
    asked.log.push_back({ QDateTime(), u"Connecting to wss://former.example/old"_s });
    asked.log.push_back({ QDateTime(), u"Failed: “former.example” was not found"_s });
    const QString report = tunnelReport(asked, ReportAddresses::Hidden);
    QVERIFY2(!report.contains(u"former"_s) && !report.contains(u"/old"_s), qPrintable(report));
}

void RedactionTest::reportTakesNoMarkup()
{
    ReportedTunnel asked = tunnel();
    asked.row.status->error->message = u"a`b\n# Heading"_s;
    asked.log.push_back({ QDateTime(), u"```\n# Heading"_s });
    const QString report = tunnelReport(asked, ReportAddresses::Included);
    QVERIFY(!report.contains(u"\n# Heading"_s));
    QCOMPARE(report.count(u"```"_s), 2);
    QVERIFY(report.contains(u"- Message: `a'b\\n# Heading`"_s));
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
