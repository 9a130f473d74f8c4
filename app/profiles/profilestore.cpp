// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilestore.h"

#include "app/inputfile.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kSettle = 100ms;
constexpr auto kFilePattern = "*.toml"_L1;
constexpr qsizetype kMaximumFileNameLength = 40;

// The folder in which something appears when this one is made.
QString existingAbove(QString folder)
{
    while (!QFileInfo::exists(folder) && folder.size() > 1) {
        folder = QFileInfo(folder).path();
    }
    return folder;
}

} // namespace

QString nameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

ProfileFolders ProfileFolders::standard()
{
    return { QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                 + u"/farlan/tunnels"_s,
             u"/etc/farlan/tunnels"_s };
}

ProfileStore::ProfileStore(const ProfileFolders &folders, QObject *parent)
    : QObject(parent)
    , m_folders(folders)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    m_settle.callOnTimeout(this, &ProfileStore::load);
}

ProfileStore::~ProfileStore() = default;

void ProfileStore::load()
{
    m_profiles.clear();
    m_problems.clear();
    loadFolder(m_folders.own, false);
    loadFolder(m_folders.administrators, true);
    std::sort(m_profiles.begin(), m_profiles.end(),
              [](const StoredProfile &left, const StoredProfile &right) {
                  return nameKey(left.profile().name()) < nameKey(right.profile().name());
              });
    if (m_watcher) {
        watch(); // files that are new, and those that were replaced
    }
    emit changed();
}

void ProfileStore::loadFolder(const QString &folder, bool isReadOnly)
{
    const QFileInfo info(folder);
    const bool isThere = info.exists() || info.isSymLink();
    if (isThere && !(info.isDir() && info.isReadable() && info.isExecutable())) {
        m_problems.push_back(Error{ ErrorName::InvalidFile,
                                    u"%1: The profiles in it cannot be read."_s.arg(folder),
                                    u"It must be a folder that you may look into: ls -ld"_s });
        return;
    }
    // System: also links that lead nowhere, which are to be told of.
    const QStringList names = QDir(folder).entryList(
        { kFilePattern }, QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        Result<ProfileFile> file = readProfileFile(folder + u'/' + name);
        if (file) {
            take(StoredProfile{ *std::move(file), isReadOnly });
        } else {
            m_problems.push_back(file.error());
        }
    }
}

void ProfileStore::take(StoredProfile &&stored)
{
    const StoredProfile *sameName = byName(stored.profile().name());
    const StoredProfile *same = sameName ? sameName : byId(stored.profile().id);
    if (same) {
        m_problems.push_back(
            Error{ ErrorName::NameTaken,
                   (sameName ? u"%1: %2 has the same name."_s : u"%1: %2 has the same id."_s)
                       .arg(stored.file.path, same->file.path),
                   sameName ? u"Give one of them another name."_s
                            : u"Remove the id from the copy: it is then given another one."_s });
        return;
    }
    m_profiles.push_back(std::move(stored));
}

void ProfileStore::watch()
{
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        const auto settle = [this] { m_settle.start(); };
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, settle);
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, settle);
    }
    // What is watched already is refused, which is no harm.
    for (const QString &folder : { m_folders.own, m_folders.administrators }) {
        const QDir dir(folder);
        QStringList paths{ folder };
        for (const QString &name : dir.entryList({ kFilePattern }, QDir::Files)) {
            paths.append(dir.filePath(name));
        }
        if (dir.exists()) {
            m_watcher->addPaths(paths);
        } else {
            m_watcher->addPath(existingAbove(folder));
        }
    }
}

const StoredProfile *ProfileStore::byName(const QString &name) const
{
    const QString wanted = nameKey(name);
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&wanted](const StoredProfile &stored) {
                                        return nameKey(stored.profile().name()) == wanted;
                                    });
    return found == m_profiles.end() ? nullptr : &*found;
}

const StoredProfile *ProfileStore::byId(const QUuid &id) const
{
    const auto found
        = std::find_if(m_profiles.begin(), m_profiles.end(),
                       [&id](const StoredProfile &stored) { return stored.profile().id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

Result<StoredProfile> ProfileStore::find(const QString &name) const
{
    if (const StoredProfile *found = byName(name)) {
        return *found;
    }
    QString hint = u"farlanctl profile list shows all profiles."_s;
    for (const Error &problem : m_problems) {
        if (problem.message.contains(u"/%1.toml:"_s.arg(name), Qt::CaseInsensitive)) {
            hint = u"Its file could not be read: %1"_s.arg(problem.message);
        }
    }
    return Error{ ErrorName::NotFound, u"There is no profile “%1”."_s.arg(shownText(name)), hint };
}

Result<void> ProfileStore::add(const Profile &profile)
{
    if (Result<void> made = makePrivateFolder(m_folders.own); !made) {
        return made;
    }
    const Result<FileLock> lock = lockFolder();
    if (!lock) {
        return lock.error();
    }
    load(); // what others have added meanwhile
    if (const StoredProfile *same = byName(profile.name())) {
        return Error{ ErrorName::NameTaken,
                      u"There is a profile “%1” already."_s.arg(same->profile().name()),
                      u"farlanctl profile set changes it."_s };
    }
    if (byId(profile.id)) {
        return Error{ ErrorName::NameTaken, u"There is a profile with this id already."_s };
    }
    const QString path = newPath(profile.name());
    return write(profile, {}, path);
}

Result<void> ProfileStore::save(const Profile &profile)
{
    const Result<StoredProfile> stored = own(profile.id);
    if (!stored) {
        return stored.error();
    }
    const Result<FileLock> lock = lockFolder();
    if (!lock) {
        return lock.error();
    }
    if (Result<void> unchanged = checkUnchanged(*stored); !unchanged) {
        return unchanged;
    }
    load(); // the names that others have given meanwhile
    const StoredProfile *same = byName(profile.name());
    if (same && same->profile().id != profile.id) {
        return Error{ ErrorName::NameTaken,
                      u"Another profile is called “%1”."_s.arg(same->profile().name()) };
    }
    return write(profile, stored->file.content, stored->file.path);
}

Result<void> ProfileStore::write(const Profile &profile, const QByteArray &content,
                                 const QString &path)
{
    const Result<QByteArray> text = checkedProfileText(profile, content, path);
    if (!text) {
        return text.error();
    }
    const QFileInfo info(path);
    const Result<void> written
        = replaceFile(info.isSymLink() ? info.canonicalFilePath() : path, *text);
    if (written) {
        load();
    }
    return written;
}

Result<void> ProfileStore::remove(const QUuid &id)
{
    const Result<StoredProfile> stored = own(id);
    if (!stored) {
        return stored.error();
    }
    const Result<FileLock> lock = lockFolder();
    if (!lock) {
        return lock.error();
    }
    if (Result<void> unchanged = checkUnchanged(*stored); !unchanged) {
        return unchanged;
    }
    QFile file(stored->file.path);
    if (!file.remove()) {
        return Error{ ErrorName::InvalidFile,
                      u"%1 could not be removed: %2."_s.arg(file.fileName(), file.errorString()) };
    }
    load();
    return removeUsers(id);
}

// Unless another profile names them, as one that was imported may.
Result<void> ProfileStore::removeUsers(const QUuid &id) const
{
    const QString path = userFile(id);
    const bool isNamed
        = std::any_of(m_profiles.begin(), m_profiles.end(), [&path](const StoredProfile &stored) {
              return stored.profile().paths.htpasswd == path;
          });
    QFile file(path);
    if (isNamed || !file.exists() || file.remove()) {
        return {};
    }
    return Error{ ErrorName::InvalidFile,
                  u"The profile is removed, but not its users in %1: %2."_s.arg(path,
                                                                                file.errorString()),
                  u"Remove the file yourself."_s };
}

QString ProfileStore::userFile(const QUuid &id) const
{
    return u"%1/users/%2.htpasswd"_s.arg(QFileInfo(m_folders.own).path(),
                                         id.toString(QUuid::WithoutBraces));
}

Result<FileLock> ProfileStore::lockFolder() const
{
    return lockFile(m_folders.own + u"/.lock"_s, u"the profiles"_s, m_lockPatience);
}

Result<void> ProfileStore::checkUnchanged(const StoredProfile &stored) const
{
    const Result<QByteArray> content
        = readInputFile(stored.file.path, u"profile"_s, kMaximumProfileBytes);
    if (content ? *content == stored.file.content : stored.file.content.isEmpty()) {
        return {};
    }
    return Error{ ErrorName::InvalidFile,
                  u"%1 has been changed by another program meanwhile."_s.arg(stored.file.path),
                  u"Nothing was saved. Look at it again, and repeat what you did."_s };
}

Result<StoredProfile> ProfileStore::own(const QUuid &id) const
{
    const StoredProfile *stored = byId(id);
    if (!stored) {
        return Error{ ErrorName::NotFound, u"There is no such profile any more."_s };
    }
    if (stored->isReadOnly) {
        return Error{ ErrorName::PermissionDenied,
                      u"“%1” is a profile of the administrator's, in %2."_s.arg(
                          stored->profile().name(), stored->file.path),
                      u"Make one of your own: farlanctl profile export, then import with another "
                      "name."_s };
    }
    return *stored;
}

// Of letters that every file system and shell can take.
QString ProfileStore::newPath(const QString &name) const
{
    QString stem;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain) {
            stem += c;
        } else if (!c.isMark() && !stem.isEmpty() && !stem.endsWith(u'-')) {
            stem += u'-';
        }
    }
    stem.truncate(kMaximumFileNameLength);
    if (stem.endsWith(u'-')) {
        stem.chop(1);
    }
    if (stem.isEmpty()) {
        stem = u"tunnel"_s;
    }
    QString path = u"%1/%2.toml"_s.arg(m_folders.own, stem);
    for (int number = 2; QFileInfo::exists(path) || QFileInfo(path).isSymLink(); ++number) {
        path = u"%1/%2-%3.toml"_s.arg(m_folders.own, stem).arg(number);
    }
    return path;
}

} // namespace Farlan
