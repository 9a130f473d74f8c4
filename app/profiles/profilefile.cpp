// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilefile.h"

#include "app/inputfile.h"
#include "app/profiles/tomltext.h"
#include "base/memoryfile.h"
#include "contract/errornames.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

const QString kWhat = u"profile"_s; // before a colon, in errors of a file that cannot be opened

Error at(const QString &path, int line, const Error &error)
{
    const QString place = line > 0 ? u"%1:%2"_s.arg(path).arg(line) : path;
    return Error{ ErrorName::InvalidFile, u"%1: %2"_s.arg(place, error.message), error.hint };
}

// Of errors whose message begins with the key.
int lineOf(const Error &error, const QMap<QString, int> &lines)
{
    return lines.value(error.message.section(u':', 0, 0));
}

QString idFromPath(const QString &path)
{
    static const QUuid ours(u"{6f0ad0a5-6f1c-4b1e-9c58-3d4ad8a2f6a1}"_s); // random, for this alone
    return QUuid::createUuidV5(ours, path).toString(QUuid::WithoutBraces);
}

} // namespace

Result<ProfileFile> readProfileFile(const QString &path)
{
    const Result<UniqueFd> file = openInputFile(path, kWhat);
    if (!file) {
        return Error{ ErrorName::InvalidFile, file.error().message.mid(kWhat.size() + 2),
                      file.error().hint };
    }
    Result<QByteArray> content = readWholeFile(file->get(), kMaximumProfileBytes);
    if (!content) {
        return at(path, 0, content.error());
    }
    const Result<Profile> profile = parseProfile(*content, path);
    if (!profile) {
        return profile.error();
    }
    return ProfileFile{ path, *profile, *std::move(content) };
}

Result<Profile> parseProfile(const QByteArray &content, const QString &path)
{
    const Result<TomlText> toml = parseToml(content);
    if (!toml) {
        // "line 3: …" becomes "PATH:3: …"
        const QString text = toml.error().message;
        return Error{ ErrorName::InvalidFile, u"%1:%2"_s.arg(path, text.mid(5)),
                      u"farlan-profile(5) shows how a profile looks."_s };
    }
    QVariantMap values = toml->values;
    if (!values.contains(u"id"_s)) {
        values.insert(u"id"_s, idFromPath(path));
    }
    if (!values.contains(u"name"_s)) {
        values.insert(u"name"_s, QFileInfo(path).completeBaseName());
    }
    const Result<Profile> profile = decodeProfile(values);
    if (!profile) {
        return at(path, lineOf(profile.error(), toml->lines), profile.error());
    }
    return profile;
}

QByteArray formatProfile(const Profile &profile, const QByteArray &content)
{
    QStringList keys;
    for (const ProfileKey &key : profileKeys()) {
        keys.append(key.name);
    }
    return leadingComment(content) + formatToml(encodeProfile(profile), keys);
}

Result<QByteArray> checkedProfileText(const Profile &profile, const QByteArray &content,
                                      const QString &path)
{
    const QByteArray text = formatProfile(profile, content);
    const Result<Profile> read = parseProfile(text, path);
    if (text.size() <= kMaximumProfileBytes && read && *read == profile) {
        return text;
    }
    return Error{ ErrorName::InvalidFile,
                  u"The profile “%1” cannot be kept: it is too large, or has characters that a "
                  "file cannot hold."_s.arg(profile.name()),
                  u"Nothing was saved."_s };
}

} // namespace Farlan
