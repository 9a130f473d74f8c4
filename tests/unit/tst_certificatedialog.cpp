// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"
#include "ui/questions/certificatedialog.h"
#include "ui/text/fingerprinttext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeZone>

using namespace Farlan;

class CertificateDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void trustsOnlyByAClick();
    void trustsNothingOfTheAdministrators();
    void leadsToTheEditor();
    void copiesTheFingerprint();
    void bearsAnEmptyReport();

private:
    static CertificateQuestion question(const QStringList &reasons)
    {
        CertificateQuestion question;
        question.profile = QUuid::createUuid();
        question.tunnel = u"Lab"_s;
        question.location = u"wss://relay.example.org/"_s;
        question.pin = QString(64, u'b');
        ReportedCertificate own;
        own.subject = u"CN=a.example, O=<b>Example</b>"_s;
        own.issuer = u"CN=Example CA"_s;
        own.names = { u"a.example"_s, u"www.a.example"_s };
        own.validFrom = QDateTime({ 2025, 1, 1 }, {}, QTimeZone::utc());
        own.validUntil = QDateTime({ 2026, 3, 4 }, {}, QTimeZone::utc());
        own.sha256 = u"7f3a"_s.repeated(16);
        question.report = { reasons, { own } };
        return question;
    }
    static QStringList labels(const QWidget &dialog)
    {
        QStringList texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            texts += label->text();
        }
        return texts;
    }
    static QPushButton *button(const QWidget &dialog, const QString &beginning)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&').startsWith(beginning)) {
                return each;
            }
        }
        return nullptr;
    }
};

void CertificateDialogTest::saysWhatIsWrong_data()
{
    using namespace RefusalReason;
    QTest::addColumn<QStringList>("reasons");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("also"); // in some text
    QTest::addColumn<bool>("canTrust");
    QTest::newRow("unknown") << QStringList{ UnknownIssuer } << u"The server is not known yet"_s
                             << u"relay.example.org uses a certificate"_s << true;
    QTest::newRow("unknown and more")
        << QStringList{ OtherName, UnknownIssuer, Expired } << u"The server is not known yet"_s
        << u"another name than relay.example.org. It has also expired."_s << true;
    QTest::newRow("changed") << QStringList{ DiffersFromPin, UnknownIssuer }
                             << u"The server’s certificate has changed"_s << u"BB:BB:BB:BB:BB"_s
                             << false;
    QTest::newRow("expired") << QStringList{ Expired } << u"The server’s certificate expired on"_s
                             << u"This computer’s clock"_s << false;
    QTest::newRow("not yet") << QStringList{ NotYetValid }
                             << u"The server’s certificate is valid only from"_s
                             << u"This computer’s clock"_s << false;
    QTest::newRow("revoked") << QStringList{ UnknownIssuer, Other }
                             << u"The server’s certificate cannot be accepted"_s
                             << u"It may have been revoked"_s << false;
    QTest::newRow("a reason of tomorrow")
        << QStringList{ u"unheard-of"_s } << u"The server’s certificate cannot be accepted"_s
        << u"It may have been revoked"_s << false;
    QTest::newRow("other name") << QStringList{ OtherName }
                                << u"The certificate belongs to another server"_s
                                << u"the tunnel connects to relay.example.org"_s << false;
}

void CertificateDialogTest::saysWhatIsWrong()
{
    QFETCH(QStringList, reasons);
    QFETCH(QString, title);
    QFETCH(QString, also);
    QFETCH(bool, canTrust);
    CertificateDialog dialog(question(reasons));
    lookAt(dialog,
           u"certificate-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    const QString all = labels(dialog).join(u'\n');
    QVERIFY2(all.contains(title), qPrintable(all));
    QVERIFY2(all.contains(also), qPrintable(all));
    QVERIFY(all.contains(u"7F:3A:7F:3A"_s));
    QCOMPARE(button(dialog, u"Trust"_s) != nullptr, canTrust);
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText);
    }
}

void CertificateDialogTest::trustsOnlyByAClick()
{
    QPointer dialog = new CertificateDialog(question({ RefusalReason::UnknownIssuer }));
    const QSignalSpy trusted(dialog, &CertificateDialog::trusted);
    dialog->show();
    QPushButton *trust = button(*dialog, u"Trust"_s);
    QVERIFY(!trust->isEnabled() && !trust->isDefault());
    trust->click();
    QTRY_VERIFY(trust->isEnabled());
    QCOMPARE(trusted.count(), 0);
    trust->click();
    QCOMPARE(trusted.count(), 1);
    QTRY_VERIFY(!dialog);

    QPointer other = new CertificateDialog(question({ RefusalReason::UnknownIssuer }));
    const QSignalSpy rejected(other, &QDialog::rejected);
    other->show();
    QTest::keyClick(other->focusWidget(), Qt::Key_Return); // Cancel
    QCOMPARE(rejected.count(), 1);
}

void CertificateDialogTest::trustsNothingOfTheAdministrators()
{
    CertificateQuestion theirs = question({ RefusalReason::UnknownIssuer });
    theirs.isReadOnly = true;
    const CertificateDialog dialog(theirs);
    QVERIFY(!button(dialog, u"Trust"_s));
    QVERIFY(!button(dialog, u"Edit"_s));
}

void CertificateDialogTest::leadsToTheEditor()
{
    QPointer dialog = new CertificateDialog(question({ RefusalReason::DiffersFromPin }));
    const QSignalSpy edit(dialog, &CertificateDialog::editWanted);
    dialog->show();
    button(*dialog, u"Edit"_s)->click();
    QCOMPARE(edit.count(), 1);
    QTRY_VERIFY(!dialog);
}

void CertificateDialogTest::copiesTheFingerprint()
{
    const CertificateDialog dialog(question({ RefusalReason::Expired }));
    button(dialog, u"Copy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), fingerprintText(u"7f3a"_s.repeated(16)));
}

void CertificateDialogTest::bearsAnEmptyReport()
{
    CertificateQuestion empty = question({ RefusalReason::UnknownIssuer });
    empty.report.chain.clear();
    CertificateDialog dialog(empty);
    dialog.show();
    QVERIFY(!button(dialog, u"Trust"_s)); // there is nothing that could be trusted
}

QTEST_MAIN(CertificateDialogTest)
#include "tst_certificatedialog.moc"
