// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profileimport.h"

#include "app/inputfile.h"
#include "app/profiles/certificates.h"
#include "app/profiles/profilefile.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QProcess>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, message, hint };
}

// Of a command that opens a tunnel, each option is a key of a profile, or says how the command
// itself behaves.
class CommandReader final
{
public:
    explicit CommandReader(QStringList words)
        : m_words(std::move(words))
    {
    }

    // "mode=client", "uri=wss://a.example/"
    Result<QStringList> read();
    QStringList notices() const { return m_notices; }

private:
    Result<void> readOption(const QString &word);

    QStringList m_words;
    QString m_mode;
    QStringList m_assignments;
    QStringList m_notices;
};

Result<QStringList> CommandReader::read()
{
    while (!m_words.isEmpty()) {
        const QString word = m_words.takeFirst();
        if (!word.startsWith("--"_L1) && m_mode.isEmpty()) { // after options of etherws's own
            m_mode = word;
            if (word != "client"_L1 && word != "server"_L1) {
                break;
            }
        } else if (const Result<void> read = readOption(word); !read) {
            return read.error();
        }
    }
    if (m_mode != "client"_L1 && m_mode != "server"_L1) {
        return invalid(u"This command opens no tunnel."_s,
                       u"It looks like this: etherws client --uri wss://a.example/"_s);
    }
    return QStringList{ u"mode="_s + m_mode } + m_assignments;
}

Result<void> CommandReader::readOption(const QString &word)
{
    if (!word.startsWith("--"_L1)) {
        return invalid(u"Behind “%1” are options only, and what belongs to them."_s.arg(m_mode));
    }
    const qsizetype equals = word.indexOf(u'=');
    const QString key = word.mid(2, equals < 0 ? -1 : equals - 2).replace(u'-', u'_');
    if (key == "foreground"_L1 || key == "debug"_L1) {
        return {};
    }
    const bool isPassword = key == "passwd"_L1 || key == "passwd_file"_L1;
    const ProfileKey *known = findProfileKey(key);
    if ((!known || key == "id"_L1 || key == "mode"_L1) && !isPassword) {
        return invalid(u"A profile has nothing for --%1."_s.arg(
            shownText(word.mid(2, equals < 0 ? -1 : equals - 2))));
    }
    QString value = u"true"_s;
    if (!isPassword && known->kind == ProfileValue::Flag && equals >= 0) {
        return invalid(u"--%1 takes no value."_s.arg(key));
    }
    if (isPassword || known->kind != ProfileValue::Flag) {
        if (equals < 0 && m_words.isEmpty()) {
            return invalid(u"--%1 has no value."_s.arg(key));
        }
        value = equals < 0 ? m_words.takeFirst() : word.mid(equals + 1);
    }
    if (isPassword) {
        m_notices.append(u"The password is not kept; it is asked for."_s);
        return {};
    }
    if (key == "insecure"_L1) {
        m_notices.append(u"insecure: any certificate of the server will be accepted."_s);
    }
    for (QString &assignment : m_assignments) {
        if (!assignment.startsWith(key + u'=')) {
            continue;
        }
        if (known->kind != ProfileValue::List) {
            return invalid(u"--%1 was given twice."_s.arg(key));
        }
        assignment += u',' + value;
        return {};
    }
    m_assignments.append(key + u'=' + value);
    return {};
}

bool isCommand(const QString &word)
{
    const QString program = word.section(u'/', -1);
    return program == "etherws"_L1 || program == "etherws.py"_L1 || program == "farlanctl"_L1;
}

// As copied from a manual.
QStringList withoutPrompt(QStringList words)
{
    while (!words.isEmpty() && QStringList{ u"sudo"_s, u"$"_s, u"#"_s }.contains(words.first())) {
        words.removeFirst();
    }
    return words;
}

// QProcess knows one kind of quotation marks.
QStringList splitCommand(QString text)
{
    return QProcess::splitCommand(text.contains(u'"') ? text : text.replace(u'\'', u'"'));
}

Result<ProfileEdit> importCommand(const QStringList &words, const QString &name)
{
    CommandReader reader(words);
    Result<QStringList> assignments = reader.read();
    if (!assignments) {
        return assignments.error();
    }
    QString chosen = name;
    if (chosen.isEmpty()) {
        const Result<ProfileEdit> made = makeProfile(u"new"_s, *assignments);
        if (!made) {
            return made.error();
        }
        const bool hasName = !assignments->filter(QRegularExpression(u"^name="_s)).isEmpty();
        chosen = hasName ? made->profile.name() : defaultName(made->profile.settings);
    }
    Result<ProfileEdit> made
        = makeProfile(chosen, *assignments + QStringList{ u"name="_s + chosen });
    if (made) {
        made->notices = reader.notices();
    }
    return made;
}

// What a person decides for this machine is not decided by whoever has made the file.
QStringList withdrawConsent(Profile &profile)
{
    QStringList notices;
    if (std::exchange(profile.settings.insecure, false)) {
        notices.append(u"insecure was true in the file and is false now."_s);
    }
    if (std::exchange(profile.startAtLogin, false)) {
        notices.append(u"start_at_login was true in the file and is false now."_s);
    }
    return notices;
}

Result<ProfileEdit> importFile(const QString &path, const QString &name)
{
    const Result<QByteArray> content = readInputFile(path, u"import"_s, kMaximumProfileBytes);
    if (!content) {
        return content.error();
    }
    Result<Profile> profile = parseProfile(*content, path);
    if (!profile) {
        return profile.error();
    }
    profile->id = QUuid::createUuid();
    const QStringList notices = withdrawConsent(*profile);
    Result<ProfileEdit> edit
        = editProfile(*profile, name.isEmpty() ? QStringList() : QStringList{ u"name="_s + name });
    if (edit) {
        edit->notices = notices + edit->notices;
    }
    return edit;
}

} // namespace

Result<ProfileEdit> importProfile(const QStringList &words, const QString &name)
{
    QStringList rest = withoutPrompt(words);
    if (rest.size() == 1) {
        const QStringList split = withoutPrompt(splitCommand(rest.first()));
        if (!split.isEmpty() && isCommand(split.first())) {
            rest = split;
        }
    }
    if (rest.isEmpty()) {
        return invalid(u"There is nothing to import."_s);
    }
    if (isCommand(rest.first())) {
        return importCommand(rest.mid(1), name);
    }
    if (rest.size() > 1) {
        return invalid(u"One thing at a time can be imported, not %1."_s.arg(rest.size()),
                       u"Put a command between quotation marks."_s);
    }
    if (rest.first().contains("://"_L1)) {
        return importCommand({ u"client"_s, u"--uri"_s, rest.first() }, name);
    }
    return importFile(rest.first(), name);
}

Result<QByteArray> exportProfile(const Profile &profile)
{
    Profile whole = profile;
    whole.id = QUuid();
    QString origin = u"the profile"_s;
    if (!whole.paths.cacerts.isEmpty()) {
        origin = std::exchange(whole.paths.cacerts, {});
        const Result<QByteArray> pem = readInputFile(origin, u"cacerts"_s, kMaximumPemBytes);
        if (!pem) {
            return pem.error();
        }
        whole.settings.cacerts = *pem;
    }
    if (!whole.settings.cacerts.isEmpty()) {
        Result<QByteArray> certificates = certificatesIn(whole.settings.cacerts, origin);
        if (!certificates) {
            return certificates.error();
        }
        whole.settings.cacerts = *std::move(certificates);
    }
    return formatProfile(whole, {});
}

} // namespace Farlan
