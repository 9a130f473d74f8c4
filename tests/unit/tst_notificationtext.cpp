// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/notificationtext.h"

#include "app/profiles/profileedit.h"
#include "contract/errornames.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Announcement announcement(AnnouncementKind kind, const QStringList &settings,
                          const QString &name = u"Lab"_s)
{
    Announcement announcement;
    announcement.kind = kind;
    announcement.row.profile = StoredProfile();
    announcement.row.profile->file.profile = makeProfile(name, settings)->profile;
    announcement.row.status = TunnelStatus();
    announcement.row.status->mode = announcement.row.profile->profile().settings.mode;
    announcement.row.status->device = u"lab0"_s;
    announcement.outage = 12s;
    return announcement;
}

// Without the click on the notification itself, which is the same for all.
QString buttons(const Notification &notification)
{
    QStringList buttons;
    for (const NotificationAction &action : notification.actions.mid(1)) {
        buttons += action.id + u'=' + action.label;
    }
    return buttons.join(u", "_s);
}

} // namespace

class TestNotificationText : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatHasHappened_data();
    void saysWhatHasHappened();
    void saysWhereAConnectedTunnelIs();
    void saysWhoWantsAPassword();
};

void TestNotificationText::saysWhatHasHappened_data()
{
    using Kind = AnnouncementKind;
    QTest::addColumn<AnnouncementKind>("kind");
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("buttons");
    const QString reason = u"The server does not allow this access."_s;
    const QString show = u"show-status=Show Status"_s;
    const QString tryAgain = u"connect=Try Again"_s;
    QTest::newRow("connected") << Kind::Connected << false << u"Lab connected"_s << u"lab0"_s
                               << show;
    QTest::newRow("running") << Kind::Connected << true << u"Lab is running"_s
                             << u"ws://0.0.0.0:80/"_s << show;
    QTest::newRow("lost") << Kind::Lost << false << u"Lab lost connection"_s << u"Trying again…"_s
                          << u"disconnect=Disconnect"_s;
    QTest::newRow("interrupted") << Kind::Lost << true << u"Lab was interrupted"_s
                                 << u"Trying again…"_s << u"disconnect=Stop"_s;
    QTest::newRow("back") << Kind::Back << false << u"Lab connected"_s
                          << u"Connected again after 12 s"_s << QString();
    QTest::newRow("running again")
        << Kind::Back << true << u"Lab is running"_s << u"Running again after 12 s"_s << QString();
    QTest::newRow("failed") << Kind::Failed << false << u"Lab could not connect"_s << reason
                            << tryAgain + u", show-status=Details"_s;
    QTest::newRow("not started") << Kind::Failed << true << u"Lab could not start"_s << reason
                                 << tryAgain + u", show-status=Details"_s;
    QTest::newRow("stopped") << Kind::Stopped << false << u"Lab was disconnected"_s << reason
                             << u"connect=Connect"_s;
    QTest::newRow("server stopped")
        << Kind::Stopped << true << u"Lab was stopped"_s << reason << u"connect=Start"_s;
    QTest::newRow("password") << Kind::PasswordNeeded << false << u"Lab needs a password"_s
                              << u"a.example"_s << u"review=Enter Password"_s;
    QTest::newRow("certificate") << Kind::CertificateNeeded << false
                                 << u"The server’s certificate of Lab must be checked"_s
                                 << u"a.example"_s << u"review=Check Certificate"_s;
}

void TestNotificationText::saysWhatHasHappened()
{
    QFETCH(AnnouncementKind, kind);
    QFETCH(bool, isServer);
    QFETCH(const QString, buttons);
    Announcement happened
        = announcement(kind, { isServer ? u"mode=server"_s : u"uri=wss://a.example/"_s });
    if (isServer) {
        happened.row.status->location = u"ws://0.0.0.0:80/"_s;
    }
    happened.error = Error{ ErrorName::AccessRefused, u"403 <b>&x"_s };
    const Notification notification = NotificationText::of(happened);
    QTEST(notification.title, "title");
    QTEST(notification.body, "body");
    QCOMPARE(::buttons(notification), buttons);
    QCOMPARE(notification.actions.first().id, QString(kDefaultAction));
    QVERIFY(notification.category.startsWith(u"network."_s));
}

void TestNotificationText::saysWhereAConnectedTunnelIs()
{
    const auto body = [](const QStringList &settings, const QString &device) {
        Announcement connected = announcement(AnnouncementKind::Connected, settings);
        connected.row.status->device = device;
        return NotificationText::of(connected).body;
    };
    const QString uri = u"uri=wss://a.example/"_s;
    QCOMPARE(body({ uri, u"ip=10.5.0.23/16"_s }, u"lab0"_s), u"10.5.0.23 on lab0"_s);
    QCOMPARE(body({ uri }, u"lab0"_s), u"lab0"_s);
    QCOMPARE(body({ uri, u"ip=10.5.0.23/16"_s }, {}), u"wss://a.example/"_s);
}

void TestNotificationText::saysWhoWantsAPassword()
{
    Announcement needed = announcement(
        AnnouncementKind::ProxyPasswordNeeded,
        { u"uri=wss://a.example/"_s, u"proxy=http://proxy.example:3128"_s }, u"<b>&x %1"_s);
    needed.row.status->error = Error{ ErrorName::ProxyAuthenticationFailed, u"407"_s };
    const Notification notification = NotificationText::of(needed);
    QCOMPARE(notification.body, u"proxy.example"_s);
    QCOMPARE(notification.title, u"<b>&x %1 needs a password"_s);
}

QTEST_MAIN(TestNotificationText)
#include "tst_notificationtext.moc"
