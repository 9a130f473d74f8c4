// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/userlist.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr QByteArrayView kByteOrderMark = "\xef\xbb\xbf";

bool isComment(const QByteArray &line)
{
    return line.startsWith('#') || line.trimmed().isEmpty();
}

// Empty for comments.
QByteArray nameIn(const QByteArray &line)
{
    return isComment(line) ? QByteArray() : line.left(line.indexOf(':'));
}

// Why a line that is no comment is no user either; empty if it is one.
QString problemIn(const QByteArray &line)
{
    const QByteArray text = line.endsWith('\r') ? line.chopped(1) : line;
    const qsizetype colon = text.indexOf(':');
    if (text.contains('\0')) {
        return u"it contains a NUL byte"_s;
    }
    if (colon < 0) {
        return u"it has no colon between name and password"_s;
    }
    if (colon == 0) {
        return u"the name is empty"_s;
    }
    if (colon + 1 == text.size()) {
        return u"the password is empty"_s;
    }
    // As lines of htdigest's and of /etc/passwd have.
    return text.indexOf(':', colon + 1) < 0 ? QString() : u"it has more than one colon"_s;
}

Error at(qsizetype line, const QString &sentence, const QString &hint)
{
    return Error{ ErrorName::InvalidFile, u"%1: %2"_s.arg(line + 1).arg(sentence), hint };
}

} // namespace

Result<UserList> UserList::parse(const QByteArray &content)
{
    UserList list;
    list.m_mark = content.startsWith(kByteOrderMark) ? kByteOrderMark.toByteArray() : QByteArray();
    list.m_lines = content.mid(list.m_mark.size()).split('\n');
    QHash<QByteArray, qsizetype> seen;
    for (qsizetype number = 0; number < list.m_lines.size(); ++number) {
        const QByteArray &line = list.m_lines[number];
        if (isComment(line)) {
            continue;
        }
        if (const QString problem = problemIn(line); !problem.isEmpty()) {
            return at(
                number, u"This is no user: %1."_s.arg(problem),
                u"A line is a user as htpasswd(1) writes it, a comment that begins with #, or "
                "blank."_s);
        }
        const auto first = seen.constFind(nameIn(line));
        if (first != seen.constEnd()) {
            return at(number,
                      u"The user “%1” is in line %2 already."_s
                          .arg(shownText(QString::fromUtf8(nameIn(line))))
                          .arg(*first + 1),
                      u"Remove one of the two lines."_s);
        }
        seen.insert(nameIn(line), number);
    }
    return list;
}

QStringList UserList::names() const
{
    QStringList names;
    for (const QByteArray &line : m_lines) {
        if (!isComment(line)) {
            names += QString::fromUtf8(nameIn(line));
        }
    }
    return names;
}

qsizetype UserList::find(const QString &user) const
{
    const QByteArray wanted = user.toUtf8();
    const auto found
        = std::find_if(m_lines.begin(), m_lines.end(), [&wanted](const QByteArray &line) {
              return !isComment(line) && nameIn(line) == wanted;
          });
    return found == m_lines.end() ? -1 : found - m_lines.begin();
}

Result<void> UserList::add(const QString &user, const QByteArray &hash)
{
    if (Result<void> name = checkListedUser(user); !name) {
        return name;
    }
    if (contains(user)) {
        return userIsThere(user);
    }
    if (m_lines.isEmpty() || !m_lines.last().isEmpty()) {
        m_lines.append(QByteArray()); // the last line had no end
    }
    m_lines.insert(m_lines.size() - 1, user.toUtf8() + ':' + hash);
    return {};
}

Result<void> UserList::set(const QString &user, const QByteArray &hash)
{
    const qsizetype number = find(user);
    if (number < 0) {
        return noSuchUser(user);
    }
    QByteArray &line = m_lines[number];
    line = user.toUtf8() + ':' + hash + (line.endsWith('\r') ? "\r" : "");
    return {};
}

Result<void> UserList::remove(const QString &user)
{
    const qsizetype number = find(user);
    if (number < 0) {
        return noSuchUser(user);
    }
    m_lines.removeAt(number);
    return {};
}

Result<void> checkListedUser(const QString &user)
{
    const QString hint = u"Choose a name of letters and digits."_s;
    if (user.isEmpty()) {
        return Error{ ErrorName::InvalidSettings, u"The user name is empty."_s, hint };
    }
    // Another line than that of a user's would come of these.
    if (user.startsWith(u'#') || user.startsWith(QChar::ByteOrderMark)
        || user.trimmed().isEmpty()) {
        return Error{
            ErrorName::InvalidSettings,
            u"“%1” cannot be the name of a user in an htpasswd file."_s.arg(shownText(user)), hint
        };
    }
    if (const Result<void> checked = checkUser(user); !checked) {
        return Error{ checked.error().name, checked.error().message, hint };
    }
    return {};
}

Error noSuchUser(const QString &user)
{
    return Error{ ErrorName::NotFound, u"There is no user “%1”."_s.arg(shownText(user)),
                  u"farlanctl user list shows who there is."_s };
}

Error userIsThere(const QString &user)
{
    return Error{ ErrorName::NameTaken, u"There is a user “%1” already."_s.arg(shownText(user)),
                  u"farlanctl user set gives a new password."_s };
}

} // namespace Farlan
