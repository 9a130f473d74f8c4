// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autostart.h"

#include "app/savedfile.h"
#include "contract/errornames.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr auto kFile = "autostart/org.farlan.farlan.desktop"_L1;
constexpr qint64 kMostBytes = 64 * 1024; // ours has less than one

QString ownFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u'/' + kFile;
}

// The user's hides one that the administrator has for everybody.
QString validFile()
{
    return QStandardPaths::locate(QStandardPaths::GenericConfigLocation, kFile);
}

// Of the group that counts, by key; as they are, without translations.
QHash<QByteArray, QByteArray> entriesOf(const QString &path)
{
    QHash<QByteArray, QByteArray> entries;
    QFile file(path);
    if (path.isEmpty() || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return entries;
    }
    bool isOurs = false;
    for (const QByteArray &line : file.read(kMostBytes).split('\n')) {
        const QByteArray text = line.trimmed();
        const qsizetype equals = text.indexOf('=');
        if (text.startsWith('[')) {
            isOurs = text == "[Desktop Entry]";
        } else if (isOurs && !text.startsWith('#') && equals > 0) {
            entries.insert(text.left(equals).trimmed(), text.mid(equals + 1).trimmed());
        }
    }
    return entries;
}

// The escapes of a value of type string.
QString escaped(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s);
    escaped.replace(u'\n', u"\\n"_s);
    escaped.replace(u'\t', u"\\t"_s);
    escaped.replace(u'\r', u"\\r"_s);
    return escaped;
}

// The inverse; sequences that mean nothing are kept.
QString unescaped(const QString &text)
{
    static const QHash<QChar, QChar> meanings{
        { u's', u' ' }, { u'n', u'\n' }, { u't', u'\t' }, { u'r', u'\r' }, { u'\\', u'\\' },
    };
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        const bool isEscape = text[i] == u'\\' && meanings.contains(next);
        plain += isEscape ? meanings[next] : text[i];
        i += isEscape ? 1 : 0;
    }
    return plain;
}

// An argument of Exec, whatever is in it; "%" would be a field code.
QString quoted(const QString &argument)
{
    const QString reserved = u" \t\n\"'\\><~|&;$*?#()`"_s;
    const bool isPlain = std::none_of(argument.begin(), argument.end(),
                                      [&reserved](QChar each) { return reserved.contains(each); });
    QString text = argument;
    text.replace(u'%', u"%%"_s);
    if (isPlain) {
        return text;
    }
    QString quoted = u"\""_s;
    for (const QChar each : std::as_const(text)) {
        quoted += u"\"`$\\"_s.contains(each) ? u"\\"_s + each : QString(each);
    }
    return quoted + u'"';
}

} // namespace

Autostart::Autostart(QString program)
    : m_program(std::move(program))
{
}

bool Autostart::isEnabled() const
{
    const QHash<QByteArray, QByteArray> entries = entriesOf(validFile());
    if (!entries.contains("Exec") || entries.value("Hidden") == "true"
        || entries.value("X-GNOME-Autostart-enabled") == "false") {
        return false;
    }
    const QString program = unescaped(QString::fromUtf8(entries.value("TryExec")));
    return program.isEmpty() || !QStandardPaths::findExecutable(program).isEmpty();
}

QByteArray Autostart::content() const
{
    // There it is found by its name, also after it has moved from one to the other.
    static const QStringList systemFolders{ u"/usr/bin"_s, u"/usr/local/bin"_s, u"/bin"_s };
    const QFileInfo program(m_program);
    const QString command = systemFolders.contains(program.path()) ? program.fileName() : m_program;
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Version=1.4\n"
           "Name=Farlan\n"
           "Comment=Connect tunnels at login\n"
           "Icon=org.farlan.farlan\n"
           "Exec=%1 --login\n"
           "TryExec=%2\n"
           "Terminal=false\n"
           "X-GNOME-Autostart-enabled=true\n"
           "X-GNOME-Autostart-Delay=2\n"
           "X-KDE-autostart-after=panel\n"
           "X-LXQt-Need-Tray=true\n"_s.arg(escaped(quoted(command)), escaped(command))
               .toUtf8();
}

Result<void> Autostart::setEnabled(bool on) const
{
    const QString file = ownFile();
    if (!on && QFile::exists(file) && !QFile::remove(file)) {
        return Error{ ErrorName::InvalidFile, u"%1 could not be removed."_s.arg(file),
                      u"See whose the file and its folder are."_s };
    }
    if (on == isEnabled()) {
        return {}; // what the user has changed in the file stays
    }
    if (const Result<void> made = makePrivateFolder(QFileInfo(file).path()); !made) {
        return made;
    }
    return replaceFile(file, on ? content() : content() + "Hidden=true\n");
}

} // namespace Farlan
