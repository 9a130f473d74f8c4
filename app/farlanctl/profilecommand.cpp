// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/profilecommand.h"

#include "app/farlanctl/commandrun.h"
#include "app/farlanctl/profiletext.h"
#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "app/profiles/profileimport.h"
#include "app/profiles/profilestore.h"
#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message)
{
    return misuse(Command::Profile, message);
}

// Those that are in the keyring. Also when the profile has none kept: it may have, until lately.
void forgetPasswords(const Profile &profile)
{
    const TunnelSettings &settings = profile.settings;
    if (settings.user.isEmpty() && settings.proxy.userName().isEmpty()) {
        return;
    }
    PasswordStore store;
    const auto forgotten
        = waitFor<int>([&](const auto &reply) { store.forget(profile.id, reply); });
    if (!forgotten && profile.keepPassword != PasswordKeeping::Never) {
        printWarning(u"What your keyring has of “%1” stays there: %2"_s.arg(
            profile.name(), forgotten.error().message));
    }
}

// One command on the profiles of this user.
class ProfileCommand final
{
public:
    explicit ProfileCommand(const CommandLine &line)
        : m_line(line)
        , m_words(line.words)
        , m_store(ProfileFolders::standard())
    {
    }

    Result<void> run();

private:
    Result<void> checkList();
    Result<void> show();
    Result<void> add();
    Result<void> set();
    Result<void> remove();
    Result<void> import();
    Result<void> exportOne();
    Result<QString> takeName();
    Result<StoredProfile> takeProfile();
    Result<StoredProfile> takeLastProfile(); // nothing may follow
    Result<void> keep(const Result<ProfileEdit> &made);

    const CommandLine &m_line;
    QStringList m_words;
    ProfileStore m_store;
};

Result<void> ProfileCommand::run()
{
    struct Row {
        QLatin1StringView word;
        Result<void> (ProfileCommand::*run)();
        bool hasJson;
        bool hasName;
    };
    static constexpr std::array kRows{
        Row{ "list"_L1, &ProfileCommand::checkList, true, false },
        Row{ "show"_L1, &ProfileCommand::show, true, false },
        Row{ "add"_L1, &ProfileCommand::add, false, false },
        Row{ "set"_L1, &ProfileCommand::set, false, false },
        Row{ "remove"_L1, &ProfileCommand::remove, false, false },
        Row{ "import"_L1, &ProfileCommand::import, false, true },
        Row{ "export"_L1, &ProfileCommand::exportOne, false, false },
    };
    if (m_words.isEmpty()) {
        return invalid(u"What is to be done with profiles?"_s);
    }
    const QString word = m_words.takeFirst();
    const auto row = std::find_if(kRows.begin(), kRows.end(),
                                  [&word](const Row &each) { return each.word == word; });
    if (row == kRows.end()) {
        return invalid(u"There is no command “profile %1”."_s.arg(word));
    }
    if (m_line.json && !row->hasJson) {
        return invalid(u"“profile %1” has no --json."_s.arg(word));
    }
    if (!m_line.settings.name.isEmpty() && !row->hasName) {
        return invalid(u"“profile %1” has no --name."_s.arg(word));
    }
    return (this->*row->run)();
}

Result<QString> ProfileCommand::takeName()
{
    return m_words.isEmpty() ? Result<QString>(invalid(u"The name of the profile is missing."_s))
                             : m_words.takeFirst();
}

Result<StoredProfile> ProfileCommand::takeProfile()
{
    const Result<QString> name = takeName();
    if (!name) {
        return name.error();
    }
    m_store.load();
    return m_store.find(*name);
}

Result<StoredProfile> ProfileCommand::takeLastProfile()
{
    Result<StoredProfile> stored = takeProfile();
    if (stored && !m_words.isEmpty()) {
        return invalid(u"“%1” is one argument too many."_s.arg(m_words.first()));
    }
    return stored;
}

Result<void> ProfileCommand::checkList()
{
    return m_words.isEmpty() ? Result<void>()
                             : invalid(u"“%1” is one argument too many."_s.arg(m_words.first()));
}

Result<void> ProfileCommand::show()
{
    const Result<StoredProfile> stored = takeLastProfile();
    if (!stored) {
        return stored.error();
    }
    if (m_line.json) {
        QJsonObject json = toJson(*stored);
        json.insert(u"schema"_s, kSchema);
        printText(jsonText(json));
    } else {
        printFile(QString::fromUtf8(formatProfile(stored->profile(), stored->file.content)));
    }
    return {};
}

// Adds it, and says so.
Result<void> ProfileCommand::keep(const Result<ProfileEdit> &made)
{
    if (!made) {
        return made.error();
    }
    for (const QString &notice : made->notices) {
        printWarning(notice);
    }
    if (const Result<void> added = m_store.add(made->profile); !added) {
        Error error = added.error();
        if (error.name == ErrorName::NameTaken && m_line.words.first() == "import"_L1) {
            error.hint = u"Give it another name: --name NAME"_s;
        }
        return error;
    }
    printLine(u"Added the profile “%1”."_s.arg(made->profile.name()));
    return {};
}

Result<void> ProfileCommand::add()
{
    const Result<QString> name = takeName();
    return name ? keep(makeProfile(*name, m_words)) : Result<void>(name.error());
}

Result<void> ProfileCommand::set()
{
    const Result<StoredProfile> stored = takeProfile();
    if (!stored) {
        return stored.error();
    }
    if (m_words.isEmpty()) {
        return invalid(u"Nothing is to be changed."_s);
    }
    const Result<ProfileEdit> edit = editProfile(stored->profile(), m_words);
    if (!edit) {
        return edit.error();
    }
    for (const QString &notice : edit->notices) {
        printWarning(notice);
    }
    const Result<void> saved = m_store.save(edit->profile);
    if (saved && edit->profile.keepPassword < stored->profile().keepPassword) {
        forgetPasswords(stored->profile());
    }
    return saved;
}

Result<void> ProfileCommand::remove()
{
    const Result<StoredProfile> stored = takeLastProfile();
    if (!stored) {
        return stored.error();
    }
    const Result<void> removed = m_store.remove(stored->profile().id);
    if (removed) {
        forgetPasswords(stored->profile());
    }
    return removed;
}

Result<void> ProfileCommand::import()
{
    return keep(importProfile(m_words, m_line.settings.name));
}

Result<void> ProfileCommand::exportOne()
{
    const Result<StoredProfile> stored = takeLastProfile();
    if (!stored) {
        return stored.error();
    }
    const Result<QByteArray> text = exportProfile(stored->profile());
    if (!text) {
        return text.error();
    }
    printFile(QString::fromUtf8(*text));
    return {};
}

} // namespace

bool isProfileList(const CommandLine &line)
{
    return line.words.value(0) == "list"_L1;
}

Result<void> runProfileCommand(const CommandLine &line)
{
    return ProfileCommand(line).run();
}

} // namespace Farlan
