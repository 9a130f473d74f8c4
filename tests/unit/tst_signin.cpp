// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/passwordstore.h"
#include "app/secrets/signin.h"
#include "contract/errornames.h"
#include "privatekeyring.h"

#include <QSignalSpy>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Profile makeProfile(PasswordKeeping keeping)
{
    Profile profile;
    profile.id = QUuid(u"{637f542e-8775-48a8-a32e-4cbf5e02cb91}"_s);
    profile.settings.name = u"Lab"_s;
    profile.settings.uri = QUrl(u"wss://a.example/lan"_s);
    profile.settings.user = u"anna"_s;
    profile.keepPassword = keeping;
    return profile;
}

Error refusal(QLatin1StringView name)
{
    return Error{ name, u"No."_s };
}

// What one sign-in comes to, with a person who answers each question.
class Attempt final : public QObject
{
    Q_OBJECT

public:
    Attempt(const Profile &profile, PasswordStore &store)
        : signIn(profile, store)
        , ready(&signIn, &SignIn::ready)
        , done(&signIn, &SignIn::done)
        , kept(&signIn, &SignIn::kept)
    {
        connect(&signIn, &SignIn::wanted, this, [this](const PasswordPurpose &purpose) {
            asked += purpose.user + u'@' + purpose.server;
            if (!answers.isEmpty()) {
                signIn.give(answers.takeFirst());
            }
        });
        connect(&signIn, &SignIn::keyringFailed, this,
                [this](const Error &error) { troubles += error.message; });
    }

    bool isReady(int times = 1)
    {
        signIn.begin();
        return QTest::qWaitFor([&] { return ready.size() == times; }, 20'000);
    }

    bool isAccepted(int times = 1)
    {
        signIn.accept();
        return QTest::qWaitFor([&] { return done.size() == times; }, 20'000);
    }

    SignIn signIn;
    QSignalSpy ready;
    QSignalSpy done;
    QSignalSpy kept;
    QStringList answers;
    QStringList asked;
    QStringList troubles;
};

} // namespace

class SignInTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksNobodyWhereThereIsNoUser();
    void asksEachTimeAndKeepsNothing();
    void keepsWhatHasWorked_data();
    void keepsWhatHasWorked();
    void keepsNothingThatHasNotWorked();
    void keepsAnotherAfterOneThatHadWorked();
    void mayEndBeforeTheKeyringAnswers();
    void takesTheOneInTheKeyringOnce();
    void asksForTheProxysToo();
    void sendsNothingToAnotherServer();
    void takesOneFromElsewhere();
    void asksWithoutAKeyring();

private:
    std::unique_ptr<PrivateKeyring> m_keyring;
    std::unique_ptr<PasswordStore> m_store;
};

void SignInTest::init()
{
    m_store.reset();
    m_keyring.reset();
    m_keyring = std::make_unique<PrivateKeyring>();
    QVERIFY(m_keyring->start());
    m_store = std::make_unique<PasswordStore>(20s);
}

void SignInTest::asksNobodyWhereThereIsNoUser()
{
    Profile profile = makeProfile(PasswordKeeping::Keyring);
    profile.settings.user.clear();
    Attempt attempt(profile, *m_store);
    QVERIFY(attempt.isReady());
    QCOMPARE(attempt.signIn.secrets(), TunnelSecrets());
    QVERIFY(!attempt.signIn.isToKeep());
}

void SignInTest::asksEachTimeAndKeepsNothing()
{
    for (int i = 0; i < 2; ++i) {
        Attempt attempt(makeProfile(PasswordKeeping::Never), *m_store);
        attempt.answers = { u"S3cr3t"_s };
        QVERIFY(attempt.isReady());
        QCOMPARE(attempt.asked, { u"anna@wss://a.example:443"_s });
        QCOMPARE(attempt.signIn.secrets().password, u"S3cr3t"_s);
        QVERIFY(!attempt.signIn.isToKeep());
        QVERIFY(attempt.isAccepted());
        QCOMPARE(attempt.kept.size(), 0);
    }
    QVERIFY(!m_keyring->everything().contains("S3cr3t"));
}

void SignInTest::keepsWhatHasWorked_data()
{
    QTest::addColumn<PasswordKeeping>("keeping");
    QTest::newRow("keyring") << PasswordKeeping::Keyring;
    QTest::newRow("until logout") << PasswordKeeping::UntilLogout;
}

void SignInTest::keepsWhatHasWorked()
{
    QFETCH(const PasswordKeeping, keeping);
    Attempt first(makeProfile(keeping), *m_store);
    first.answers = { u"S3cr3t"_s };
    QVERIFY(first.isReady());
    QVERIFY(!m_keyring->everything().contains("S3cr3t"));
    QVERIFY(first.signIn.isToKeep());
    QVERIFY(first.isAccepted());
    QCOMPARE(first.kept.size(), 1);
    QVERIFY(!first.signIn.isToKeep());

    Attempt second(makeProfile(keeping), *m_store);
    QVERIFY(second.isReady());
    QCOMPARE(second.asked, QStringList());
    QCOMPARE(second.signIn.secrets().password, u"S3cr3t"_s);
    QVERIFY(!second.signIn.isToKeep());
}

void SignInTest::keepsNothingThatHasNotWorked()
{
    Attempt attempt(makeProfile(PasswordKeeping::Keyring), *m_store);
    attempt.answers = { u"wrong"_s, u"right"_s };
    QVERIFY(attempt.isReady());
    QVERIFY(attempt.signIn.refuse(refusal(ErrorName::AuthenticationFailed)));
    QVERIFY(!attempt.signIn.isToKeep());
    QVERIFY(attempt.isReady(2));
    QCOMPARE(attempt.signIn.secrets().password, u"right"_s);
    QVERIFY(attempt.isAccepted());
    QVERIFY(m_keyring->everything().contains("secret = right"));
    QVERIFY(!m_keyring->everything().contains("wrong"));

    // Other failures say nothing about the password.
    QVERIFY(!attempt.signIn.refuse(refusal(ErrorName::ConnectionFailed)));
    QVERIFY(!attempt.signIn.refuse(refusal(ErrorName::ProxyAuthenticationFailed)));
}

void SignInTest::keepsAnotherAfterOneThatHadWorked()
{
    Attempt attempt(makeProfile(PasswordKeeping::Keyring), *m_store);
    attempt.answers = { u"first"_s, u"second"_s };
    QVERIFY(attempt.isReady());
    QVERIFY(attempt.isAccepted());
    QVERIFY(attempt.signIn.refuse(refusal(ErrorName::AuthenticationFailed)));
    QVERIFY(attempt.isReady(2));
    QVERIFY(attempt.signIn.isToKeep());
    QVERIFY(attempt.isAccepted(2));
    QVERIFY(m_keyring->everything().contains("secret = second"));
    QVERIFY(!m_keyring->everything().contains("first"));
}

void SignInTest::mayEndBeforeTheKeyringAnswers()
{
    m_keyring->freeze();
    {
        Attempt attempt(makeProfile(PasswordKeeping::Keyring), *m_store);
        attempt.signIn.begin();
    }
    m_keyring->thaw();
    bool isAnswered = false;
    m_store->forget(QUuid::createUuid(), [&isAnswered](const auto &) { isAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 20'000);
}

void SignInTest::takesTheOneInTheKeyringOnce()
{
    const Profile profile = makeProfile(PasswordKeeping::Keyring);
    Attempt first(profile, *m_store);
    first.answers = { u"old"_s };
    QVERIFY(first.isReady());
    QVERIFY(first.isAccepted());

    Attempt second(profile, *m_store);
    QVERIFY(second.isReady());
    const Error refused = refusal(ErrorName::AuthenticationFailed);
    QVERIFY(second.signIn.isKeptOneRefused(refused));
    QVERIFY(second.signIn.refuse(refused));
    QVERIFY(!second.signIn.isKeptOneRefused(refused));
    second.answers = { u"new"_s };
    QVERIFY(second.isReady(2));
    QCOMPARE(second.asked.size(), 1);
    QVERIFY(m_keyring->everything().contains("secret = old")); // until the new one has worked
    QVERIFY(second.isAccepted());
    QVERIFY(m_keyring->everything().contains("secret = new"));
    QVERIFY(!m_keyring->everything().contains("old"));
}

void SignInTest::asksForTheProxysToo()
{
    Profile profile = makeProfile(PasswordKeeping::Keyring);
    profile.settings.proxy = QUrl(u"http://bob@proxy.example:3128"_s);
    Attempt first(profile, *m_store);
    first.answers = { u"servers"_s, u"proxys"_s };
    QVERIFY(first.isReady());
    QCOMPARE(first.asked,
             (QStringList{ u"anna@wss://a.example:443"_s, u"bob@http://proxy.example:3128"_s }));
    QCOMPARE(first.signIn.secrets().password, u"servers"_s);
    QCOMPARE(first.signIn.secrets().proxyPassword, u"proxys"_s);
    const TunnelSecrets right = first.signIn.secrets();
    QVERIFY(first.isAccepted());
    QCOMPARE(first.kept.size(), 2);
    QCOMPARE(first.signIn.secrets(), TunnelSecrets()); // who needs them no more does not have them

    Attempt second(profile, *m_store);
    QVERIFY(second.isReady());
    QCOMPARE(second.signIn.secrets(), right);
    QVERIFY(second.signIn.refuse(refusal(ErrorName::ProxyAuthenticationFailed)));
    second.answers = { u"new"_s };
    QVERIFY(second.isReady(2));
    QCOMPARE(second.signIn.secrets().password, u"servers"_s);
    QCOMPARE(second.signIn.secrets().proxyPassword, u"new"_s);
}

void SignInTest::sendsNothingToAnotherServer()
{
    Profile profile = makeProfile(PasswordKeeping::Keyring);
    Attempt first(profile, *m_store);
    first.answers = { u"S3cr3t"_s };
    QVERIFY(first.isReady());
    QVERIFY(first.isAccepted());
    for (const char *uri :
         { "wss://b.example/lan", "wss://a.example:444/", "ws://a.example:443/" }) {
        profile.settings.uri = QUrl(QString::fromLatin1(uri));
        Attempt other(profile, *m_store);
        other.answers = { u"another"_s };
        QVERIFY(other.isReady());
        QCOMPARE(other.asked.size(), 1);
        QCOMPARE(other.signIn.secrets().password, u"another"_s);
    }
    profile.settings.uri = QUrl(u"wss://a.example:443/other"_s);
    Attempt same(profile, *m_store);
    QVERIFY(same.isReady());
    QCOMPARE(same.signIn.secrets().password, u"S3cr3t"_s);
}

void SignInTest::takesOneFromElsewhere()
{
    Attempt attempt(makeProfile(PasswordKeeping::Keyring), *m_store);
    attempt.signIn.use(u"S3cr3t"_s);
    QVERIFY(attempt.isReady());
    QCOMPARE(attempt.signIn.secrets().password, u"S3cr3t"_s);
    QVERIFY(!attempt.signIn.refuse(refusal(ErrorName::AuthenticationFailed)));
    QVERIFY(!attempt.signIn.isToKeep());
    QVERIFY(attempt.isAccepted());
    QVERIFY(!m_keyring->everything().contains("S3cr3t"));
}

void SignInTest::asksWithoutAKeyring()
{
    m_keyring->killBus();
    Profile profile = makeProfile(PasswordKeeping::Keyring);
    profile.settings.proxy = QUrl(u"http://bob@proxy.example:3128"_s);
    Attempt attempt(profile, *m_store);
    attempt.answers = { u"servers"_s, u"proxys"_s };
    QVERIFY(attempt.isReady());
    QCOMPARE(attempt.asked.size(), 2);
    QCOMPARE(attempt.troubles.size(), 1);
    QVERIFY(attempt.troubles.first().startsWith(u"There is no keyring"_s));
    QVERIFY(attempt.isAccepted());
    QCOMPARE(attempt.kept.size(), 0);
    QVERIFY(attempt.troubles.size() > 1); // and it says that they are not kept
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
