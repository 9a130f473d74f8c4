// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelcontrol.h"
#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"
#include "contract/helpermessages.h"
#include "modelground.h"

#include <QDBusUnixFileDescriptor>
#include <QFile>

using namespace Farlan;

// From a click to a tunnel: with a helper that says what it is told to say, and no keyring.
class TunnelControlTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }
    void init();
    void cleanup();
    void opensWithoutQuestions();
    void asksForThePassword();
    void asksAgainAfterARefusal();
    void asksForAUserWhoIsNotSet();
    void keepsTheUserOfTheAnswer();
    void keepsWhatWasEditedMeanwhile();
    void givesEachPasswordToWhomItIsFor();
    void saysWhatTheKeyringLacks();
    void tellsThatNobodyIsThere();
    void givesUpWhenNobodyAnswers();
    void closesWhatItHasNotOpenedYet();
    void closesAndTellsWhyItCannot();
    void showsWhyItCouldNotOpen();
    void asksAboutACertificate();
    void trustsACertificate();
    void asksForThePasswordOnceWhenTheCertificateIsDoubted();
    void forgetsThePasswordOfWhomItDoesNotTrust();
    void forgetsARemovedProfile();
    void opensOnce();
    void closesAll();

private:
    void add(const QStringList &settings);
    QUuid lab() const { return profile(u"lab"_s).id; }
    const TunnelRow &row() const { return *m_model->find(lab()); }
    int openCalls() const { return static_cast<int>(m_helper->asked.count(u"OpenTunnel"_s)); }
    void allow() // the helper does, and has the tunnel
    {
        m_helper->answers[u"OpenTunnel"_s]
            = { QVariant::fromValue(QDBusObjectPath(pathOf(u"1"_s))) };
    }
    void put(const TunnelStatus &status) { m_helper->put(pathOf(u"1"_s), status); }
    void refuseCertificate()
    {
        TunnelStatus refused = failed(u"lab"_s, ErrorName::CertificateRefused);
        ReportedCertificate shown;
        shown.sha256 = QString(64, u'a');
        refused.certificate = CertificateReport{ { RefusalReason::UnknownIssuer }, { shown } };
        put(refused);
    }
    PasswordQuestion question() const { return m_wanted->last().first().value<PasswordQuestion>(); }

    TunnelSecrets secrets() const // of the last call that opens a tunnel
    {
        const auto file = qdbus_cast<QDBusUnixFileDescriptor>(m_helper->opened.last().value(1));
        QFile content;
        if (!content.open(file.fileDescriptor(), QIODevice::ReadOnly)) {
            return {};
        }
        content.seek(0);
        return *decodeSecrets(content.readAll());
    }

    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<TunnelControl> m_control;
    std::unique_ptr<QSignalSpy> m_wanted;
    std::unique_ptr<QSignalSpy> m_refused;
    std::unique_ptr<QSignalSpy> m_over;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TunnelControlTest::init()
{
    setUp();
    m_helper->manager[u"NetworkNamespace"_s] = ownNetworkNamespace();
    m_passwords = std::make_unique<PasswordStore>();
    m_control = std::make_unique<TunnelControl>(*m_model, *m_store, *m_client, *m_passwords);
    m_wanted = std::make_unique<QSignalSpy>(m_control.get(), &TunnelControl::passwordWanted);
    m_refused = std::make_unique<QSignalSpy>(m_control.get(), &TunnelControl::certificateRefused);
    m_over = std::make_unique<QSignalSpy>(m_control.get(), &TunnelControl::questionOver);
    m_failed = std::make_unique<QSignalSpy>(m_control.get(), &TunnelControl::failed);
}

void TunnelControlTest::cleanup()
{
    m_wanted.reset();
    m_refused.reset();
    m_over.reset();
    m_failed.reset();
    m_control.reset();
    m_passwords.reset();
    tearDown();
}

void TunnelControlTest::add(const QStringList &settings)
{
    QVERIFY(m_store->add(
        makeProfile(u"lab"_s, QStringList{ u"uri=wss://a.example/"_s } + settings)->profile));
    start();
}

void TunnelControlTest::opensWithoutQuestions()
{
    add({});
    allow();
    m_control->open(lab());
    QCOMPARE(row().phase(), TunnelPhase::Starting); // at once
    QTRY_COMPARE(openCalls(), 1);
    put(status(u"lab"_s));
    QTRY_COMPARE(row().phase(), TunnelPhase::Connected);
    QCOMPARE(m_wanted->count(), 0);
}

void TunnelControlTest::asksForThePassword()
{
    add({ u"user=anna"_s });
    allow();
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    QCOMPARE(row().need(), UserNeed::Password);
    QCOMPARE(question().tunnel, u"lab"_s);
    QCOMPARE(question().server, u"wss://a.example:443"_s);
    QCOMPARE(question().user, u"anna"_s);
    QVERIFY(question().isEncrypted && !question().wasRefused && !question().isForProxy);
    QCOMPARE(openCalls(), 0);
    m_control->answer(lab(), { u"anna"_s, u"secret"_s, PasswordKeeping::Never });
    QTRY_COMPARE(openCalls(), 1);
    QCOMPARE(row().need(), UserNeed::Nothing);
}

void TunnelControlTest::asksAgainAfterARefusal()
{
    asksForThePassword();
    put(status(u"lab"_s, TunnelPhase::SigningIn));
    put(failed(u"lab"_s, ErrorName::AuthenticationFailed));
    QTRY_COMPARE(m_wanted->count(), 2);
    QVERIFY(question().wasRefused);
    QCOMPARE(openCalls(), 1); // nothing is tried again by itself
    QCOMPARE(row().need(), UserNeed::Password);
    m_control->answer(lab(), { u"anna"_s, u"other"_s, PasswordKeeping::Never });
    QTRY_COMPARE(openCalls(), 2);
}

void TunnelControlTest::asksForAUserWhoIsNotSet()
{
    add({});
    allow();
    m_control->open(lab());
    QTRY_COMPARE(openCalls(), 1);
    put(failed(u"lab"_s, ErrorName::AuthenticationFailed));
    QTRY_COMPARE(m_wanted->count(), 1);
    QCOMPARE(question().user, QString());
    m_control->answer(lab(), { u"bob"_s, u"secret"_s, PasswordKeeping::Never });
    QTRY_COMPARE(openCalls(), 2);
    QCOMPARE(profile(u"lab"_s).settings.user, u"bob"_s);
}

void TunnelControlTest::keepsTheUserOfTheAnswer()
{
    add({ u"user=anna"_s });
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    m_control->answer(lab(), { u"bob"_s, u"secret"_s, PasswordKeeping::UntilLogout });
    QTRY_COMPARE(openCalls(), 1);
    QCOMPARE(profile(u"lab"_s).settings.user, u"bob"_s);
    QCOMPARE(profile(u"lab"_s).keepPassword, PasswordKeeping::UntilLogout);
    QCOMPARE(m_wanted->count(), 1);
}

void TunnelControlTest::keepsWhatWasEditedMeanwhile()
{
    add({ u"user=anna"_s });
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    Profile edited = profile(u"lab"_s);
    edited.settings.mtu = 1400;
    QVERIFY(m_store->save(edited));
    m_control->answer(lab(), { u"bob"_s, u"secret"_s, PasswordKeeping::Never });
    QCOMPARE(profile(u"lab"_s).settings.mtu, 1400);
    QCOMPARE(profile(u"lab"_s).settings.user, u"bob"_s);
}

void TunnelControlTest::givesEachPasswordToWhomItIsFor()
{
    add({ u"user=anna"_s, u"proxy=http://carl@proxy.example:3128"_s });
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    QVERIFY(!question().isForProxy);
    m_control->answer(lab(), { u"anna"_s, u"of the server"_s, PasswordKeeping::Never });
    QTRY_COMPARE(m_wanted->count(), 2);
    QVERIFY(question().isForProxy);
    m_control->answer(lab(), { u"carl"_s, u"of the proxy"_s, PasswordKeeping::UntilLogout });
    QTRY_COMPARE(openCalls(), 1);
    QCOMPARE(m_wanted->count(), 2);
    QCOMPARE(secrets().password, u"of the server"_s);
    QCOMPARE(secrets().proxyPassword, u"of the proxy"_s);
}

void TunnelControlTest::saysWhatTheKeyringLacks()
{
    add({ u"user=anna"_s, u"keep_password=keyring"_s });
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    QVERIFY(question().keyringProblem);
    QCOMPARE(question().keyringProblem->name, QString(ErrorName::KeyringUnavailable));
}

void TunnelControlTest::tellsThatNobodyIsThere()
{
    add({ u"user=anna"_s });
    m_control->open(lab(), OpenedBy::Login);
    QTRY_COMPARE(m_wanted->count(), 1);
    QCOMPARE(question().openedBy, OpenedBy::Login);
    m_control->open(lab()); // a person comes
    QTRY_COMPARE(m_wanted->count(), 2);
    QCOMPARE(question().openedBy, OpenedBy::Person);
}

void TunnelControlTest::givesUpWhenNobodyAnswers()
{
    add({ u"user=anna"_s });
    m_control->open(lab());
    QTRY_COMPARE(m_wanted->count(), 1);
    m_control->decline(lab());
    QCOMPARE(row().phase(), TunnelPhase::Closed);
    QCOMPARE(row().need(), UserNeed::Nothing);
    QCOMPARE(m_over->count(), 1);
    m_control->answer(lab(), { u"anna"_s, u"late"_s, PasswordKeeping::Never });
    QTest::qWait(50);
    QCOMPARE(openCalls(), 0);
}

void TunnelControlTest::closesWhatItHasNotOpenedYet()
{
    add({});
    m_helper->isLate += u"OpenTunnel"_s;
    m_control->open(lab());
    QTRY_COMPARE(openCalls(), 1);
    m_control->close(row());
    QCOMPARE(row().phase(), TunnelPhase::Closed);
    allow();
    m_helper->answers[u"Close"_s] = {};
    m_helper->isLate.clear();
    m_client->listTunnels([](const Result<QStringList> &) {});
    m_helper->answers[u"ListTunnels"_s] = { QVariant::fromValue(QList<QDBusObjectPath>()) };
    QTRY_VERIFY(m_helper->askedAt[pathOf(u"1"_s)].contains(u"Close"_s));
    QCOMPARE(m_failed->count(), 0);
}

void TunnelControlTest::closesAndTellsWhyItCannot()
{
    opensWithoutQuestions();
    m_helper->errors[u"Close"_s]
        = { QString(ErrorName::PermissionDenied), u"Not allowed.\nAsk somebody."_s };
    m_control->close(row());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->first().at(1).value<Error>().message, u"Not allowed."_s);
    m_helper->errors.clear();
    m_helper->errors[u"Close"_s] = { QString(ErrorName::NotFound), u"It is gone."_s };
    m_control->close(row()); // a second click
    QTest::qWait(50);
    QCOMPARE(m_failed->count(), 1);
}

void TunnelControlTest::showsWhyItCouldNotOpen()
{
    add({});
    m_helper->errors[u"OpenTunnel"_s] = { QString(ErrorName::PermissionDenied), u"Not allowed."_s };
    m_control->open(lab());
    QTRY_COMPARE(row().phase(), TunnelPhase::Failed);
    QCOMPARE(row().status->error->name, QString(ErrorName::PermissionDenied));
    m_control->close(row());
    QCOMPARE(row().phase(), TunnelPhase::Closed);
    m_control->open(lab());
    QTRY_COMPARE(row().phase(), TunnelPhase::Failed);
    m_helper->errors.clear();
    allow();
    m_control->tryNow(row());
    QTRY_COMPARE(openCalls(), 3);
    put(status(u"lab"_s));
    QTRY_COMPARE(row().phase(), TunnelPhase::Connected);
}

void TunnelControlTest::asksAboutACertificate()
{
    add({});
    allow();
    m_control->open(lab());
    QTRY_COMPARE(openCalls(), 1);
    refuseCertificate();
    QTRY_COMPARE(m_refused->count(), 1);
    const auto asked = m_refused->first().first().value<CertificateQuestion>();
    QCOMPARE(asked.location, u"wss://a.example/"_s);
    QCOMPARE(asked.report.reasons, QStringList(RefusalReason::UnknownIssuer));
    QCOMPARE(row().need(), UserNeed::Certificate);
    m_control->review(row());
    QCOMPARE(m_refused->count(), 2);
}

void TunnelControlTest::trustsACertificate()
{
    asksAboutACertificate();
    const auto asked = m_refused->last().first().value<CertificateQuestion>();
    QVERIFY(m_control->trust(asked));
    QCOMPARE(profile(u"lab"_s).settings.pin, QString(64, u'a'));
    QTRY_COMPARE(openCalls(), 2);

    Profile moved = profile(u"lab"_s);
    moved.settings.uri = QUrl(u"wss://b.example/"_s);
    moved.settings.pin.clear();
    QVERIFY(m_store->save(moved));
    QCOMPARE(m_control->trust(asked).error().name, QString(ErrorName::InvalidState));
    QVERIFY(profile(u"lab"_s).settings.pin.isEmpty());
}

void TunnelControlTest::asksForThePasswordOnceWhenTheCertificateIsDoubted()
{
    asksForThePassword();
    refuseCertificate();
    QTRY_COMPARE(m_refused->count(), 1);
    QCOMPARE(row().need(), UserNeed::Certificate);
    QVERIFY(m_control->trust(m_refused->last().first().value<CertificateQuestion>()));
    QTRY_COMPARE(openCalls(), 2);
    QCOMPARE(secrets().password, u"secret"_s);
    QCOMPARE(m_wanted->count(), 1);
}

void TunnelControlTest::forgetsThePasswordOfWhomItDoesNotTrust()
{
    asksForThePassword();
    refuseCertificate();
    QTRY_COMPARE(m_refused->count(), 1);
    m_control->decline(lab());
    QCOMPARE(row().need(), UserNeed::Certificate); // still
    QVERIFY(m_control->trust(m_refused->last().first().value<CertificateQuestion>()));
    QTRY_COMPARE(m_wanted->count(), 2);
    QCOMPARE(openCalls(), 1);
}

void TunnelControlTest::forgetsARemovedProfile()
{
    add({ u"user=anna"_s });
    const QUuid id = lab();
    m_control->open(id);
    QTRY_COMPARE(m_wanted->count(), 1);
    QVERIFY(m_store->remove(id));
    QCOMPARE(m_over->count(), 1);
    m_control->answer(id, { u"anna"_s, u"secret"_s, PasswordKeeping::Never });
    m_control->open(id);
    QTest::qWait(50);
    QCOMPARE(openCalls(), 0);
}

void TunnelControlTest::opensOnce()
{
    add({});
    m_control->open(lab());
    m_control->open(lab());
    QTRY_COMPARE(openCalls(), 1);
    m_control->open(lab());
    QTest::qWait(50);
    QCOMPARE(openCalls(), 1);
}

void TunnelControlTest::closesAll()
{
    opensWithoutQuestions();
    m_helper->put(pathOf(u"2"_s), status(u"other"_s));
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_helper->answers[u"Close"_s] = {};
    const QSignalSpy closed(m_control.get(), &TunnelControl::allClosed);
    m_control->closeAll();
    QTRY_COMPARE(closed.count(), 1);
    QVERIFY(m_helper->askedAt[pathOf(u"1"_s)].contains(u"Close"_s));
    QVERIFY(m_helper->askedAt[pathOf(u"2"_s)].contains(u"Close"_s));
}

QTEST_GUILESS_MAIN(TunnelControlTest)
#include "tst_tunnelcontrol.moc"
