// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/passwordstore.h"
#include "privatekeyring.h"

#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

// Who is to ask the person for GNOME Keyring, and does not.
class SilentPrompter final : public QDBusVirtualObject
{
public:
    explicit SilentPrompter(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"prompter"_s))
    {
        if (!m_bus.registerVirtualObject(u"/"_s, this, QDBusConnection::SubPath)
            || !m_bus.registerService(u"org.gnome.keyring.SystemPrompter"_s)) {
            qFatal("There is no prompter");
        }
    }
    ~SilentPrompter() override { QDBusConnection::disconnectFromBus(u"prompter"_s); }
    Q_DISABLE_COPY_MOVE(SilentPrompter)

    bool handleMessage(const QDBusMessage &message, const QDBusConnection & /*bus*/) override
    {
        message.setDelayedReply(true);
        wasAsked = true;
        return true;
    }
    QString introspect(const QString & /*path*/) const override { return {}; }

    bool wasAsked = false;

private:
    QDBusConnection m_bus;
};

} // namespace

// A keyring that asks a person, who does not answer. In a process of its own, as the thread that is
// left alone then may go on for a while.
class KeyringPromptTest final : public QObject
{
    Q_OBJECT

private slots:
    void waitsNoLongerForAPerson();
};

void KeyringPromptTest::waitsNoLongerForAPerson()
{
    PrivateKeyring keyring;
    QVERIFY(keyring.start());
    const PasswordPurpose lab{ QUuid::createUuid(), u"Lab"_s, u"anna"_s, u"wss://a.example:443"_s };
    {
        PasswordStore store;
        bool isKept = false;
        store.keep(lab, u"S3cr3t"_s, PasswordKeeping::Keyring,
                   [&isKept](const Result<void> &result) { isKept = bool(result); });
        QTRY_VERIFY_WITH_TIMEOUT(isKept, 20'000);
    }
    SilentPrompter prompter(keyring.address());
    QVERIFY(keyring.lock());
    PasswordStore impatient(2s);
    QString answer;
    impatient.find(lab, [&answer](const auto &result) { answer = result.error().message; });
    auto patient = std::make_unique<PasswordStore>(60s);
    bool isAnswered = false;
    patient->find(lab, [&isAnswered](const auto &) { isAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(prompter.wasAsked && !answer.isEmpty(), 20'000);
    QCOMPARE(answer, u"Your keyring has not answered within 2 seconds."_s);

    QElapsedTimer timer;
    timer.start();
    patient.reset();
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(KeyringPromptTest)
#include "tst_keyringprompt.moc"
