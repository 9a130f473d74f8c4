// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/userchanges.h"

namespace Farlan
{

void UserChanges::set(const QString &user, const QByteArray &hash)
{
    m_removed.remove(user);
    m_set.insert(user, hash);
}

void UserChanges::remove(const QString &user)
{
    m_set.remove(user);
    m_removed.insert(user);
}

void UserChanges::clear()
{
    m_set.clear();
    m_removed.clear();
}

QStringList UserChanges::appliedTo(const QStringList &names) const
{
    QStringList result;
    for (const QString &name : names) {
        if (!m_removed.contains(name)) {
            result += name;
        }
    }
    for (const QString &name : m_set.keys()) {
        if (!result.contains(name)) {
            result += name;
        }
    }
    return result;
}

Result<void> UserChanges::apply(UserList &users) const
{
    for (const QString &user : m_removed) {
        if (users.contains(user)) {
            if (Result<void> removed = users.remove(user); !removed) {
                return removed;
            }
        }
    }
    for (auto each = m_set.begin(); each != m_set.end(); ++each) {
        Result<void> done = users.contains(each.key()) ? users.set(each.key(), each.value())
                                                       : users.add(each.key(), each.value());
        if (!done) {
            return done;
        }
    }
    return {};
}

} // namespace Farlan
