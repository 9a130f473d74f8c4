// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profilecheck.h"

#include "contract/settingrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// Puts something harmless in the place of what is wrong, so that the next problem shows.
void setRight(QVariantMap &values, const QString &key)
{
    values.remove(key);
    if (key == "id"_L1) {
        values.insert(key, QUuid::createUuid().toString(QUuid::WithoutBraces));
    } else if (key == "name"_L1) {
        values.insert(key, u"x"_s);
    } else if (key == "uri"_L1) {
        values.insert(key, u"wss://host.example/"_s);
    }
}

QString withoutNumber(const QString &name)
{
    const qsizetype blank = name.lastIndexOf(u' ');
    bool isNumber = false;
    name.mid(blank + 1).toUInt(&isNumber);
    return blank > 0 && isNumber ? name.left(blank) : name;
}

} // namespace

QMap<QString, Error> problemsOf(const QVariantMap &values)
{
    QMap<QString, Error> problems;
    QVariantMap rest = values;
    for (qsizetype tries = values.size() + 3; tries > 0; --tries) { // id, name, uri may be missing
        const Result<Profile> profile = decodeProfile(rest);
        if (profile) {
            break;
        }
        const Error &error = profile.error();
        const QString key = error.message.section(u':', 0, 0);
        problems.insert(
            key, Error{ error.name, error.message.mid(key.size() + 1).trimmed(), error.hint });
        setRight(rest, key);
    }
    return problems;
}

bool isNameTaken(const ProfileStore &store, const QString &name, const QUuid &id)
{
    const QString key = nameKey(name);
    return std::any_of(
        store.profiles().begin(), store.profiles().end(), [&](const StoredProfile &stored) {
            return stored.profile().id != id && nameKey(stored.profile().name()) == key;
        });
}

QString freeName(const ProfileStore &store, const QString &name, const QUuid &id)
{
    if (!isNameTaken(store, name, id)) {
        return name;
    }
    const QString stem = withoutNumber(name);
    for (int number = 2;; ++number) {
        const QString ending = u" %1"_s.arg(number);
        QList<uint> start = stem.toUcs4();
        start.resize(std::min(start.size(), kMaximumTunnelNameLength - ending.size()));
        const QString wanted
            = QString::fromUcs4(reinterpret_cast<const char32_t *>(start.constData()), start.size())
                  .trimmed()
            + ending;
        if (!isNameTaken(store, wanted, id)) {
            return wanted;
        }
    }
}

} // namespace Farlan
