// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelcontrol.h"
#include "app/secrets/passwordstore.h"
#include "modelground.h"
#include "ui/questions/certificatedialog.h"
#include "ui/questions/passworddialog.h"
#include "ui/questions/questioner.h"

#include <QApplication>

using namespace Farlan;

class QuestionerTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksOneAfterTheOther();
    void raisesWhatIsAskedAlready();
    void replacesAnOlderQuestion();
    void comesBackAfterAnAnswer();
    void goesWithItsTunnel();
    void leavesThoseAloneWhoAreNotThere();

private:
    static PasswordQuestion password(const QString &tunnel)
    {
        PasswordQuestion question;
        question.profile = QUuid::createUuidV5(QUuid(), tunnel);
        question.tunnel = tunnel;
        question.server = u"wss://a.example:443"_s;
        question.user = u"anna"_s;
        return question;
    }
    static CertificateQuestion certificate(const QString &tunnel)
    {
        CertificateQuestion question;
        question.profile = QUuid::createUuidV5(QUuid(), tunnel);
        question.tunnel = tunnel;
        question.location = u"wss://a.example/"_s;
        return question;
    }
    static QStringList titles() // of what can be seen
    {
        QStringList titles;
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible()) {
                titles += window->windowTitle();
            }
        }
        return titles;
    }
    template<typename T>
    static T *window()
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<T *>(window); found && found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }

    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<TunnelControl> m_control;
    std::unique_ptr<Questioner> m_questioner;
};

void QuestionerTest::init()
{
    setUp();
    m_passwords = std::make_unique<PasswordStore>();
    m_control = std::make_unique<TunnelControl>(*m_model, *m_store, *m_client, *m_passwords);
    m_questioner = std::make_unique<Questioner>(*m_control);
}

void QuestionerTest::cleanup()
{
    m_questioner.reset();
    QVERIFY(titles().isEmpty()); // nor does the next question come
    m_control.reset();
    m_passwords.reset();
    tearDown();
}

void QuestionerTest::asksOneAfterTheOther()
{
    m_questioner->put(password(u"lab"_s));
    m_questioner->put(password(u"home"_s));
    QCOMPARE(titles(), QStringList(u"Password for lab"_s));
    QVERIFY(m_questioner->isAbout(password(u"lab"_s).profile));
    window<PasswordDialog>()->reject();
    QTRY_COMPARE(titles(), QStringList(u"Password for home"_s));
}

void QuestionerTest::raisesWhatIsAskedAlready()
{
    m_questioner->put(password(u"lab"_s));
    const QPointer<PasswordDialog> first = window<PasswordDialog>();
    m_questioner->put(password(u"lab"_s));
    QTest::qWait(50);
    QVERIFY(first && first->isVisible());
}

void QuestionerTest::replacesAnOlderQuestion()
{
    m_questioner->put(certificate(u"lab"_s));
    m_questioner->put(password(u"home"_s));
    m_questioner->put(password(u"lab"_s)); // the certificate is settled
    QTRY_COMPARE(titles(), QStringList(u"Password for lab"_s));
    CertificateQuestion other = certificate(u"lab"_s);
    other.report.reasons = { RefusalReason::DiffersFromPin };
    m_questioner->put(other);
    QTRY_COMPARE(titles(), QStringList(u"Certificate of lab"_s));
    window<CertificateDialog>()->reject();
    QTRY_COMPARE(titles(), QStringList(u"Password for home"_s));
}

void QuestionerTest::comesBackAfterAnAnswer()
{
    m_questioner->put(password(u"lab"_s));
    window<PasswordDialog>()->accept();
    PasswordQuestion refused = password(u"lab"_s);
    refused.wasRefused = true;
    m_questioner->put(refused); // before the first window is gone
    QTRY_VERIFY(window<PasswordDialog>());
    QVERIFY(window<PasswordDialog>()->question().wasRefused);
}

void QuestionerTest::goesWithItsTunnel()
{
    m_questioner->put(password(u"lab"_s));
    emit m_control->questionOver(password(u"lab"_s).profile);
    QTRY_VERIFY(titles().isEmpty());
    m_questioner->put(certificate(u"lab"_s));
    emit m_control->questionOver(password(u"lab"_s).profile);
    QTest::qWait(50);
    QCOMPARE(titles(), QStringList(u"Certificate of lab"_s));
}

void QuestionerTest::leavesThoseAloneWhoAreNotThere()
{
    PasswordQuestion atLogin = password(u"lab"_s);
    atLogin.openedBy = OpenedBy::Login;
    emit m_control->passwordWanted(atLogin);
    QTest::qWait(50);
    QVERIFY(titles().isEmpty());
    emit m_control->passwordWanted(password(u"lab"_s));
    QTRY_COMPARE(titles(), QStringList(u"Password for lab"_s));
}

QTEST_MAIN(QuestionerTest)
#include "tst_questioner.moc"
