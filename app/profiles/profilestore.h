// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profilefile.h"
#include "app/savedfile.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace Farlan
{

struct ProfileFolders {
    QString own; // is made when something is saved
    QString administrators; // is only read

    // $XDG_CONFIG_HOME/farlan/tunnels and /etc/farlan/tunnels.
    static ProfileFolders standard();
};

struct StoredProfile {
    ProfileFile file;
    bool isReadOnly = false; // the administrator's

    const Profile &profile() const { return file.profile; }
};

// What makes two names the same: equal for both.
QString nameKey(const QString &name);

// The profiles of this user and the administrator's. Names, in whatever case, and ids are unique:
// of two files that share one, the user's own and then the first by name counts, and the other is a
// problem. Files that are problems are never written.
class ProfileStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileStore)

public:
    explicit ProfileStore(const ProfileFolders &folders, QObject *parent = nullptr);
    ~ProfileStore() override;

    // How long a change waits for other programs; five seconds if nobody says.
    void setLockPatience(std::chrono::milliseconds patience) { m_lockPatience = patience; }

    void load();
    // Loads again by itself when somebody changes a file.
    void watch();

    const std::vector<StoredProfile> &profiles() const { return m_profiles; } // by name
    // Why a file is not among them; each message names it.
    const std::vector<Error> &problems() const { return m_problems; }

    // By name in any case. NotFound.
    Result<StoredProfile> find(const QString &name) const;

    // Each succeeds only if the file is still as it was loaded, so that nobody's change is lost.
    Result<void> add(const Profile &profile); // NameTaken
    Result<void> save(const Profile &profile); // the one with its id
    Result<void> remove(const QUuid &id); // and its users

    // Where the users of a server are that are kept beside its profile, if any are.
    QString userFile(const QUuid &id) const;

signals:
    void changed(); // after each load()

private:
    void loadFolder(const QString &folder, bool isReadOnly);
    void take(StoredProfile &&stored);
    const StoredProfile *byName(const QString &name) const;
    const StoredProfile *byId(const QUuid &id) const;
    Result<FileLock> lockFolder() const;
    Result<void> checkUnchanged(const StoredProfile &stored) const;
    Result<StoredProfile> own(const QUuid &id) const;
    Result<void> removeUsers(const QUuid &id) const;
    Result<void> write(const Profile &profile, const QByteArray &content, const QString &path);
    QString newPath(const QString &name) const;

    const ProfileFolders m_folders;
    std::chrono::milliseconds m_lockPatience = kLockPatience;
    std::vector<StoredProfile> m_profiles;
    std::vector<Error> m_problems;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_settle; // an editor changes a file in several steps
};

} // namespace Farlan
