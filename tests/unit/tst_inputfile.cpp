// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputfile.h"
#include "contract/errornames.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace Farlan;
using namespace Qt::StringLiterals;

class InputFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void reads();
    void takesNamesAsTheyAre();
    void refuses_data();
    void refuses();
    void refusesWhatIsNotOurs();

private:
    QString makeFile(const QString &name, const QByteArray &content)
    {
        QFile file(m_directory.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
            ? file.fileName()
            : QString();
    }

    const QTemporaryDir m_directory;
};

void InputFileTest::reads()
{
    const QString path = makeFile(u"plain"_s, "content\n");
    const auto content = readInputFile(path, u"--cacerts"_s, 8);
    QVERIFY(content);
    QCOMPARE(*content, "content\n");
}

void InputFileTest::takesNamesAsTheyAre()
{
    QVERIFY(readInputFile(makeFile(u"mit Leerzeichen"_s, "x"), u"--cacerts"_s, 8));
    const QString link = m_directory.filePath(u"link"_s);
    QVERIFY(QFile::link(makeFile(u"target"_s, "x"), link));
    QVERIFY(readInputFile(link, u"--cacerts"_s, 8));
}

void InputFileTest::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("sentence");

    const QString fifo = m_directory.filePath(u"fifo"_s);
    QCOMPARE(mkfifo(qPrintable(fifo), 0600), 0);
    const QString socketPath = m_directory.filePath(u"socket"_s);
    const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, qPrintable(socketPath), sizeof address.sun_path - 1);
    QCOMPARE(bind(socket.get(), reinterpret_cast<sockaddr *>(&address), sizeof address), 0);

    QTest::newRow("missing") << m_directory.filePath(u"missing"_s) << u"there is no file %1."_s;
    QTest::newRow("in a file") << makeFile(u"file"_s, "x") + u"/x"_s << u"there is no file %1."_s;
    QTest::newRow("empty") << makeFile(u"empty"_s, {}) << u"%1 is empty."_s;
    QTest::newRow("too large") << makeFile(u"large"_s, "123456789")
                               << u"%1 could not be read: it is larger than 8 bytes."_s;
    QTest::newRow("directory") << m_directory.path() << u"%1 is a directory."_s;
    QTest::newRow("device") << u"/dev/zero"_s << u"%1 is not a regular file."_s;
    QTest::newRow("FIFO") << fifo << u"%1 is not a regular file."_s;
    QTest::newRow("socket") << socketPath << u"%1 is not a regular file."_s;
}

void InputFileTest::refuses()
{
    QFETCH(QString, path);
    QFETCH(QString, sentence);
    const auto content = readInputFile(path, u"--cacerts"_s, 8);
    QVERIFY(!content);
    QCOMPARE(content.error().name, ErrorName::InvalidFile);
    QCOMPARE(content.error().message, u"--cacerts: "_s + sentence.arg(path));
}

void InputFileTest::refusesWhatIsNotOurs()
{
    const QString path = makeFile(u"private"_s, "x");
    QCOMPARE(chmod(qPrintable(path), 0), 0);
    // Root may read everything; another effective user only while this test asks.
    const bool isRoot = geteuid() == 0;
    if (isRoot) {
        QCOMPARE(chmod(qPrintable(m_directory.path()), 0755), 0);
        QCOMPARE(seteuid(65534), 0);
    }
    const auto content = readInputFile(path, u"--keyfile"_s, 8);
    if (isRoot) {
        QCOMPARE(seteuid(0), 0);
    }
    QVERIFY(!content);
    QCOMPARE(content.error().name, ErrorName::InvalidFile);
    QCOMPARE(content.error().message, u"--keyfile: you are not allowed to read %1."_s.arg(path));
}

QTEST_GUILESS_MAIN(InputFileTest)
#include "tst_inputfile.moc"
