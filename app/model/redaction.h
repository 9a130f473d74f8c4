// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <vector>

namespace Farlan
{

enum class RedactedKind { Server, User, Address, Certificate, Path, Computer };

// Takes out of texts what says who somebody is or where: what it was told to hide, and whatever
// looks like an address, a MAC or a fingerprint. The same value becomes the same word in all texts,
// as <server-1>, so that they can still be understood together.
class Redaction final
{
public:
    // In any case. Nothing happens for an empty value.
    void hide(RedactedKind kind, const QString &value);

    QString redacted(const QString &text);

private:
    struct Hidden {
        QString value;
        QRegularExpression pattern;
    };

    QChar markFor(RedactedKind kind, const QString &value);
    QString withoutGeneric(const QString &text);

    std::vector<Hidden> m_hidden; // what was told; the longest first
    QHash<QString, QChar> m_marks; // by value in lower case
    QStringList m_words; // by mark
    QHash<RedactedKind, int> m_numbers;
};

} // namespace Farlan
