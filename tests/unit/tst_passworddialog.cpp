// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "looks.h"
#include "ui/questions/passworddialog.h"
#include "ui/widgets/note.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

using namespace Farlan;

class PasswordDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void answersByKeyboard();
    void asksForAUserOnlyWhenItIsOpen();
    void comesBackAfterARefusal();
    void warnsOfAnUnencryptedWay();
    void saysThatNothingCanBeKept();
    void tellsOfCapsLock();
    void revealsThePassword();
    void refusesWhatCannotBeSent();
    void isRejectedByEscape();
    void showsHostileNames();

private:
    static PasswordQuestion question()
    {
        PasswordQuestion question;
        question.profile = QUuid::createUuid();
        question.tunnel = u"Lab"_s;
        question.server = u"wss://relay.example.org:443"_s;
        question.user = u"anna"_s;
        question.keeping = PasswordKeeping::UntilLogout;
        return question;
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text) {
                return each;
            }
        }
        return nullptr;
    }
    static QStringList notes(const QWidget &dialog)
    {
        QStringList notes;
        for (const Note *note : dialog.findChildren<Note *>()) {
            if (!note->isHidden()) {
                notes += note->text();
            }
        }
        return notes;
    }
};

void PasswordDialogTest::answersByKeyboard()
{
    QPointer dialog = new PasswordDialog(question());
    const QSignalSpy answers(dialog, &PasswordDialog::answered);
    lookAt(*dialog, u"password"_s);
    QVERIFY(!button(*dialog, u"Connect"_s)->isEnabled());
    QTest::keyClicks(dialog->focusWidget(), u"a secret"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(answers.count(), 1);
    const auto answer = answers.first().first().value<PasswordAnswer>();
    QCOMPARE(answer.user, u"anna"_s);
    QCOMPARE(answer.password, u"a secret"_s);
    QCOMPARE(answer.keeping, PasswordKeeping::UntilLogout);
    QTRY_VERIFY(!dialog);
}

void PasswordDialogTest::asksForAUserOnlyWhenItIsOpen()
{
    QCOMPARE(PasswordDialog(question()).findChildren<QLineEdit *>().size(), 1);
    PasswordQuestion without = question();
    without.user.clear();
    PasswordDialog dialog(without);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QSignalSpy answers(&dialog, &PasswordDialog::answered);
    lookAt(dialog, u"password-without-user"_s);
    QTest::keyClicks(dialog.focusWidget(), u"bob"_s);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(dialog.focusWidget(), u"secret"_s);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(answers.count(), 1);
    QCOMPARE(answers.first().first().value<PasswordAnswer>().user, u"bob"_s);
}

void PasswordDialogTest::comesBackAfterARefusal()
{
    PasswordQuestion refused = question();
    refused.wasRefused = true;
    PasswordDialog dialog(refused);
    QCOMPARE(notes(dialog),
             QStringList(u"The server did not accept this user name or password."_s));
    lookAt(dialog, u"password-refused"_s);
    QCOMPARE(dialog.findChildren<QLineEdit *>().size(), 2); // the user may be wrong, too
    QCOMPARE(qobject_cast<QLineEdit *>(dialog.focusWidget())->echoMode(), QLineEdit::Password);

    refused.isForProxy = true;
    PasswordDialog proxys(refused);
    QCOMPARE(proxys.findChildren<QLineEdit *>().size(), 1);
}

void PasswordDialogTest::warnsOfAnUnencryptedWay()
{
    PasswordQuestion plain = question();
    plain.isEncrypted = false;
    PasswordDialog dialog(plain);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QSignalSpy answers(&dialog, &PasswordDialog::answered);
    lookAt(dialog, u"password-unencrypted"_s);
    QVERIFY(notes(dialog).first().contains(u"unencrypted"_s));
    QVERIFY(button(dialog, u"Cancel"_s)->isDefault());
    QTest::keyClicks(dialog.focusWidget(), u"secret"_s);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(answers.count(), 0);
}

void PasswordDialogTest::saysThatNothingCanBeKept()
{
    PasswordQuestion without = question();
    without.keyringProblem = Error{ ErrorName::KeyringUnavailable, u"There is none."_s };
    PasswordDialog dialog(without);
    lookAt(dialog, u"password-without-keyring"_s);
    QVERIFY(notes(dialog).first().contains(u"keyring"_s));
    QVERIFY(!dialog.findChild<QComboBox *>()->isEnabled());
}

void PasswordDialogTest::tellsOfCapsLock()
{
    PasswordDialog dialog(question());
    dialog.show();
    QWidget *field = dialog.focusWidget();
    const auto isHinted = [&dialog] {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(u"Caps Lock"_s)) {
                return label->isVisible();
            }
        }
        return false;
    };
    QTest::keyClick(field, 'a');
    QVERIFY(!isHinted());
    QTest::keyClick(field, 'A'); // without Shift
    QVERIFY(isHinted());
    QTest::keyClick(field, 'A', Qt::ShiftModifier);
    QVERIFY(!isHinted());
    QTest::keyClick(field, 'a', Qt::ShiftModifier); // as Caps Lock makes of it
    QVERIFY(isHinted());
}

void PasswordDialogTest::revealsThePassword()
{
    PasswordDialog dialog(question());
    auto *field = qobject_cast<QLineEdit *>(dialog.findChild<QLineEdit *>());
    dialog.findChild<QCheckBox *>()->click();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QVERIFY(field->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    QVERIFY(field->inputMethodHints().testFlag(Qt::ImhNoPredictiveText));
    dialog.findChild<QCheckBox *>()->click();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void PasswordDialogTest::refusesWhatCannotBeSent()
{
    PasswordQuestion open = question();
    open.wasRefused = true;
    PasswordDialog dialog(open);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QSignalSpy answers(&dialog, &PasswordDialog::answered);
    dialog.show();
    const QList<QLineEdit *> lines = dialog.findChildren<QLineEdit *>();
    lines[0]->setText(u"an:na"_s);
    lines[1]->setText(QString(1025, u'x'));
    button(dialog, u"Connect"_s)->click();
    QCOMPARE(notes(dialog).last(), u"A user name has no colon."_s);
    QCOMPARE(dialog.focusWidget(), lines[0]);
    lines[0]->setText(u"anna"_s);
    button(dialog, u"Connect"_s)->click();
    QVERIFY2(notes(dialog).last().startsWith(u"The password is too long"_s),
             qPrintable(notes(dialog).last()));
    QCOMPARE(dialog.focusWidget(), lines[1]);
    lookAt(dialog, u"password-too-long"_s);
    QVERIFY(dialog.isVisible());
    QVERIFY(answers.isEmpty());
    lines[1]->setText(u"secret"_s);
    button(dialog, u"Connect"_s)->click();
    QCOMPARE(answers.count(), 1);
}

void PasswordDialogTest::isRejectedByEscape()
{
    QPointer dialog = new PasswordDialog(question());
    const QSignalSpy rejected(dialog, &QDialog::rejected);
    dialog->show();
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(rejected.count(), 1);
    QTRY_VERIFY(!dialog);
}

void PasswordDialogTest::showsHostileNames()
{
    PasswordQuestion hostile = question();
    hostile.tunnel = u"<h1>مرحبا 🚇 a very long name that goes on and on</h1>"_s;
    hostile.user = u"<img src=x>"_s;
    PasswordDialog dialog(hostile);
    lookAt(dialog, u"password-hostile"_s);
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText);
    }
}

QTEST_MAIN(PasswordDialogTest)
#include "tst_passworddialog.moc"
