// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

namespace Farlan
{

// The text of a file in the format of Apache's htpasswd: lines "user:hash", comments and blank
// lines. What is not changed stays as it is, byte for byte.
class UserList final
{
public:
    // Refuses lines that cannot be users, so that no other file is taken for one of users, and
    // users that are there twice; what hashes are good is the server's concern. The error
    // (InvalidFile) begins with the number of the line: "3: …".
    static Result<UserList> parse(const QByteArray &content);

    QStringList names() const; // in the order of the file
    bool contains(const QString &user) const { return find(user) >= 0; }
    QByteArray content() const { return m_mark + m_lines.join('\n'); }

    // Behind all others. InvalidSettings, NameTaken.
    Result<void> add(const QString &user, const QByteArray &hash);
    Result<void> set(const QString &user, const QByteArray &hash); // NotFound
    Result<void> remove(const QString &user); // NotFound

private:
    qsizetype find(const QString &user) const; // its line, or -1

    QByteArray m_mark; // a byte order mark, which is no part of a name
    QByteArrayList m_lines; // without their line feeds; after a last one, the last is empty
};

// What can be the name of a user in such a list. InvalidSettings.
Result<void> checkListedUser(const QString &user);

Error noSuchUser(const QString &user); // NotFound
Error userIsThere(const QString &user); // NameTaken

} // namespace Farlan
