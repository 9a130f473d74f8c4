// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/usercommand.h"

#include "app/farlanctl/commandrequest.h"
#include "app/farlanctl/passwordinput.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "app/profiles/bcrypt.h"
#include "app/profiles/profilestore.h"
#include "app/profiles/userfile.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QFileInfo>
#include <QJsonArray>

#include <unistd.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message)
{
    return misuse(Command::User, message);
}

// One command on the users of a profile's server.
class UserCommand final
{
public:
    explicit UserCommand(const CommandLine &line)
        : m_line(line)
        , m_words(line.words)
        , m_store(ProfileFolders::standard())
    {
    }

    Result<void> run();

private:
    Result<void> list();
    Result<void> add();
    Result<void> set();
    Result<void> remove();
    Result<void> takeProfile();
    Result<void> takeUser(); // whose server's users are ours to change
    const Profile &profile() const { return m_stored.profile(); }
    bool isOpenToAll() const { return profile().paths.htpasswd.isEmpty(); }
    bool isOwnFile() const { return m_path == m_store.userFile(profile().id); }
    IfMissing ifMissing() const { return isOwnFile() ? IfMissing::Begin : IfMissing::Refuse; }
    Result<UserList> readUsers() const { return readUserFile(m_path, ifMissing()); }
    Result<UserList> usersWithOurs() const;
    Result<QByteArray> askForHash() const;
    Result<QString> askForPassword() const;
    Result<void> change(const UserChange &change) const;
    Result<void> letTheProfileNameIt(const UserList &before);
    void tellWhenItCounts() const;

    const CommandLine &m_line;
    QStringList m_words;
    ProfileStore m_store;
    StoredProfile m_stored;
    QString m_path; // the file of its users, which may have to be made
    QString m_user;
};

Result<void> UserCommand::run()
{
    struct Row {
        QLatin1StringView word;
        Result<void> (UserCommand::*run)();
        bool isReport;
        bool hasPassword;
    };
    static constexpr std::array kRows{
        Row{ "list"_L1, &UserCommand::list, true, false },
        Row{ "add"_L1, &UserCommand::add, false, true },
        Row{ "set"_L1, &UserCommand::set, false, true },
        Row{ "remove"_L1, &UserCommand::remove, false, false },
    };
    if (m_words.isEmpty()) {
        return invalid(u"What is to be done with users?"_s);
    }
    const QString word = m_words.takeFirst();
    const auto row = std::find_if(kRows.begin(), kRows.end(),
                                  [&word](const Row &each) { return each.word == word; });
    if (row == kRows.end()) {
        return invalid(u"There is no command “user %1”."_s.arg(word));
    }
    if (m_line.json && !row->isReport) {
        return invalid(u"“user %1” has no --json."_s.arg(word));
    }
    if (m_line.passwordSource == PasswordSource::File && !row->hasPassword) {
        return invalid(u"“user %1” has no --passwd-file."_s.arg(word));
    }
    if (const Result<void> profile = takeProfile(); !profile) {
        return profile;
    }
    if (!row->isReport) {
        if (const Result<void> user = takeUser(); !user) {
            return user;
        }
    }
    if (!m_words.isEmpty()) { // which may be a password: it is not shown
        return invalid(u"There is one argument too many; a password is never one."_s);
    }
    return (this->*row->run)();
}

Result<void> UserCommand::takeProfile()
{
    if (m_words.isEmpty()) {
        return invalid(u"The name of the profile is missing."_s);
    }
    m_store.load();
    const Result<StoredProfile> stored = m_store.find(m_words.takeFirst());
    if (!stored) {
        return stored.error();
    }
    m_stored = *stored;
    if (profile().settings.mode != TunnelMode::Server) {
        return Error{ ErrorName::InvalidSettings,
                      u"“%1” is the profile of a client: only servers have users."_s.arg(
                          profile().name()),
                      u"farlanctl profile list shows which profiles are servers."_s };
    }
    m_path = isOpenToAll() ? m_store.userFile(profile().id) : profile().paths.htpasswd;
    return {};
}

Result<void> UserCommand::takeUser()
{
    if (m_words.isEmpty()) {
        return invalid(u"The name of the user is missing."_s);
    }
    m_user = m_words.takeFirst();
    if (m_stored.isReadOnly) {
        return Error{ ErrorName::PermissionDenied,
                      u"“%1” is a profile of the administrator's, in %2."_s.arg(profile().name(),
                                                                                m_stored.file.path),
                      isOpenToAll()
                          ? u"Make one of your own: farlanctl profile export, then import with "
                            "another name."_s
                          : u"The administrator changes its users in %1 with htpasswd."_s.arg(
                              m_path) };
    }
    return checkListedUser(m_user);
}

Result<void> UserCommand::list()
{
    const Result<UserList> users = isOpenToAll() ? UserList::parse({}) : readUsers();
    if (!users) {
        return users.error();
    }
    if (m_line.json) {
        QJsonObject json{ { u"schema"_s, kSchema },
                          { u"users"_s, QJsonArray::fromStringList(users->names()) } };
        if (!isOpenToAll()) {
            json.insert(u"file"_s, m_path);
        }
        printText(jsonText(json));
    } else if (isOpenToAll()) {
        printLine(u"“%1” has no users: it lets everybody in."_s.arg(profile().name()));
    } else if (users->names().isEmpty()) {
        printLine(u"No users: “%1” lets nobody in."_s.arg(profile().name()));
    } else {
        printLines(users->names());
    }
    return {};
}

Result<void> UserCommand::add()
{
    // What is wrong is said before a password is asked for.
    const Result<UserList> before = readUsers();
    if (!before) {
        return before.error();
    }
    if (before->contains(m_user)) {
        return userIsThere(m_user);
    }
    const Result<QByteArray> hash = askForHash();
    if (!hash) {
        return hash.error();
    }
    const Result<void> added
        = change([this, &hash](UserList &users) { return users.add(m_user, *hash); });
    if (!added) {
        return added;
    }
    if (isOpenToAll()) {
        if (const Result<void> named = letTheProfileNameIt(*before); !named) {
            return named;
        }
    }
    printLine(u"Added the user “%1” to %2."_s.arg(m_user, m_path));
    tellWhenItCounts();
    return {};
}

Result<void> UserCommand::letTheProfileNameIt(const UserList &before)
{
    Profile named = profile();
    named.paths.htpasswd = m_path;
    if (const Result<void> saved = m_store.save(named); !saved) {
        m_store.load();
        const Result<StoredProfile> now = m_store.find(named.name());
        if (now && now->profile().paths.htpasswd == m_path) {
            return {}; // somebody else was first, with the same file
        }
        const Result<void> takenBack
            = change([this](UserList &users) { return users.remove(m_user); });
        return takenBack ? saved : takenBack;
    }
    printLine(u"“%1” has let everybody in. Now it has users, and lets in only them."_s.arg(
        profile().name()));
    if (!before.names().isEmpty()) {
        printWarning(u"It has had users before, who are let in again: %1."_s.arg(
            before.names().join(u", "_s)));
    }
    return {};
}

Result<void> UserCommand::set()
{
    if (const Result<UserList> before = usersWithOurs(); !before) {
        return before.error();
    }
    const Result<QByteArray> hash = askForHash();
    if (!hash) {
        return hash.error();
    }
    const Result<void> changed
        = change([this, &hash](UserList &users) { return users.set(m_user, *hash); });
    if (changed) {
        printLine(u"Changed the password of “%1” in %2."_s.arg(m_user, m_path));
        tellWhenItCounts();
    }
    return changed;
}

Result<void> UserCommand::remove()
{
    const Result<UserList> before = usersWithOurs();
    if (!before) {
        return before.error();
    }
    if (const Result<void> removed
        = change([this](UserList &users) { return users.remove(m_user); });
        !removed) {
        return removed;
    }
    printLine(u"Removed the user “%1” from %2."_s.arg(m_user, m_path));
    tellWhenItCounts();
    if (before->names().size() == 1) {
        printWarning(u"“%1” has no users any more, and cannot be opened until one is added."_s.arg(
            profile().name()));
    }
    return {};
}

Result<UserList> UserCommand::usersWithOurs() const
{
    if (isOpenToAll()) {
        return noSuchUser(m_user);
    }
    Result<UserList> users = readUsers();
    return users && !users->contains(m_user) ? noSuchUser(m_user) : users;
}

Result<void> UserCommand::change(const UserChange &change) const
{
    if (isOwnFile()) {
        const Result<void> made = makePrivateFolder(QFileInfo(m_path).path());
        if (!made) {
            return made;
        }
    }
    return changeUserFile(m_path, ifMissing(), change);
}

// The helper was given the content of the file when the server was opened.
void UserCommand::tellWhenItCounts() const
{
    printLine(
        u"Where “%1” is open already, disconnect and connect it: until then it lets in whom it "
        "let in before."_s.arg(profile().name()));
}

Result<QByteArray> UserCommand::askForHash() const
{
    const Result<QString> password = askForPassword();
    return password ? bcryptHash(*password) : Result<QByteArray>(password.error());
}

Result<QString> UserCommand::askForPassword() const
{
    Result<QString> password = findPassword(m_line, u"New password:"_s);
    if (!password || m_line.passwordSource == PasswordSource::File || isatty(STDIN_FILENO) == 0) {
        return password;
    }
    const Result<QString> again = readPassword(u"The same again:"_s);
    if (again && *again != *password) {
        return Error{ ErrorName::InvalidSettings, u"The two passwords are not the same."_s,
                      u"Nothing was changed. Try again."_s };
    }
    return again;
}

} // namespace

Result<void> runUserCommand(const CommandLine &line)
{
    return UserCommand(line).run();
}

} // namespace Farlan
