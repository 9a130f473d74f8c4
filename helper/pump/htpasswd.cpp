// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/htpasswd.h"

#include "contract/errornames.h"
#include "contract/tunnelsettings.h"
#include "pump/passwordhash.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message, const QString &hint = {})
{
    return { .name = ErrorName::InvalidFile, .message = message, .hint = hint };
}

// Cuts the first line off `rest`, without its end.
QByteArrayView takeLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    QByteArrayView line = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

} // namespace

Result<Htpasswd> Htpasswd::parse(const QByteArray &content)
{
    constexpr qsizetype kMebibyte = 1024 * 1024;
    constexpr QByteArrayView kByteOrderMark = "\xef\xbb\xbf";
    if (content.size() > kMaximumHtpasswdBytes) {
        return invalid(
            u"The htpasswd file is larger than %1 MiB."_s.arg(kMaximumHtpasswdBytes / kMebibyte));
    }
    QByteArrayView rest = content;
    if (rest.startsWith(kByteOrderMark)) {
        rest = rest.sliced(kByteOrderMark.size());
    }
    Htpasswd htpasswd;
    for (int lineNumber = 1; !rest.isEmpty(); ++lineNumber) {
        if (const Result<void> added = htpasswd.addLine(takeLine(rest)); !added) {
            return invalid(u"Line %1 of the htpasswd file: %2"_s.arg(QString::number(lineNumber),
                                                                     added.error().message),
                           added.error().hint);
        }
    }
    if (htpasswd.m_hashes.isEmpty()) {
        return invalid(u"The htpasswd file has no users, so nobody could sign in."_s,
                       u"Add one with “htpasswd -B FILE USER”."_s);
    }
    return htpasswd;
}

Result<void> Htpasswd::addLine(QByteArrayView line)
{
    if (line.size() > kMaximumLineBytes) {
        return invalid(u"It is longer than %1 bytes."_s.arg(kMaximumLineBytes));
    }
    if (line.contains('\0')) {
        return invalid(u"It contains a NUL byte."_s);
    }
    if (line.startsWith('#') || line.trimmed().isEmpty()) {
        return {};
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        return invalid(u"It has no colon between user name and password."_s);
    }
    const QByteArrayView hash = line.sliced(colon + 1);
    if (colon == 0) {
        return invalid(u"The user name is empty."_s);
    }
    if (hash.isEmpty()) {
        return invalid(u"The password is empty."_s);
    }
    const Result<PasswordHashKind> kind = inspectPasswordHash(hash);
    if (!kind) {
        return kind.error();
    }
    QByteArray &stored = m_hashes[line.first(colon).toByteArray()];
    if (!stored.isNull()) {
        return invalid(u"The user name is there twice."_s);
    }
    stored = hash.toByteArray();
    if (kind->microseconds > m_costliestMicroseconds) {
        m_costliestMicroseconds = kind->microseconds;
        m_costliestHash = stored;
    }
    if (kind->isWeak()) {
        ++m_weakHashes;
    }
    return {};
}

bool Htpasswd::verify(const QByteArray &user, QByteArrayView password) const
{
    const auto found = m_hashes.constFind(user);
    const bool isKnown = found != m_hashes.constEnd();
    const bool matches = passwordMatches(password, isKnown ? *found : m_costliestHash);
    return isKnown && matches;
}

} // namespace Farlan
