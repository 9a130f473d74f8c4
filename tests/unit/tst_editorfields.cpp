// SPDX-License-Identifier: GPL-3.0-or-later
#include "editorground.h"
#include "ui/editor/certificatechoice.h"
#include "ui/editor/disclosure.h"
#include "ui/text/certificatetext.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTimeZone>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// A certificate authority “Example Root”, valid until 2126.
constexpr auto kAuthority = R"(-----BEGIN CERTIFICATE-----
MIIBqDCCAU+gAwIBAgIUI0SldsXvAx8OGpLDUstHS7GYWvwwCgYIKoZIzj0EAwIw
KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMRXhhbXBsZSBSb290MCAXDTI2
MTEyNjEyMTAwMFoYDzIxMjYxMTAyMTIxMDAwWjApMRAwDgYDVQQKDAdFeGFtcGxl
MRUwEwYDVQQDDAxFeGFtcGxlIFJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAQT03Z6pex1RXhTsGqUIxFyPXcLbIeioVEhf8zjy2AlxX0sLHimdsRy8KzhtS6Y
UIK9T+BZtjN0vBEvtYL32rvuo1MwUTAdBgNVHQ4EFgQUXIl05YtzMzJjk+CkZmHP
S/7oBHEwHwYDVR0jBBgwFoAUXIl05YtzMzJjk+CkZmHPS/7oBHEwDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAg5AU4Ou+QhyFSlhC0EdFyfXSXQQEc
oWEDJHHXNjEWZAIgYHJT9ahmGlSlimGTC3jI+9bY0AmWGQW50TeHOvfgGyw=
-----END CERTIFICATE-----
)";

} // namespace

class EditorFieldsTest final : public QObject, private EditorGround
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void readsAddresses_data();
    void readsAddresses();
    void refuses_data();
    void refuses();
    void saysNothingTooEarly();
    void wantsAnotherName();
    void dropsThePasswordOfAnAddress();
    void warnsOfPlainText();
    void forgetsTrustInAnotherHost();
    void takesAnAuthority();
    void keepsNoCertificateForPlainText_data();
    void keepsNoCertificateForPlainText();
    void tellsOfTheServersCertificate();
    void warnsOfACertificateThatEnds_data();
    void warnsOfACertificateThatEnds();
};

void EditorFieldsTest::readsAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("host") << u" relay.example.org "_s << u"wss://relay.example.org/"_s;
    QTest::newRow("port") << u"a:81"_s << u"wss://a:81/"_s;
    QTest::newRow("path") << u"a/lan?x=1"_s << u"wss://a/lan?x=1"_s;
    QTest::newRow("query") << u"ws://a?x=1"_s << u"ws://a/?x=1"_s;
    QTest::newRow("plain") << u"WS://a"_s << u"ws://a/"_s;
    QTest::newRow("IPv6") << u"2001:db8::1"_s << u"wss://[2001:db8::1]/"_s;
    QTest::newRow("IPv6 and port") << u"[::1]:81"_s << u"wss://[::1]:81/"_s;
    QTest::newRow("letters") << u"bücher.example:81"_s << u"wss://xn--bcher-kva.example:81/"_s;
}

void EditorFieldsTest::readsAddresses()
{
    QFETCH(const QString, typed);
    open(Profile());
    type(u"uri"_s, typed);
    QTest::keyClick(line(u"uri"_s), Qt::Key_Tab);
    QTEST(line(u"uri"_s)->text(), "address");
    QVERIFY(!field(u"uri"_s)->hasProblem());
}

void EditorFieldsTest::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const QString &key, const QString &text,
                        const QString &note) { QTest::newRow(name) << key << text << note; };
    row("no name", u"name"_s, u""_s, u"A name is needed."_s);
    row("blank name", u"name"_s, u"  "_s, u"A name is needed."_s);
    row("long name", u"name"_s, QString(100, u'x'), u"The name is longer than 64 characters."_s);
    row("reversed name", u"name"_s, u"a\u202eb"_s, u"The name contains a control"_s);
    row("no address", u"uri"_s, u""_s, u"A server address is needed."_s);
    row("web page", u"uri"_s, u"https://a.example/"_s, u"Only ws:// and wss://"_s);
    row("port", u"uri"_s, u"a.example:99999"_s, u"The port in the address"_s);
    row("zero", u"uri"_s, u"a.example:0"_s, u"The port in the address"_s);
    row("space", u"uri"_s, u"a.example/b c"_s, u"The address contains a space"_s);
    row("fragment", u"uri"_s, u"a.example/#b"_s, u"The address has a \"#\" part"_s);
    row("no host", u"uri"_s, u"wss:///x"_s, u"The address names no host."_s);
    row("long address", u"uri"_s, u"a.example/"_s + QString(2100, u'x'),
        u"The address is longer"_s);
    row("user", u"user"_s, u"a:b"_s, u"A user name has no colon."_s);
    row("long user", u"user"_s, QString(256, u'x'), u"A user name has at most"_s);
    row("proxy", u"proxy"_s, u"socks://a:1"_s, u"Proxy: The address \"socks://a:1\""_s);
    row("proxy's password", u"proxy"_s, u"http://a:b@c:1"_s, u"Proxy: the address contains"_s);
    row("MTU", u"mtu"_s, u"67"_s, u"This must be a whole number"_s);
    row("no MTU", u"mtu"_s, u"1e3"_s, u"This must be a whole number"_s);
    row("huge MTU", u"mtu"_s, u"99999999999999999999"_s, u"This must be a whole number"_s);
    row("MAC", u"mac"_s, u"02:00"_s, u"\"02:00\" is not a hardware"_s);
    row("group", u"mac"_s, u"01:00:5e:00:00:01"_s, u"\"01:00:5e:00:00:01\" is the"_s);
    row("interface", u"device"_s, u"a/b"_s, u"\"a/b\" cannot be the name"_s);
    row("long interface", u"device"_s, u"a123456789012345"_s, u"The interface name \"a1"_s);
    row("no prefix", u"ip"_s, u"10.5.0.2"_s, u"\"10.5.0.2\" lacks the length"_s);
    row("prefix", u"ip"_s, u"10.5.0.2/33"_s, u"\"10.5.0.2/33\": the length"_s);
    row("twice", u"ip"_s, u"10.5.0.2/24, 10.5.0.2/24"_s, u"10.5.0.2 is there twice."_s);
    row("network", u"ip"_s, u"10.5.0.0/24"_s, u"10.5.0.0 is the network address"_s);
    row("no addresses", u"ip"_s, u""_s, u"Addresses look like this"_s);
    row("bridge", u"bridge"_s, u"b r"_s, u"This cannot be the name of a bridge."_s);
    row("no bridge", u"bridge"_s, u""_s, u"This cannot be the name of a bridge."_s);
    row("pin", u"pin"_s, u"7F:3A"_s, u"The SHA-256 fingerprint"_s);
    row("listening", u"address"_s, u"localhost"_s, u"\"localhost\" is not an IPv4"_s);
    row("listening port", u"port"_s, u"65536"_s, u"This must be a whole number"_s);
    row("path", u"path"_s, u"lan"_s, u"The path must start with"_s);
    row("relative", u"certfile"_s, u"cert.pem"_s, u"“cert.pem” is not the whole path"_s);
    row("no key", u"certfile"_s, u"/cert.pem"_s, u"A certificate needs its private key."_s);
    row("no certificate", u"keyfile"_s, u"/key.pem"_s, u"A private key needs its"_s);
    row("clients", u"max_clients"_s, u"1024"_s, u"This must be a whole number"_s);
    row("origin", u"allow_origin"_s, u"https://A/"_s, u"\"https://A/\" is not the origin"_s);
}

void EditorFieldsTest::refuses()
{
    QFETCH(const QString, key);
    QFETCH(const QString, text);
    QFETCH(const QString, note);
    const QStringList serversKeys{ u"address"_s, u"port"_s,        u"path"_s,        u"certfile"_s,
                                   u"keyfile"_s, u"max_clients"_s, u"allow_origin"_s };
    const bool isServer = serversKeys.contains(key);
    open(isServer ? server(u"Hub"_s) : client(u"Lab"_s));
    if (key == "ip"_L1) {
        choose(u"Fixed addresses"_s);
    } else if (key == "bridge"_L1) {
        choose(u"Attach to a bridge"_s);
    } else if (key == "pin"_L1) {
        button<QRadioButton>(u"Only this certificate (pinned)"_s)->click();
    }
    m_editor->findChild<Disclosure *>()->setOpen(true);
    line(key)->setText(text);
    m_editor->findChild<Disclosure *>()->setOpen(false);
    m_editor->accept();
    QVERIFY2(field(key)->shownNote().startsWith(note), qPrintable(field(key)->shownNote()));
    QCOMPARE(line(key)->accessibleDescription(), field(key)->shownNote());
    QCOMPARE(QApplication::focusWidget(), line(key));
    QVERIFY(field(key)->isVisible());
    QVERIFY(m_editor->isVisible());
    QVERIFY(m_store->profiles().empty());
}

void EditorFieldsTest::saysNothingTooEarly()
{
    open(Profile());
    QTest::keyClick(line(u"name"_s), Qt::Key_Tab); // whoever passes by
    QCOMPARE(field(u"name"_s)->shownNote(), QString());
    type(u"user"_s, u"a:"_s);
    QCOMPARE(field(u"user"_s)->shownNote(), QString());
    QTest::keyClick(line(u"user"_s), Qt::Key_Tab);
    QCOMPARE(field(u"user"_s)->shownNote(), u"A user name has no colon."_s);
    type(u"user"_s, u"a"_s);
    QCOMPARE(field(u"user"_s)->shownNote(), QString());
}

void EditorFieldsTest::wantsAnotherName()
{
    QVERIFY(m_store->add(client(u"Lab"_s)));
    QVERIFY(m_store->add(client(u"lab 2"_s)));
    open(client(u"LAB"_s)); // as a copy comes
    QCOMPARE(line(u"name"_s)->text(), u"LAB 3"_s);
    type(u"name"_s, u"lAB"_s);
    QCOMPARE(field(u"name"_s)->shownNote(),
             u"Another tunnel is already called lAB. Suggested: lAB 3"_s);
    m_editor->accept();
    QCOMPARE(m_store->profiles().size(), size_t(2));

    open(Profile());
    type(u"uri"_s, u"lab"_s);
    QTest::keyClick(line(u"uri"_s), Qt::Key_Tab);
    QCOMPARE(line(u"name"_s)->text(), u"lab 3"_s);
}

void EditorFieldsTest::dropsThePasswordOfAnAddress()
{
    open(Profile());
    type(u"uri"_s, u"wss://an%20na:ge@heim@a.example/"_s);
    QTest::keyClick(line(u"uri"_s), Qt::Key_Tab);
    QCOMPARE(line(u"uri"_s)->text(), u"wss://a.example/"_s);
    QCOMPARE(line(u"user"_s)->text(), u"an na"_s);
    QVERIFY(field(u"uri"_s)->shownNote().endsWith(
        u"The user name was moved to its own field. The password was removed from the address."_s));
    for (const QLineEdit *each : m_editor->findChildren<QLineEdit *>()) {
        QVERIFY(!each->text().contains(u"heim"_s));
    }
}

void EditorFieldsTest::warnsOfPlainText()
{
    open(Profile());
    type(u"uri"_s, u"ws://a.example:81/"_s);
    const QString warning
        = u"Traffic is not encrypted. Anyone on the path can read and change it."_s;
    QCOMPARE(field(u"uri"_s)->shownNote(), warning);
    type(u"user"_s, u"anna"_s);
    QCOMPARE(field(u"uri"_s)->shownNote(), warning + u" The password is sent unencrypted."_s);
    QVERIFY(!m_editor->findChild<CertificateChoice *>()->isEnabled());
    button<QPushButton>(u"Use wss://"_s)->click();
    QCOMPARE(line(u"uri"_s)->text(), u"wss://a.example:81/"_s);
    QVERIFY(!button<QPushButton>(u"Use wss://"_s));
    QVERIFY(m_editor->findChild<CertificateChoice *>()->isEnabled());
}

void EditorFieldsTest::forgetsTrustInAnotherHost()
{
    open(client(u"Lab"_s, { u"insecure=true"_s }));
    auto *insecure = button<QCheckBox>(u"Connect without verifying the server (unsafe)"_s);
    QVERIFY(insecure && insecure->isChecked());
    QVERIFY(field(u"insecure"_s)->shownNote().contains(u"relay.example.org only"_s));
    type(u"uri"_s, u"wss://relay.example.org/other"_s);
    QTest::keyClick(line(u"uri"_s), Qt::Key_Tab);
    QVERIFY(insecure->isChecked());
    type(u"uri"_s, u"other.example"_s);
    m_editor->accept(); // without leaving the field
    QVERIFY(!stored(u"Lab"_s).settings.insecure);

    open(client(u"Pin"_s));
    QVERIFY(m_editor->trust(certificateOf(u"wss://relay.example.org/"_s)));
    QVERIFY(line(u"pin"_s)->text().startsWith(u"AA:AA:"_s));
    QVERIFY(!m_editor->trust(certificateOf(u"wss://other.example/"_s)));
    type(u"uri"_s, u"other.example"_s);
    QTest::keyClick(line(u"uri"_s), Qt::Key_Tab);
    QVERIFY(button<QRadioButton>(u"System certificates"_s)->isChecked());
}

void EditorFieldsTest::takesAnAuthority()
{
    const auto write = [this](const QString &name, const QByteArray &content) {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(u"ca.pem"_s, kAuthority));
    QVERIFY(write(u"bad.pem"_s, "nothing"));
    open(client(u"Lab"_s));
    auto *choice = m_editor->findChild<CertificateChoice *>();
    choice->readAuthority(m_folder->filePath(u"bad.pem"_s));
    QCOMPARE(field(u"cacerts"_s)->shownNote(),
             u"There is no certificate in this file. It must be in PEM form."_s);
    m_editor->accept();
    QVERIFY(m_editor->isVisible());
    choice->readAuthority(m_folder->filePath(u"ca.pem"_s));
    QVERIFY2(field(u"cacerts"_s)->shownNote().startsWith(u"Example Root, valid until "_s),
             qPrintable(field(u"cacerts"_s)->shownNote()));
    m_editor->accept();
    QCOMPARE(stored(u"Lab"_s).settings.cacerts, QByteArray(kAuthority));
}

void EditorFieldsTest::keepsNoCertificateForPlainText_data()
{
    QTest::addColumn<QString>("cacerts");
    QTest::addColumn<QString>("pin");
    QTest::newRow("authority") << u"/etc/ca.pem"_s << QString();
    QTest::newRow("pin") << QString() << QString(64, u'a');
}

// What is grey in the window is not in the profile: nothing could be done about its refusal.
void EditorFieldsTest::keepsNoCertificateForPlainText()
{
    Profile profile = client(u"Lab"_s);
    QFETCH(QString, cacerts);
    QFETCH(QString, pin);
    profile.paths.cacerts = cacerts;
    profile.settings.pin = pin;
    open(profile);
    type(u"uri"_s, u"ws://relay.example.org/"_s);
    m_editor->accept();
    QVERIFY(!m_editor->isVisible());
    QVERIFY(stored(u"Lab"_s).paths.cacerts.isEmpty() && stored(u"Lab"_s).settings.pin.isEmpty());
}

void EditorFieldsTest::tellsOfTheServersCertificate()
{
    const auto write = [this](const QByteArray &content) {
        QFile file(m_folder->filePath(u"server.pem"_s));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(kAuthority));
    Profile server;
    server.settings.mode = TunnelMode::Server;
    server.settings.name = u"Door"_s;
    open(server);
    type(u"certfile"_s, m_folder->filePath(u"server.pem"_s));
    QCOMPARE(field(u"certfile"_s)->shownNote(),
             u"Example Root, self-signed, valid until 2 Nov 2126"_s);
    look(u"editor-server-certificate"_s);
    QVERIFY(write("nothing"));
    type(u"certfile"_s, {});
    type(u"certfile"_s, m_folder->filePath(u"server.pem"_s));
    QCOMPARE(field(u"certfile"_s)->shownNote(),
             u"There is no certificate in this file. It must be in PEM form."_s);
    type(u"certfile"_s, m_folder->filePath(u"none.pem"_s));
    QVERIFY(field(u"certfile"_s)->shownNote().startsWith(u"There is no such file"_s));
}

void EditorFieldsTest::warnsOfACertificateThatEnds_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("isWarning");
    QTest::addColumn<QString>("end");
    constexpr qint64 kDay = 24 * 60 * 60;
    QTest::newRow("long") << 15 * kDay << false << u"valid until 20 Jun 2031"_s;
    QTest::newRow("soon") << 13 * kDay + 60 << true << u"expires in 13 day(s), on 20 Jun 2031"_s;
    QTest::newRow("tomorrow") << kDay + 60 << true << u"expires in 1 day(s), on 20 Jun 2031"_s;
    QTest::newRow("over") << -kDay << true << u"expired on 20 Jun 2031"_s;
}

void EditorFieldsTest::warnsOfACertificateThatEnds()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, end);
    const CertificateSummary certificate{ u"lab.example"_s, u"Exa\nmple"_s,
                                          QDateTime({ 2031, 6, 20 }, { 12, 0 }, QTimeZone::utc()) };
    const auto line = CertificateText::of(certificate, certificate.validUntil.addSecs(-seconds));
    QCOMPARE(line.text, u"lab.example, issued by Exa\\nmple, "_s + end);
    QTEST(line.isWarning, "isWarning");
}

QTEST_MAIN(EditorFieldsTest)
#include "tst_editorfields.moc"
