// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>

#include <functional>
#include <optional>

namespace Farlan
{

// Takes values out of a map one by one and remembers the first that is wrong; what is left in the
// end is unknown. Errors are InvalidSettings and name the key.
class SettingDecoder final
{
public:
    explicit SettingDecoder(const QVariantMap &map)
        : m_map(map)
    {
    }

    void text(const QString &key, QString &value);
    void flag(const QString &key, bool &value);
    void number(const QString &key, int &value, int minimum, int maximum);
    void bytes(const QString &key, QByteArray &value, qsizetype maximum);
    void list(const QString &key, QStringList &value, qsizetype maximum);

    // Those that have to pass one of the rules. An absent key is not checked.
    void text(const QString &key, QString &value, Result<void> (*rule)(const QString &));
    void list(const QString &key, QStringList &value, qsizetype maximum,
              Result<void> (*rule)(const QStringList &));
    // Takes the value that the rule makes of the text.
    void text(const QString &key, QString &value, Result<QString> (*parse)(const QString &));
    void uri(const QString &key, QUrl &value, Result<QUrl> (*parse)(const QString &));

    // Unless something was wrong before.
    void fail(const QString &key, const Error &error);

    std::optional<Error> finish();

private:
    using Convert = std::function<bool(const QVariant &)>;
    // Whether there was such a key and everything is right so far.
    bool take(const QString &key, const QString &wanted, const Convert &convert);

    QVariantMap m_map;
    std::optional<Error> m_error;
};

} // namespace Farlan
