// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/announcer.h"

#include "contract/errornames.h"
#include "modelground.h"

#include <QElapsedTimer>

using namespace Farlan;
using namespace std::chrono_literals;

namespace
{

// Long enough that a busy machine does not turn one into another.
constexpr Announcer::Timing kTiming{ 400ms, 2s, 1s };

const char *nameOf(AnnouncementKind kind)
{
    switch (kind) {
    case AnnouncementKind::Connected:
        return "connected";
    case AnnouncementKind::Lost:
        return "lost";
    case AnnouncementKind::Back:
        return "back";
    case AnnouncementKind::Failed:
        return "failed";
    case AnnouncementKind::Stopped:
        return "stopped";
    case AnnouncementKind::PasswordNeeded:
        return "password";
    case AnnouncementKind::ProxyPasswordNeeded:
        return "proxy password";
    case AnnouncementKind::CertificateNeeded:
        return "certificate";
    }
    Q_UNREACHABLE();
}

} // namespace

class TestAnnouncer final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsThereIsNoNews();
    void tellsThatItIsConnected();
    void tellsALossOnlyAfterAWhile();
    void doesNotTellAShortLoss();
    void tellsFailures();
    void tellsWhatIsNeeded_data();
    void tellsWhatIsNeeded();
    void tellsThatAPasswordIsWanted();
    void isQuietAfterAClick_data();
    void isQuietAfterAClick();
    void isQuietAboutQuestionsAlone();
    void isNotQuietForEver();
    void forgetsThatSomebodyLooked();
    void aClosedTunnelIsNoNews();
    void tellsThatTheHelperHasStopped();
    void tellsALossSoonAfterTheConnection();
    void tellsNotTooOften();
    void forgetsTheRemoved();
    void followsTunnelsWithoutAProfile();

private:
    void put(TunnelPhase phase) { put(status(u"lab"_s, phase)); }
    void put(const TunnelStatus &now)
    {
        m_helper->put(pathOf(u"1"_s), now);
        QTRY_VERIFY(lab().status && lab().phase() == now.phase);
    }
    const TunnelRow &lab() const { return *m_model->find(m_lab); }
    void beUp()
    {
        m_announcer->quietly(lab(), Quiet::Everything);
        put(TunnelPhase::Starting);
        put(TunnelPhase::Connected);
        QTest::qWait(20);
        QCOMPARE(m_told, QStringList());
    }
    bool hasTold(const QString &what)
    {
        return QTest::qWaitFor([&] { return !m_told.isEmpty(); })
            && std::exchange(m_told, {}) == QStringList(what);
    }
    bool staysSilent(std::chrono::milliseconds time = 100ms) const
    {
        QTest::qWait(static_cast<int>(time.count()));
        return m_told.isEmpty();
    }

    std::unique_ptr<Announcer> m_announcer;
    QUuid m_lab;
    QStringList m_told; // "lost lab", "withdraw lab"
    std::vector<Announcement> m_shown;
};

void TestAnnouncer::init()
{
    setUp();
    m_told.clear();
    m_shown.clear();
    addProfile(u"lab"_s);
    m_lab = profile(u"lab"_s).id;
    m_announcer = std::make_unique<Announcer>(*m_model, kTiming);
    connect(m_announcer.get(), &Announcer::show, this, [this](const Announcement &announcement) {
        m_told += QString::fromLatin1(nameOf(announcement.kind)) + u' ' + announcement.row.name();
        m_shown.push_back(announcement);
    });
    connect(m_announcer.get(), &Announcer::withdraw, this, [this](const QString &key) {
        const TunnelRow *row = m_announcer->find(key);
        m_told += u"withdraw "_s + (row ? row->name() : u"what is gone"_s);
    });
}

void TestAnnouncer::cleanup()
{
    m_announcer.reset();
    tearDown();
}

void TestAnnouncer::whatIsThereIsNoNews()
{
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    m_helper->put(pathOf(u"2"_s), failed(u"other"_s, ErrorName::AccessRefused));
    start();
    QTRY_COMPARE(lab().phase(), TunnelPhase::Connected);
    addProfile(u"other"_s);
    QVERIFY(staysSilent());
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s));
}

void TestAnnouncer::tellsThatItIsConnected()
{
    start();
    put(TunnelPhase::Starting);
    put(TunnelPhase::ConnectedNoData);
    QVERIFY(hasTold(u"connected lab"_s));
    QCOMPARE(m_shown.back().key, Announcer::keyOf(lab()));
    put(TunnelPhase::Connected); // is the same
    QVERIFY(staysSilent());
    m_helper->remove(pathOf(u"1"_s));
    QVERIFY(hasTold(u"withdraw lab"_s));
}

void TestAnnouncer::tellsALossOnlyAfterAWhile()
{
    start();
    beUp();
    QElapsedTimer time;
    time.start();
    put(TunnelPhase::Waiting);
    put(TunnelPhase::Connecting); // the next try
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s));
    QVERIFY(std::chrono::milliseconds(time.elapsed()) >= kTiming.lossPatience - 50ms);
    put(TunnelPhase::Connecting);
    put(TunnelPhase::ConnectedNoData);
    QVERIFY(hasTold(u"back lab"_s)); // soon after the other
    QVERIFY(m_shown.back().outage > 300ms && m_shown.back().outage < 1min);
}

void TestAnnouncer::doesNotTellAShortLoss()
{
    start();
    beUp();
    put(TunnelPhase::Waiting);
    put(TunnelPhase::Connected);
    QVERIFY(staysSilent(kTiming.lossPatience + 200ms));
}

void TestAnnouncer::tellsFailures()
{
    start();
    beUp();
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s));
    put(failed(u"lab"_s, ErrorName::AccessRefused));
    QVERIFY(hasTold(u"failed lab"_s));
    QCOMPARE(m_shown.back().error->name, QString(ErrorName::AccessRefused));
    put(TunnelPhase::Starting); // somebody tries it once more
    QVERIFY(hasTold(u"withdraw lab"_s));
}

void TestAnnouncer::tellsWhatIsNeeded_data()
{
    QTest::addColumn<QLatin1StringView>("error");
    QTest::addColumn<QString>("told");
    QTest::newRow("password") << ErrorName::AuthenticationFailed << u"password lab"_s;
    QTest::newRow("proxy") << ErrorName::ProxyAuthenticationFailed << u"proxy password lab"_s;
    QTest::newRow("certificate") << ErrorName::CertificateRefused << u"certificate lab"_s;
}

void TestAnnouncer::tellsWhatIsNeeded()
{
    QFETCH(QLatin1StringView, error);
    QFETCH(QString, told);
    start();
    put(TunnelPhase::Starting);
    put(failed(u"lab"_s, error));
    QVERIFY(hasTold(told));
    put(TunnelPhase::Starting);
    QVERIFY(hasTold(u"withdraw lab"_s));
}

void TestAnnouncer::tellsThatAPasswordIsWanted()
{
    start();
    TunnelAttempt attempt{ status(u"lab"_s, TunnelPhase::Starting) };
    m_model->setAttempt(m_lab, attempt);
    attempt.isAsking = true;
    m_model->setAttempt(m_lab, attempt);
    QVERIFY(hasTold(u"password lab"_s));
    attempt.isAsking = false;
    m_model->setAttempt(m_lab, attempt);
    QVERIFY(hasTold(u"withdraw lab"_s));
    m_model->setAttempt(m_lab, {});
    QVERIFY(staysSilent());
}

void TestAnnouncer::isQuietAfterAClick_data()
{
    QTest::addColumn<TunnelPhase>("end");
    QTest::addColumn<QLatin1StringView>("error");
    QTest::newRow("up") << TunnelPhase::Connected << QLatin1StringView();
    QTest::newRow("failed") << TunnelPhase::Failed << ErrorName::HostNotFound;
    QTest::newRow("password") << TunnelPhase::Failed << ErrorName::AuthenticationFailed;
    QTest::newRow("certificate") << TunnelPhase::Failed << ErrorName::CertificateRefused;
    QTest::newRow("waiting") << TunnelPhase::Waiting << QLatin1StringView();
}

void TestAnnouncer::isQuietAfterAClick()
{
    QFETCH(TunnelPhase, end);
    QFETCH(QLatin1StringView, error);
    start();
    m_announcer->quietly(lab(), Quiet::Everything);
    put(TunnelPhase::Starting);
    QVERIFY(staysSilent(kTiming.clickPatience + 100ms)); // a person may be typing a password
    put(error.isEmpty() ? status(u"lab"_s, end) : failed(u"lab"_s, error));
    QVERIFY(staysSilent(kTiming.lossPatience + 200ms));
}

void TestAnnouncer::isQuietAboutQuestionsAlone()
{
    start();
    m_announcer->quietly(lab(), Quiet::Questions);
    TunnelAttempt attempt{ status(u"lab"_s, TunnelPhase::Starting) };
    m_model->setAttempt(m_lab, attempt);
    attempt.isAsking = true;
    m_model->setAttempt(m_lab, attempt);
    QVERIFY(staysSilent());
    attempt.isAsking = false;
    m_model->setAttempt(m_lab, attempt);
    m_model->setAttempt(m_lab, TunnelAttempt{ failed(u"lab"_s, ErrorName::NotAuthenticated) });
    QVERIFY(staysSilent()); // the user has said no

    m_announcer->quietly(lab(), Quiet::Questions);
    m_model->setAttempt(m_lab, attempt);
    m_model->setAttempt(m_lab, TunnelAttempt{ failed(u"lab"_s, ErrorName::HostNotFound) });
    QVERIFY(hasTold(u"failed lab"_s));
}

void TestAnnouncer::isNotQuietForEver()
{
    start();
    beUp();
    m_announcer->quietly(lab(), Quiet::Everything); // a click of which nothing comes
    QTest::qWait(static_cast<int>(kTiming.clickPatience.count()) + 50);
    put(failed(u"lab"_s, ErrorName::AccessRefused));
    QVERIFY(hasTold(u"failed lab"_s));
}

void TestAnnouncer::forgetsThatSomebodyLooked()
{
    start();
    m_announcer->quietly(lab(), Quiet::Everything);
    put(TunnelPhase::Starting);
    m_announcer->forget(lab());
    put(TunnelPhase::Connected);
    QVERIFY(hasTold(u"connected lab"_s));
}

void TestAnnouncer::aClosedTunnelIsNoNews()
{
    start();
    beUp();
    m_helper->remove(pathOf(u"1"_s)); // with farlanctl, say
    QTRY_VERIFY(!lab().status);
    QVERIFY(staysSilent());
}

void TestAnnouncer::tellsThatTheHelperHasStopped()
{
    start();
    beUp();
    m_helper->die();
    QVERIFY(hasTold(u"stopped lab"_s));
    QCOMPARE(m_shown.back().error->name, QString(ErrorName::HelperStopped));
}

void TestAnnouncer::tellsALossSoonAfterTheConnection()
{
    start();
    put(TunnelPhase::Starting);
    put(TunnelPhase::Connected);
    QVERIFY(hasTold(u"connected lab"_s));
    QElapsedTimer time;
    time.start();
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s));
    QVERIFY(std::chrono::milliseconds(time.elapsed()) >= kTiming.lossPatience - 50ms);
    QVERIFY(std::chrono::milliseconds(time.elapsed()) < kTiming.pause - 100ms);
}

void TestAnnouncer::tellsNotTooOften()
{
    start();
    beUp();
    QElapsedTimer time;
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s));
    time.start(); // before the pause begins
    put(TunnelPhase::Connected);
    QVERIFY(hasTold(u"back lab"_s));
    put(TunnelPhase::Waiting);
    put(TunnelPhase::Connected);
    QVERIFY(hasTold(u"withdraw lab"_s)); // it says what is long known
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost lab"_s)); // it is still lost
    QVERIFY(std::chrono::milliseconds(time.elapsed()) >= kTiming.pause - 100ms);
}

void TestAnnouncer::forgetsTheRemoved()
{
    start();
    put(TunnelPhase::Starting);
    put(failed(u"lab"_s, ErrorName::AccessRefused));
    QVERIFY(hasTold(u"failed lab"_s));
    QVERIFY(m_store->remove(m_lab));
    QVERIFY(hasTold(u"withdraw what is gone"_s));
    m_helper->remove(pathOf(u"1"_s));
    QVERIFY(staysSilent());
}

void TestAnnouncer::followsTunnelsWithoutAProfile()
{
    start();
    const auto put = [this](TunnelPhase phase) {
        m_helper->put(pathOf(u"2"_s), status(u"<b>&x"_s, phase));
        QTRY_VERIFY(m_announcer->find(pathOf(u"2"_s)));
        QTRY_COMPARE(m_announcer->find(pathOf(u"2"_s))->phase(), phase);
    };
    put(TunnelPhase::Starting);
    put(TunnelPhase::Connected); // somebody did that in a terminal
    QVERIFY(staysSilent());
    put(TunnelPhase::Waiting);
    QVERIFY(hasTold(u"lost <b>&x"_s));
}

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
