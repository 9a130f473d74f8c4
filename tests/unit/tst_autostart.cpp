// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autostart.h"

#include "contract/errornames.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestAutostart : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(path(u"config"_s)));
        qputenv("XDG_CONFIG_DIRS", QFile::encodeName(path(u"etc"_s)));
    }
    void switches();
    void readsTheRealState_data();
    void readsTheRealState();
    void quotesItsPath_data();
    void quotesItsPath();
    void keepsWhatTheUserHasChanged();
    void hidesTheAdministrators();
    void saysWhyNot();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString file() const { return path(u"config/autostart/org.farlan.farlan.desktop"_s); }

    void write(const QString &path, const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray read() const
    {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const Autostart m_autostart{ u"/bin/sh"_s }; // it has to be there
};

void TestAutostart::switches()
{
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(m_autostart.setEnabled(false));
    QVERIFY(m_autostart.setEnabled(true));
    QVERIFY(m_autostart.isEnabled());
    QVERIFY(read().contains("\nExec=sh --login\nTryExec=sh\n"));
    if (const QString validator = QStandardPaths::findExecutable(u"desktop-file-validate"_s);
        !validator.isEmpty()) {
        QProcess process;
        process.start(validator, { file() });
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAll(), QByteArray());
        QCOMPARE(process.exitCode(), 0);
    }
    QVERIFY(m_autostart.setEnabled(false));
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(!QFile::exists(file()));
}

void TestAutostart::readsTheRealState_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isEnabled");
    QTest::newRow("plain") << QByteArray("[Desktop Entry]\nExec=farlan --login\n") << true;
    QTest::newRow("spaces") << QByteArray(" [Desktop Entry] \n Exec = farlan --login\n") << true;
    QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nExec=farlan\nHidden=true\n") << false;
    QTest::newRow("not hidden") << QByteArray("[Desktop Entry]\nExec=a\nHidden=false\n") << true;
    QTest::newRow("GNOME's") << QByteArray("[Desktop Entry]\nExec=a\n"
                                           "X-GNOME-Autostart-enabled=false\n")
                             << false;
    QTest::newRow("in another group") << QByteArray("[Desktop Entry]\nExec=a\n"
                                                    "[Desktop Action b]\nHidden=true\n")
                                      << true;
    QTest::newRow("a comment") << QByteArray("[Desktop Entry]\nExec=a\n#Hidden=true\n") << true;
    QTest::newRow("gone") << QByteArray("[Desktop Entry]\nExec=a\nTryExec=/nonexistent/a\n")
                          << false;
    QTest::newRow("there") << QByteArray("[Desktop Entry]\nExec=a\nTryExec=/bin/sh\n") << true;
    QTest::newRow("starts nothing") << QByteArray("[Desktop Entry]\nName=Farlan\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("nonsense") << QByteArray("\0\xff=\n[\n=\n[Desktop Entry", 22) << false;
}

void TestAutostart::readsTheRealState()
{
    QFETCH(const QByteArray, content);
    write(file(), content);
    QTEST(m_autostart.isEnabled(), "isEnabled");
    QVERIFY(m_autostart.setEnabled(true));
    QVERIFY(m_autostart.isEnabled());
    write(file(), content);
    QVERIFY(m_autostart.setEnabled(false));
    QVERIFY(!QFile::exists(file()));
}

void TestAutostart::quotesItsPath_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("exec");
    QTest::newRow("plain") << u"farlan"_s << QByteArray("%1/farlan");
    QTest::newRow("space") << u"far lan"_s << QByteArray("\"%1/far lan\"");
    QTest::newRow("percent") << u"100%f"_s << QByteArray("%1/100%%f");
    QTest::newRow("dollar") << u"$HOME`x`"_s << QByteArray(R"("%1/\\$HOME\\`x\\`")");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray(R"("%1/a\\"b")");
    QTest::newRow("backslash") << u"a\\b"_s << QByteArray(R"("%1/a\\\\b")");
    QTest::newRow("line") << u"a\nb"_s << QByteArray(R"("%1/a\nb")");
    QTest::newRow("not ASCII") << u"fär–lan"_s << QByteArray("%1/fär–lan");
}

void TestAutostart::quotesItsPath()
{
    QFETCH(const QString, program);
    QFETCH(QByteArray, exec);
    const QString file = path(program);
    QVERIFY(QFile::link(u"/bin/sh"_s, file)); // so that it can be run
    const Autostart autostart(file);
    QVERIFY(autostart.setEnabled(true));
    QVERIFY(autostart.isEnabled()); // TryExec is read as it was meant
    exec.replace("%1", m_folder->path().toUtf8());
    const QByteArray line = "\nExec=" + exec + " --login\n";
    QVERIFY2(read().contains(line), read().constData());
}

void TestAutostart::keepsWhatTheUserHasChanged()
{
    const QByteArray changed = "[Desktop Entry]\nExec=farlan --login --quiet\n";
    write(file(), changed);
    QVERIFY(m_autostart.setEnabled(true));
    QCOMPARE(read(), changed);
}

void TestAutostart::hidesTheAdministrators()
{
    write(path(u"etc/autostart/org.farlan.farlan.desktop"_s), "[Desktop Entry]\nExec=farlan\n");
    QVERIFY(m_autostart.isEnabled());
    QVERIFY(m_autostart.setEnabled(false));
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(read().endsWith("\nHidden=true\n"));
    QVERIFY(m_autostart.setEnabled(false));
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(m_autostart.setEnabled(true));
    QVERIFY(m_autostart.isEnabled());
}

void TestAutostart::saysWhyNot()
{
    write(path(u"config"_s), "a file"); // where a folder should be
    const Result<void> on = m_autostart.setEnabled(true);
    QVERIFY(!on);
    QCOMPARE(on.error().name, QString(ErrorName::InvalidFile));
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(QFile::remove(path(u"config"_s)));
    QVERIFY(QDir().mkpath(file() + u"/full"_s)); // a folder where the file should be
    QVERIFY(!m_autostart.isEnabled());
    QVERIFY(!m_autostart.setEnabled(true));
    QVERIFY(!m_autostart.setEnabled(false));
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
