// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profileedit.h"

#include "app/inputfile.h"
#include "app/profiles/certificates.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

Error invalid(const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, message, hint };
}

bool isPath(const QString &key)
{
    return key == "certfile"_L1 || key == "keyfile"_L1 || key == "htpasswd"_L1;
}

// The value as a file would have it. The rules for it are applied to the whole, later.
Result<QVariant> valueOf(const ProfileKey &key, const QString &text)
{
    switch (key.kind) {
    case ProfileValue::Text:
        return QVariant(isPath(key.name) ? QDir::current().absoluteFilePath(text) : text);
    case ProfileValue::List:
        return QVariant(text.split(u',', Qt::SkipEmptyParts));
    case ProfileValue::Flag:
        if (text == "true"_L1 || text == "yes"_L1) {
            return QVariant(true);
        }
        if (text == "false"_L1 || text == "no"_L1) {
            return QVariant(false);
        }
        return invalid(
            u"%1: This must be true or false, not “%2”."_s.arg(key.name, shownText(text)));
    case ProfileValue::Number: {
        bool isNumber = false;
        const qlonglong number = text.toLongLong(&isNumber);
        return isNumber ? Result<QVariant>(QVariant(number))
                        : invalid(u"%1: This must be a whole number, not “%2”."_s.arg(
                            key.name, shownText(text)));
    }
    }
    Q_UNREACHABLE();
}

Result<void> assign(QVariantMap &values, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QString name = assignment.left(equals);
    const ProfileKey *key = equals > 0 ? findProfileKey(name) : nullptr;
    if (!key || name == "id"_L1) {
        // What is no name may be an address, with a password in it.
        static const QRegularExpression word(u"\\A[a-z_]{1,32}\\z"_s);
        const QString hint
            = u"A setting looks like this: mtu=1400. farlan-profile(5) has all keys."_s;
        if (!word.match(name).hasMatch()) {
            return invalid(u"What was given is not a setting: it does not begin with a key."_s,
                           hint);
        }
        return invalid(equals > 0 ? u"There is no key “%1”."_s.arg(name)
                                  : u"“%1” is not a setting: it has no value."_s.arg(name),
                       hint);
    }
    const QString text = assignment.mid(equals + 1);
    if (text.isEmpty()) {
        values.remove(name);
        return {};
    }
    if (name == "cacerts"_L1) {
        const Result<QByteArray> pem = readInputFile(text, name, kMaximumPemBytes);
        if (!pem) {
            return pem.error();
        }
        const Result<QByteArray> certificates = certificatesIn(*pem, text);
        if (!certificates) {
            return certificates.error();
        }
        values.insert(name, QString::fromLatin1(*certificates));
        return {};
    }
    const Result<QVariant> value = valueOf(*key, text);
    if (!value) {
        return value.error();
    }
    values.insert(name, *value);
    return {};
}

bool isAssigned(const QStringList &assignments, QLatin1StringView key)
{
    for (const QString &assignment : assignments) {
        if (assignment.startsWith(key + u'=')) {
            return true;
        }
    }
    return false;
}

bool isSameServer(const QUrl &left, const QUrl &right)
{
    return left.host() == right.host() && portOf(left) == portOf(right);
}

// What was decided about one server holds for no other.
QStringList forgetTrust(const Profile &before, Profile &after, const QStringList &assignments)
{
    QStringList notices;
    if (isSameServer(before.settings.uri, after.settings.uri)) {
        return notices;
    }
    if (after.settings.insecure && !isAssigned(assignments, "insecure"_L1)) {
        after.settings.insecure = false;
        notices.append(u"insecure was for %1 and is false now."_s.arg(before.settings.uri.host()));
    }
    if (!after.settings.pin.isEmpty() && !isAssigned(assignments, "pin"_L1)) {
        after.settings.pin.clear();
        notices.append(u"The pin was for %1 and is gone now."_s.arg(before.settings.uri.host()));
    }
    return notices;
}

Result<Profile> change(QVariantMap values, const QStringList &assignments)
{
    for (const QString &assignment : assignments) {
        if (const Result<void> assigned = assign(values, assignment); !assigned) {
            return assigned.error();
        }
    }
    return decodeProfile(values);
}

} // namespace

Result<ProfileEdit> editProfile(const Profile &profile, const QStringList &assignments)
{
    Result<Profile> changed = change(encodeProfile(profile), assignments);
    if (!changed) {
        return changed.error();
    }
    ProfileEdit edit{ *std::move(changed), {} };
    edit.notices = forgetTrust(profile, edit.profile, assignments);
    return edit;
}

Result<ProfileEdit> makeProfile(const QString &name, const QStringList &assignments)
{
    const QVariantMap values{ { u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces) },
                              { u"name"_s, name } };
    const Result<Profile> profile = change(values, assignments);
    return profile ? Result<ProfileEdit>(ProfileEdit{ *profile, {} })
                   : Result<ProfileEdit>(profile.error());
}

} // namespace Farlan
