// SPDX-License-Identifier: GPL-3.0-or-later
#include "editorground.h"
#include "ui/editor/certificatechoice.h"

#include <QCheckBox>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Farlan;
using namespace Qt::StringLiterals;

class ProfileEditorTest final : public QObject, private EditorGround
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void makesAClientByKeyboard();
    void keepsWhatItDoesNotShow_data();
    void keepsWhatItDoesNotShow();
    void managesUsers();
    void losesNobodysChange();
    void losesNoUsers();
    void losesNothingOfItsOwn();
    void makesAnewWhatWasDeleted();
    void asksBeforeItDiscards();
    void showsAnyName_data();
    void showsAnyName();
    void isUsable_data();
    void isUsable();
    void looks();
};

void ProfileEditorTest::makesAClientByKeyboard()
{
    open(Profile());
    const QSignalSpy saved(m_editor.get(), &ProfileEditor::saved);
    const auto here = [] { return QApplication::focusWidget(); };
    QCOMPARE(here(), line(u"name"_s));
    QTest::keyClicks(here(), u"Lab"_s);
    QTest::keyClick(here(), Qt::Key_Tab);
    QTest::keyClicks(here(), u"relay.example.org:8443"_s);
    QTest::keyClick(here(), Qt::Key_Tab);
    QCOMPARE(line(u"uri"_s)->text(), u"wss://relay.example.org:8443/"_s);
    QCOMPARE(field(u"uri"_s)->shownNote(),
             u"Will connect to relay.example.org, port 8443, encrypted."_s);
    QTest::keyClick(here(), Qt::Key_U, Qt::AltModifier);
    QCOMPARE(here(), line(u"user"_s));
    QTest::keyClicks(here(), u"anna"_s);
    QTest::keyClick(here(), Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(button<QRadioButton>(u"Keep in keyring"_s)->isChecked());
    QTest::keyClick(here(), Qt::Key_D, Qt::AltModifier);
    QTest::keyClick(here(), Qt::Key_Down);
    QTest::keyClick(here(), Qt::Key_Tab);
    QTest::keyClicks(here(), u"10.5.0.2/24 fd00::2/64"_s);
    QTest::keyClick(here(), Qt::Key_G, Qt::AltModifier);
    QTRY_VERIFY(button<QCheckBox>(u"Connect at login"_s)->isChecked());
    QTest::keyClick(here(), Qt::Key_Return);

    QCOMPARE(saved.count(), 1);
    QVERIFY(!m_editor->isVisible());
    const Profile made = stored(u"Lab"_s);
    QCOMPARE(saved.first().first().toUuid(), made.id);
    QCOMPARE(made.settings.uri, QUrl(u"wss://relay.example.org:8443/"_s));
    QCOMPARE(made.settings.user, u"anna"_s);
    QCOMPARE(made.settings.ip, (QStringList{ u"10.5.0.2/24"_s, u"fd00::2/64"_s }));
    QVERIFY(made.keepPassword == PasswordKeeping::Keyring);
    QVERIFY(made.startAtLogin);
}

void ProfileEditorTest::keepsWhatItDoesNotShow_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::newRow("client") << client(
        u"Büro <b>“1”</b> 🏢"_s,
        { u"user=anna"_s, u"keep_password=until-logout"_s, u"insecure=true"_s, u"mtu=1400"_s,
          u"mac=02:00:5e:10:00:01"_s, u"ip=10.1.1.2/24,fd01::2/64"_s, u"device=lab%d"_s,
          u"proxy=http://me@proxy.example:3128"_s, u"start_at_login=true"_s });
    QTest::newRow("pin") << client(u"a"_s, { u"pin="_s + QString(64, u'7') });
    QTest::newRow("bridge") << client(u"a"_s, { u"bridge=br0"_s, u"device=x1"_s });
    QTest::newRow("server") << server(
        u"hub"_s,
        { u"address=::1"_s, u"port=8443"_s, u"path=/lan"_s, u"certfile=/c"_s, u"keyfile=/k"_s,
          u"htpasswd=/u"_s, u"max_clients=7"_s, u"isolate=true"_s,
          u"allow_origin=https://a.example,http://b.example:81"_s, u"bridge=br0"_s });
    Profile path = client(u"a"_s);
    path.paths.cacerts = u"/etc/ca.pem"_s;
    QTest::newRow("path") << path;
}

void ProfileEditorTest::keepsWhatItDoesNotShow()
{
    QFETCH(const Profile, profile);
    QVERIFY(m_store->add(profile));
    open(profile, ProfileEditor::Kind::Existing);
    m_editor->accept();
    QVERIFY(!m_editor->isVisible());
    QVERIFY(m_store->profiles().front().profile() == profile);
}

void ProfileEditorTest::managesUsers()
{
    open(server(u"Hub"_s));
    choose(u"Users managed here"_s);
    m_editor->accept();
    QVERIFY(m_editor->isVisible());
    QCOMPARE(field(u"htpasswd"_s)->shownNote(),
             u"Add a user, or choose that everybody may connect."_s);
    const auto answer = [this](const QStringList &texts) {
        auto *dialog = m_editor->findChild<QDialog *>();
        QVERIFY(dialog);
        const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
        QCOMPARE(lines.size(), texts.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            lines[i]->setText(texts[i]);
        }
        dialog->accept();
    };
    button<QPushButton>(u"Add User…"_s)->click();
    answer({ u"anna"_s, u"one"_s, u"two"_s });
    auto *dialog = m_editor->findChild<QDialog *>();
    QVERIFY(dialog->isVisible()); // the passwords differ
    answer({ u"anna"_s, u"one"_s, u"one"_s });
    QTRY_VERIFY(!m_editor->findChild<QDialog *>());
    button<QPushButton>(u"Add User…"_s)->click();
    answer({ u"bob"_s, u"two"_s, u"two"_s });
    QTRY_VERIFY(!m_editor->findChild<QDialog *>());
    auto *list = m_editor->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    const QString path = m_store->userFile(m_editor->profileId());
    QVERIFY(!QFile::exists(path));
    m_editor->accept();
    QCOMPARE(stored(u"Hub"_s).paths.htpasswd, path);

    open(stored(u"Hub"_s), ProfileEditor::Kind::Existing);
    list = m_editor->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(0);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return); // opens the user, and does not save
    QVERIFY(m_editor->isVisible());
    QTRY_VERIFY(m_editor->findChild<QDialog *>());
    m_editor->findChild<QDialog *>()->reject();
    QTRY_VERIFY(!m_editor->findChild<QDialog *>());
    button<QPushButton>(u"Remove User"_s)->click();
    m_editor->accept();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("bob:$2b$"));
    QCOMPARE(content.count('\n'), 1);
}

void ProfileEditorTest::losesNobodysChange()
{
    Profile profile = client(u"Lab"_s);
    QVERIFY(m_store->add(profile));
    open(profile, ProfileEditor::Kind::Existing);
    profile.settings.mtu = 1400;
    QVERIFY(m_store->save(profile));
    QCOMPARE(line(u"mtu"_s)->text(), u"1400"_s); // nothing was typed yet

    type(u"user"_s, u"anna"_s);
    profile.settings.mtu = 1300;
    QVERIFY(m_store->save(profile));
    QVERIFY(banner().startsWith(u"Another program has changed this tunnel meanwhile."_s));
    m_editor->accept();
    QVERIFY(m_editor->isVisible());
    QCOMPARE(stored(u"Lab"_s).settings.mtu, 1300);
    QCOMPARE(line(u"user"_s)->text(), u"anna"_s);
    button<QPushButton>(u"Load Its Changes"_s)->click();
    QTRY_COMPARE(line(u"mtu"_s)->text(), u"1300"_s);
    QVERIFY(banner().isEmpty());
    type(u"user"_s, u"bob"_s);
    m_editor->accept();
    QCOMPARE(stored(u"Lab"_s).settings.user, u"bob"_s);
    QCOMPARE(stored(u"Lab"_s).settings.mtu, 1300);
}

void ProfileEditorTest::losesNoUsers()
{
    Profile profile = server(u"Hub"_s);
    profile.paths.htpasswd = m_store->userFile(profile.id);
    QVERIFY(m_store->add(profile));
    open(profile, ProfileEditor::Kind::Existing);
    button<QPushButton>(u"Add User…"_s)->click();
    auto *dialog = m_editor->findChild<QDialog *>();
    const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
    for (QLineEdit *each : lines) {
        each->setText(u"anna"_s);
        QVERIFY(each->inputMethodHints().testFlag(Qt::ImhSensitiveData) == (each != lines[0]));
    }
    dialog->accept();
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QVERIFY(m_editor->isVisible());
    QCOMPARE(banner(), u"The changes are not saved."_s);
    profile.settings.mtu = 1400;
    QVERIFY(m_store->save(profile));
    QVERIFY(banner().startsWith(u"Another program has changed this tunnel meanwhile."_s));
    QTRY_VERIFY(button<QPushButton>(u"Load Its Changes"_s));
    button<QPushButton>(u"Load Its Changes"_s)->click();
    QTRY_COMPARE(line(u"mtu"_s)->text(), u"1400"_s);
    QCOMPARE(m_editor->findChild<QListWidget *>()->count(), 1);
    m_editor->accept();
    QFile file(profile.paths.htpasswd);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("anna:"));
}

void ProfileEditorTest::losesNothingOfItsOwn()
{
    QFile inTheWay(m_folder->filePath(u"own"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    open(client(u"Lab"_s));
    m_editor->accept();
    QVERIFY(m_editor->isVisible());
    QVERIFY(banner().startsWith(u"The tunnel could not be saved.\n"_s));
    QVERIFY(inTheWay.remove());
    m_editor->accept();
    QVERIFY(!m_editor->isVisible());
    QVERIFY(m_store->find(u"Lab"_s));
}

void ProfileEditorTest::makesAnewWhatWasDeleted()
{
    const Profile profile = client(u"Lab"_s);
    QVERIFY(m_store->add(profile));
    open(profile, ProfileEditor::Kind::Existing);
    QVERIFY(m_store->remove(profile.id));
    QVERIFY(banner().startsWith(u"This tunnel has been deleted"_s));
    m_editor->accept();
    QVERIFY(stored(u"Lab"_s) == profile);
}

void ProfileEditorTest::asksBeforeItDiscards()
{
    open(client(u"Lab"_s));
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QVERIFY(!m_editor->isVisible()); // nothing was typed
    open(client(u"Lab"_s));
    type(u"user"_s, u"anna"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QVERIFY(m_editor->isVisible());
    QCOMPARE(banner(), u"The changes are not saved."_s);
    button<QPushButton>(u"Discard Changes"_s)->click();
    QTRY_VERIFY(!m_editor->isVisible());
    QVERIFY(m_store->profiles().empty());
}

void ProfileEditorTest::showsAnyName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("markup") << u"<img src=x><b>Lab</b> &amp; &Co"_s;
    QTest::newRow("right to left") << u"מעבדה مختبر"_s;
    QTest::newRow("emoji") << u"👩‍🔬🏢"_s.remove(QChar(0x200d));
    QTest::newRow("long") << QString(64, u'W');
}

void ProfileEditorTest::showsAnyName()
{
    QFETCH(const QString, name);
    QVERIFY(m_store->add(client(name)));
    open(stored(name), ProfileEditor::Kind::Existing);
    QVERIFY(m_editor->windowTitle().contains(name));
    QCOMPARE(line(u"name"_s)->text(), name);
    m_editor->accept();
    QVERIFY(m_store->find(name));
}

void ProfileEditorTest::isUsable_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("client") << false << Qt::LeftToRight;
    QTest::newRow("server") << true << Qt::LeftToRight;
    QTest::newRow("client from right to left") << false << Qt::RightToLeft;
    QTest::newRow("server from right to left") << true << Qt::RightToLeft;
}

// No letter for two things, every control has a name, and the Tab key goes down.
void ProfileEditorTest::isUsable()
{
    QFETCH(const bool, isServer);
    QFETCH(const Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    open(isServer ? server(u"Hub"_s, { u"mtu=1400"_s })
                  : client(u"Lab"_s, { u"mtu=1400"_s, u"user=anna"_s }),
         ProfileEditor::Kind::Existing);
    if (isServer) {
        choose(u"Users managed here"_s);
    }
    look(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    QMap<QChar, QString> letters;
    const auto add = [&letters](const QString &text) {
        const qsizetype at = text.indexOf(u'&');
        if (at < 0) {
            return;
        }
        const QChar letter = text[at + 1].toLower();
        QVERIFY2(!letters.contains(letter), qPrintable(text + u" and "_s + letters[letter]));
        letters.insert(letter, text);
    };
    for (const QLabel *label : m_editor->findChildren<QLabel *>()) {
        if (label->buddy() && label->isVisible()) {
            add(label->text());
        }
    }
    for (const QAbstractButton *each : m_editor->findChildren<QAbstractButton *>()) {
        if (each->isVisible()) {
            add(each->text());
        }
    }
    int last = -1;
    line(u"name"_s)->setFocus();
    for (QWidget *at = nullptr; at != line(u"name"_s); at = QApplication::focusWidget()) {
        QWidget *here = QApplication::focusWidget();
        const bool isScrolled = page().isAncestorOf(here);
        const int top = isScrolled ? here->mapTo(&page(), QPoint()).y()
                                   : here->mapTo(m_editor.get(), QPoint(0, page().height())).y();
        QVERIFY2(top + here->height() / 2 >= last, qPrintable(here->accessibleName()));
        last = top;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
}

void ProfileEditorTest::looks()
{
    open(Profile());
    look(u"editor-new-client"_s);
    type(u"name"_s, u"Lab"_s);
    type(u"uri"_s, u"ws://relay.example.org/"_s);
    type(u"user"_s, u"anna"_s);
    look(u"editor-plain"_s);
    open(client(u"Lab"_s, { u"insecure=true"_s, u"ip=10.5.0.2/24"_s }));
    line(u"uri"_s)->setText(u"https://relay.example.org"_s);
    line(u"ip"_s)->setText(u"10.5.0.2"_s);
    line(u"mac"_s)->setText(u"01:02"_s);
    m_editor->accept();
    look(u"editor-errors"_s);
    open(client(u"Lab"_s));
    QVERIFY(m_editor->trust(certificateOf(u"wss://relay.example.org/"_s)));
    look(u"editor-pin"_s);
    m_editor->reject();
    look(u"editor-discard"_s);
    Profile hub;
    hub.settings.mode = TunnelMode::Server;
    open(hub);
    look(u"editor-new-server"_s);
    choose(u"Users managed here"_s);
    button<QPushButton>(u"Add User…"_s)->click();
    auto *dialog = m_editor->findChild<QDialog *>();
    dialog->accept();
    lookAt(*dialog, u"editor-user"_s);
}

QTEST_MAIN(ProfileEditorTest)
#include "tst_profileeditor.moc"
