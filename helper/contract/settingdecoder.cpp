// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/settingdecoder.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <cmath>

namespace Farlan
{

namespace
{

// Nothing when the value is not a list of texts.
std::optional<QStringList> textsIn(const QVariant &value)
{
    if (value.typeId() == QMetaType::QStringList) {
        return value.toStringList();
    }
    if (value.typeId() != QMetaType::QVariantList) {
        return std::nullopt;
    }
    QStringList texts;
    for (const QVariant &item : value.toList()) {
        if (item.typeId() != QMetaType::QString) {
            return std::nullopt;
        }
        texts.append(item.toString());
    }
    return texts;
}

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
        return true;
    default:
        return false;
    }
}

} // namespace

void SettingDecoder::text(const QString &key, QString &value)
{
    text(key, value, static_cast<Result<void> (*)(const QString &)>(nullptr));
}

void SettingDecoder::flag(const QString &key, bool &value)
{
    take(key, QStringLiteral("true or false"), [&value](const QVariant &from) {
        value = from.toBool();
        return from.typeId() == QMetaType::Bool;
    });
}

void SettingDecoder::number(const QString &key, int &value, int minimum, int maximum)
{
    const QString wanted = QStringLiteral("a whole number from %1 to %2").arg(minimum).arg(maximum);
    take(key, wanted, [&value, minimum, maximum](const QVariant &from) {
        const double wide = isNumber(from) ? from.toDouble() : std::nan("");
        if (!(wide >= minimum && wide <= maximum) || wide != std::floor(wide)) {
            return false;
        }
        value = static_cast<int>(wide);
        return true;
    });
}

void SettingDecoder::bytes(const QString &key, QByteArray &value, qsizetype maximum)
{
    const QString wanted = QStringLiteral("a text of 1 to %1 bytes").arg(maximum);
    take(key, wanted, [&value, maximum](const QVariant &from) {
        if (from.typeId() == QMetaType::QByteArray) {
            value = from.toByteArray();
        } else if (from.typeId() == QMetaType::QString) {
            value = from.toString().toUtf8();
        } else {
            return false;
        }
        return !value.isEmpty() && value.size() <= maximum;
    });
}

void SettingDecoder::list(const QString &key, QStringList &value, qsizetype maximum)
{
    list(key, value, maximum, nullptr);
}

void SettingDecoder::text(const QString &key, QString &value, Result<void> (*rule)(const QString &))
{
    const bool taken = take(key, QStringLiteral("a text"), [&value](const QVariant &from) {
        value = from.toString();
        return from.typeId() == QMetaType::QString;
    });
    if (!taken || !rule) {
        return;
    }
    if (const Result<void> checked = rule(value); !checked) {
        fail(key, checked.error());
    }
}

void SettingDecoder::text(const QString &key, QString &value,
                          Result<QString> (*parse)(const QString &))
{
    QString given;
    const bool taken = take(key, QStringLiteral("a text"), [&given](const QVariant &from) {
        given = from.toString();
        return from.typeId() == QMetaType::QString;
    });
    if (!taken) {
        return;
    }
    if (const Result<QString> parsed = parse(given)) {
        value = *parsed;
    } else {
        fail(key, parsed.error());
    }
}

void SettingDecoder::list(const QString &key, QStringList &value, qsizetype maximum,
                          Result<void> (*rule)(const QStringList &))
{
    const QString wanted = QStringLiteral("a list of at most %1 texts").arg(maximum);
    const bool taken = take(key, wanted, [&value, maximum](const QVariant &from) {
        const std::optional<QStringList> texts = textsIn(from);
        value = texts.value_or(QStringList());
        return texts && texts->size() <= maximum;
    });
    if (!taken || !rule) {
        return;
    }
    if (const Result<void> checked = rule(value); !checked) {
        fail(key, checked.error());
    }
}

void SettingDecoder::uri(const QString &key, QUrl &value, Result<QUrl> (*parse)(const QString &))
{
    take(key, QStringLiteral("a text"), [&](const QVariant &from) {
        if (from.typeId() != QMetaType::QString) {
            return false;
        }
        if (const Result<QUrl> url = parse(from.toString())) {
            value = *url;
        } else {
            fail(key, url.error());
        }
        return true;
    });
}

void SettingDecoder::fail(const QString &key, const Error &error)
{
    if (!m_error) {
        m_error = Error{ ErrorName::InvalidSettings,
                         QStringLiteral("%1: %2").arg(key, error.message), error.hint };
    }
}

std::optional<Error> SettingDecoder::finish()
{
    if (!m_map.isEmpty()) {
        fail(shownText(m_map.firstKey()),
             Error{ {}, QStringLiteral("There is no such setting for this kind of tunnel.") });
    }
    return m_error;
}

bool SettingDecoder::take(const QString &key, const QString &wanted, const Convert &convert)
{
    if (!m_map.contains(key) || m_error) {
        m_map.remove(key);
        return false;
    }
    if (!convert(m_map.take(key))) {
        fail(key, Error{ {}, QStringLiteral("This must be %1.").arg(wanted) });
        return false;
    }
    return true;
}

} // namespace Farlan
