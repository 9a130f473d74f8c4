// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/userlist.h"

#include <QMap>
#include <QSet>

namespace Farlan
{

// What a person has changed in a list of users and not yet saved. It goes into whatever the list is
// by then: what somebody else has changed meanwhile about other users stays.
class UserChanges final
{
public:
    void set(const QString &user, const QByteArray &hash); // a new one, or another password
    void remove(const QString &user);
    void clear();

    bool isEmpty() const { return m_set.isEmpty() && m_removed.isEmpty(); }
    // As they will be.
    QStringList appliedTo(const QStringList &names) const;
    Result<void> apply(UserList &users) const;

private:
    QMap<QString, QByteArray> m_set;
    QSet<QString> m_removed;
};

} // namespace Farlan
