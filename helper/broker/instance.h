// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QString>
#include <QStringList>

namespace Farlan
{

class LinkControl;

// One running helper among several. It owns a directory that is locked while its process lives,
// and marks the links it makes with its id, so that those of a dead one can be told from those of
// a live one.
class Instance final
{
public:
    static Result<Instance> create(const QString &runDirectory = QStringLiteral("/run/farlan"));
    Instance(Instance &&) noexcept = default;
    Instance &operator=(Instance &&) = delete;
    ~Instance();

    QString id() const { return m_id; }
    QString directoryPath() const; // of "lock" and, if somebody makes it, "control"

    // "farlan:ID WHAT", printable and short enough for the kernel.
    QString aliasFor(const QString &what) const;
    // Whether the link is of this or another instance.
    static bool isOwnAlias(const QString &alias);

    // Deletes what dead instances left: their links in the network namespace of `control` and
    // their directories. The names of the links deleted.
    Result<QStringList> removeLeftovers(LinkControl &control);

private:
    Instance(const QString &runPath, UniqueFd runDirectory, const QString &id);
    Result<void> claim();
    bool isLocked(const QString &id) const;
    bool isAlive(const QString &id) const;
    void removeDirectory(const QString &id) const;

    QString m_runPath;
    UniqueFd m_runDirectory;
    QString m_id;
    UniqueFd m_lock;
    UniqueFd m_namespaceMark;
};

} // namespace Farlan
