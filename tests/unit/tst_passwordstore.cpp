// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"
#include "privatekeyring.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <QUrl>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const PasswordPurpose kLab{ QUuid(u"{637f542e-8775-48a8-a32e-4cbf5e02cb91}"_s), u"Lab"_s, u"anna"_s,
                            u"wss://a.example:443"_s };

} // namespace

class PasswordStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsAndFinds_data();
    void keepsAndFinds();
    void isForOneUserOfOneServer();
    void takesThePlaceOfWhatWasKept();
    void forgetsAllOfAProfile();
    void saysThatThereIsNoKeyring();
    void saysThatItIsLocked();
    void keepsUntilLogoutWhileItIsLocked();
    void givesUpOnASilentKeyring();
    void holdsNobodyUp();
    void endsInTheMiddle();
    void namesServers();
    void bearsItsEnd();

private:
    Result<std::optional<QString>> found(const PasswordPurpose &purpose);
    Result<void> kept(const PasswordPurpose &purpose, const QString &password,
                      PasswordKeeping keeping = PasswordKeeping::Keyring);
    Result<int> forgotten(const QUuid &profile);

    std::unique_ptr<PrivateKeyring> m_keyring;
    std::chrono::milliseconds m_patience = 20s;
};

void PasswordStoreTest::init()
{
    m_patience = 20s;
    m_keyring.reset();
    m_keyring = std::make_unique<PrivateKeyring>();
    QVERIFY(m_keyring->start());
}

Result<std::optional<QString>> PasswordStoreTest::found(const PasswordPurpose &purpose)
{
    PasswordStore store(m_patience);
    std::optional<Result<std::optional<QString>>> answer;
    store.find(purpose, [&answer](const auto &result) { answer.emplace(result); });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) ? *answer : Error{};
}

Result<void> PasswordStoreTest::kept(const PasswordPurpose &purpose, const QString &password,
                                     PasswordKeeping keeping)
{
    PasswordStore store(m_patience);
    std::optional<Result<void>> answer;
    store.keep(purpose, password, keeping, [&answer](const auto &result) { answer = result; });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) ? *answer : Error{};
}

Result<int> PasswordStoreTest::forgotten(const QUuid &profile)
{
    PasswordStore store(m_patience);
    std::optional<Result<int>> answer;
    store.forget(profile, [&answer](const auto &result) { answer.emplace(result); });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) ? *answer : Error{};
}

void PasswordStoreTest::keepsAndFinds_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<PasswordKeeping>("keeping");
    QTest::addColumn<QByteArray>("place");
    const auto add = [](const char *tag, const QString &password) {
        QTest::addRow("%s", tag) << password << PasswordKeeping::Keyring
                                 << QByteArray("/collection/login/");
        QTest::addRow("%s until logout", tag)
            << password << PasswordKeeping::UntilLogout << QByteArray("/collection/session/");
    };
    add("plain", u"S3cr3t"_s);
    add("spaces", u"  two  words "_s);
    add("other letters", u"Пароль 密码 🔑"_s);
    add("long", QString(1024, u'x'));
}

void PasswordStoreTest::keepsAndFinds()
{
    QFETCH(const QString, password);
    QFETCH(const PasswordKeeping, keeping);
    QFETCH(const QByteArray, place);

    const auto before = found(kLab);
    QVERIFY(before);
    QCOMPARE(*before, std::nullopt);
    QVERIFY(kept(kLab, password, keeping));
    const auto after = found(kLab);
    QVERIFY(after);
    QCOMPARE(*after, std::optional(password));
    const QByteArray seen = m_keyring->everything();
    QVERIFY2(m_keyring->items().contains(place), m_keyring->items());
    QVERIFY2(seen.contains("label = Farlan: Lab (anna at wss://a.example:443)"), seen);
    QVERIFY2(seen.contains("secret = " + password.toUtf8()), seen);
}

void PasswordStoreTest::isForOneUserOfOneServer()
{
    QVERIFY(kept(kLab, u"S3cr3t"_s));
    PasswordPurpose other = kLab;
    other.user = u"ben"_s;
    QCOMPARE(*found(other), std::nullopt);
    other = kLab;
    other.server = u"ws://a.example:443"_s;
    QCOMPARE(*found(other), std::nullopt);
    other = kLab;
    other.profile = QUuid::createUuid();
    QCOMPARE(*found(other), std::nullopt);
    other = kLab;
    other.profileName = u"Renamed"_s;
    QCOMPARE(*found(other), std::optional(u"S3cr3t"_s));
}

void PasswordStoreTest::takesThePlaceOfWhatWasKept()
{
    QVERIFY(kept(kLab, u"first"_s));
    QVERIFY(kept(kLab, u"second"_s));
    QVERIFY(kept(kLab, u"third"_s, PasswordKeeping::UntilLogout));
    QCOMPARE(*found(kLab), std::optional(u"third"_s));
    QCOMPARE(m_keyring->everything().count("secret = "), 1);
    QVERIFY(kept(kLab, u"fourth"_s));
    QCOMPARE(*found(kLab), std::optional(u"fourth"_s));
    QCOMPARE(m_keyring->everything().count("secret = "), 1);
}

void PasswordStoreTest::forgetsAllOfAProfile()
{
    PasswordPurpose proxy = kLab;
    proxy.server = u"http://proxy.example:3128"_s;
    PasswordPurpose other = kLab;
    other.profile = QUuid::createUuid();
    QVERIFY(kept(kLab, u"one"_s));
    QVERIFY(kept(proxy, u"two"_s, PasswordKeeping::UntilLogout));
    QVERIFY(kept(other, u"three"_s));
    QCOMPARE(*forgotten(kLab.profile), 2);
    QCOMPARE(*forgotten(kLab.profile), 0);
    QCOMPARE(*found(kLab), std::nullopt);
    QCOMPARE(*found(proxy), std::nullopt);
    QCOMPARE(*found(other), std::optional(u"three"_s));
}

void PasswordStoreTest::saysThatThereIsNoKeyring()
{
    m_keyring->end();
    // The bus could start it again, where it is installed.
    const auto none = [this](const QByteArray &address) {
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        return found(kLab).error();
    };
    for (const char *address : { "unix:path=/nowhere", "rubbish", "" }) {
        const Error error = none(address);
        QCOMPARE(error.name, ErrorName::KeyringUnavailable);
        QVERIFY2(error.message.startsWith(u"There is no keyring"_s), qPrintable(error.message));
        QVERIFY(error.hint.contains(u"gnome-keyring"_s));
    }
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(found(kLab).error().message.startsWith(u"There is no keyring"_s));
}

void PasswordStoreTest::saysThatItIsLocked()
{
    QVERIFY(kept(kLab, u"S3cr3t"_s));
    QVERIFY(m_keyring->lock());
    for (const Error &error :
         { found(kLab).error(), kept(kLab, u"new"_s).error(), forgotten(kLab.profile).error() }) {
        QCOMPARE(error.name, ErrorName::KeyringUnavailable);
        QCOMPARE(error.message, u"Your keyring is locked."_s);
    }
    PasswordPurpose other = kLab;
    other.user = u"ben"_s;
    QCOMPARE(*found(other), std::nullopt); // nothing that would have to be unlocked for that
}

void PasswordStoreTest::keepsUntilLogoutWhileItIsLocked()
{
    QVERIFY(m_keyring->lock());
    QVERIFY(kept(kLab, u"S3cr3t"_s, PasswordKeeping::UntilLogout));
    QCOMPARE(*found(kLab), std::optional(u"S3cr3t"_s));
}

void PasswordStoreTest::givesUpOnASilentKeyring()
{
    m_patience = 300ms;
    m_keyring->freeze();
    QElapsedTimer timer;
    timer.start();
    for (const Error &error :
         { found(kLab).error(), kept(kLab, u"new"_s).error(), forgotten(kLab.profile).error() }) {
        QCOMPARE(error.name, ErrorName::KeyringUnavailable);
        QCOMPARE(error.message, u"Your keyring has not answered within 1 seconds."_s);
    }
    QVERIFY(timer.elapsed() >= 800);
    m_keyring->thaw();
}

void PasswordStoreTest::holdsNobodyUp()
{
    m_keyring->freeze();
    PasswordStore store(20s);
    bool isAnswered = false;
    store.find(kLab, [&isAnswered](const auto &) { isAnswered = true; });
    int turns = 0;
    QTimer timer;
    timer.callOnTimeout([&turns] { ++turns; });
    timer.start(1ms);
    QTRY_VERIFY(turns > 100);
    QVERIFY(!isAnswered);
    m_keyring->thaw();
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 20'000);
}

void PasswordStoreTest::endsInTheMiddle()
{
    m_keyring->freeze();
    QStringList answers;
    {
        PasswordStore store(20s);
        for (int i = 0; i < 8; ++i) {
            store.find(kLab, [&answers](const auto &result) {
                answers += result ? u"found"_s : result.error().message;
            });
        }
        QTest::qWait(100);
    }
    m_keyring->thaw();
    QTest::qWait(100);
    QCOMPARE(answers, QStringList());
}

void PasswordStoreTest::namesServers()
{
    const auto named = [](const char *uri) { return serverOf(QUrl(QString::fromLatin1(uri))); };
    QCOMPARE(named("wss://a.example/lan"), u"wss://a.example:443"_s);
    QCOMPARE(named("wss://a.example:443/other"), u"wss://a.example:443"_s);
    QCOMPARE(named("ws://a.example"), u"ws://a.example:80"_s);
    QCOMPARE(named("wss://[fd00::1]:8443/"), u"wss://[fd00::1]:8443"_s);
    QCOMPARE(named("http://anna@proxy.example:3128"), u"http://proxy.example:3128"_s);
}

void PasswordStoreTest::bearsItsEnd()
{
    m_keyring->freeze();
    PasswordStore store(20s);
    std::optional<Result<std::optional<QString>>> answer;
    store.find(kLab, [&answer](const auto &result) { answer.emplace(result); });
    QTest::qWait(500);
    m_keyring->end();
    QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000);
    // The bus may have started another one in time, which has nothing and cannot be unlocked.
    QVERIFY(*answer ? **answer == std::nullopt
                    : answer->error().name == ErrorName::KeyringUnavailable);
}

QTEST_GUILESS_MAIN(PasswordStoreTest)
#include "tst_passwordstore.moc"
