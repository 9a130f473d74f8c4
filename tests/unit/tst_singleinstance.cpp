// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"
#include "fakehelper.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Farlan;

namespace
{

constexpr int kNotStarted = 99;

// This program as a second Farlan: its result is an Instance.
int beSecond(const QStringList &arguments)
{
    const QDBusConnection bus = QDBusConnection::connectToBus(arguments.at(2), u"second"_s);
    SingleInstance second(bus);
    return static_cast<int>(second.begin(arguments.mid(4), arguments.at(3)));
}

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        m_instance = std::make_unique<SingleInstance>(
            QDBusConnection::connectToBus(m_bus->address(), u"first"_s));
        m_activated = std::make_unique<QSignalSpy>(m_instance.get(), &SingleInstance::activated);
        m_opened = std::make_unique<QSignalSpy>(m_instance.get(), &SingleInstance::opened);
        m_actions
            = std::make_unique<QSignalSpy>(m_instance.get(), &SingleInstance::actionActivated);
    }
    void cleanup()
    {
        m_instance.reset();
        QDBusConnection::disconnectFromBus(u"first"_s);
        QDBusConnection::disconnectFromBus(u"other"_s);
        m_bus.reset();
    }
    void tellsTheFirst_data();
    void tellsTheFirst();
    void isFirstAfterTheFirst();
    void doesNotWaitForAStuckOne();
    void doesWithoutABus();
    void limitsWhatTheBusTells();
    void exportsNothingElse();

private:
    Instance startSecond(const QString &action = {}, const QStringList &uris = {},
                         const QMap<QString, QString> &environment = {}) const
    {
        QProcess second;
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        all.remove(u"XDG_ACTIVATION_TOKEN"_s);
        all.remove(u"DESKTOP_STARTUP_ID"_s);
        for (auto [name, value] : environment.asKeyValueRange()) {
            all.insert(name, value);
        }
        second.setProcessEnvironment(all);
        second.setProcessChannelMode(QProcess::ForwardedChannels);
        second.start(QCoreApplication::applicationFilePath(),
                     QStringList{ u"--second"_s, m_bus->address(), action } + uris);
        const bool hasEnded
            = QTest::qWaitFor([&second] { return second.state() == QProcess::NotRunning; }, 20'000);
        return static_cast<Instance>(hasEnded ? second.exitCode() : kNotStarted);
    }

    QDBusMessage callFirst(const QString &method, const QVariantList &arguments) const
    {
        QDBusMessage call
            = QDBusMessage::createMethodCall(u"org.farlan.farlan"_s, u"/org/farlan/farlan"_s,
                                             u"org.freedesktop.Application"_s, method);
        call.setArguments(arguments);
        QDBusPendingCall pending
            = QDBusConnection::connectToBus(m_bus->address(), u"other"_s).asyncCall(call);
        return QTest::qWaitFor([&pending] { return pending.isFinished(); }) ? pending.reply()
                                                                            : QDBusMessage();
    }

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<QSignalSpy> m_activated;
    std::unique_ptr<QSignalSpy> m_opened;
    std::unique_ptr<QSignalSpy> m_actions;
};

void TestSingleInstance::tellsTheFirst_data()
{
    using Environment = QMap<QString, QString>;
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("token");
    QTest::newRow("no token") << Environment() << QString();
    QTest::newRow("Wayland's") << Environment{ { u"XDG_ACTIVATION_TOKEN"_s, u"kwin-7"_s } }
                               << u"kwin-7"_s;
    QTest::newRow("X11's") << Environment{ { u"DESKTOP_STARTUP_ID"_s, u"menu_TIME12"_s } }
                           << u"menu_TIME12"_s;
    QTest::newRow("both") << Environment{ { u"XDG_ACTIVATION_TOKEN"_s, u"kwin-7"_s },
                                          { u"DESKTOP_STARTUP_ID"_s, u"menu_TIME12"_s } }
                          << u"kwin-7"_s;
    QTest::newRow("too long") << Environment{ { u"XDG_ACTIVATION_TOKEN"_s, QString(500, u'x') } }
                              << QString();
    QTest::newRow("no token's letters")
        << Environment{ { u"XDG_ACTIVATION_TOKEN"_s, u"a\nb"_s } } << QString();
}

void TestSingleInstance::tellsTheFirst()
{
    QFETCH(const QString, token);
    using Environment = QMap<QString, QString>;
    QFETCH(const Environment, environment);
    QCOMPARE(m_instance->begin(), Instance::First);
    QCOMPARE(startSecond({}, {}, environment), Instance::Second);
    QTRY_COMPARE(m_activated->count(), 1);
    QCOMPARE(m_activated->first(), QVariantList{ token });

    const QStringList uris{ u"file:///tmp/a%20b.toml"_s, u"wss://a.example/<b>&x"_s };
    QCOMPARE(startSecond({}, uris, environment), Instance::Second);
    QTRY_COMPARE(m_opened->count(), 1);
    QCOMPARE(m_opened->first(), QVariantList({ uris, token }));

    QCOMPARE(startSecond(u"new-tunnel"_s, {}, environment), Instance::Second);
    QTRY_COMPARE(m_actions->count(), 1);
    QCOMPARE(m_actions->first(), QVariantList({ u"new-tunnel"_s, token }));
    QCOMPARE(m_activated->count() + m_opened->count() + m_actions->count(), 3);
}

void TestSingleInstance::isFirstAfterTheFirst()
{
    QCOMPARE(startSecond(), Instance::First);
    QCOMPARE(startSecond(), Instance::First);
    QCOMPARE(m_instance->begin(), Instance::First);
    QVERIFY(m_activated->isEmpty());
}

void TestSingleInstance::doesNotWaitForAStuckOne()
{
    QCOMPARE(m_instance->begin(), Instance::First);
    QElapsedTimer time;
    time.start();
    SingleInstance second(QDBusConnection::connectToBus(m_bus->address(), u"other"_s));
    QCOMPARE(second.begin(), Instance::Second); // while it waits, we, the first, do nothing
    QVERIFY(time.elapsed() < 10'000);
    QTRY_COMPARE(m_activated->count(), 1);
}

void TestSingleInstance::doesWithoutABus()
{
    SingleInstance alone(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"none"_s));
    QCOMPARE(alone.begin(), Instance::NoBus);
    QDBusConnection::disconnectFromBus(u"none"_s);
    m_bus->kill();
    QTest::qWait(100);
    QCOMPARE(m_instance->begin(), Instance::NoBus);
}

void TestSingleInstance::limitsWhatTheBusTells()
{
    QCOMPARE(m_instance->begin(), Instance::First);
    QStringList many(1000, u"wss://a.example/"_s);
    many.prepend(QString(100'000, u'x'));
    QCOMPARE(callFirst(u"Open"_s, { many, QVariantMap() }).type(), QDBusMessage::ReplyMessage);
    QCOMPARE(m_opened->count(), 1);
    QCOMPARE(m_opened->first().first().toStringList(), many.mid(1, 32));
    callFirst(u"Open"_s, { QStringList(), QVariantMap() });
    QCOMPARE(m_opened->count(), 1);
    QCOMPARE(m_activated->count(), 1);

    const QVariantMap odd{ { u"activation-token"_s, 7 }, { u"desktop-startup-id"_s, u"x"_s } };
    callFirst(u"ActivateAction"_s, { QString(1000, u'x'), QVariantList(), QVariantMap() });
    callFirst(u"ActivateAction"_s, { QString(), QVariantList(), QVariantMap() });
    QVERIFY(m_actions->isEmpty());
    callFirst(u"ActivateAction"_s, { u"status"_s, QVariantList{ 1, u"2"_s }, odd });
    QCOMPARE(m_actions->count(), 1);
    QCOMPARE(m_actions->first().first().toString(), u"status"_s);
}

void TestSingleInstance::exportsNothingElse()
{
    QCOMPARE(m_instance->begin(), Instance::First);
    QCOMPARE(callFirst(u"deleteLater"_s, {}).type(), QDBusMessage::ErrorMessage);
    QCOMPARE(callFirst(u"Activate"_s, { 1 }).type(), QDBusMessage::ErrorMessage);
    QCOMPARE(callFirst(u"Activate"_s, { QVariantMap() }).type(), QDBusMessage::ReplyMessage);
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--second"_L1) {
        return beSecond(app.arguments());
    }
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
