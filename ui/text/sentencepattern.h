// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace Farlan
{

// A sentence with places for arguments, "%1" to "%9", as QString::arg() fills it.
class SentencePattern final
{
public:
    // A digit behind the place's own makes it none: "%20" stands for itself.
    explicit SentencePattern(QStringView text);

    // What stands at each place of a text that is this sentence. No argument is empty, and the
    // first one is no prefix: if the sentence begins with it, it has no ": ". The time is linear in
    // the text, which may be a stranger's.
    std::optional<std::vector<QStringView>> match(QStringView text) const;
    // The sentence with these arguments, which are put in as they are. One that is not there is
    // left out.
    QString filled(const QStringList &arguments) const; // by number

    qsizetype literalLength() const;
    // By place, in their order.
    int numberAt(size_t place) const { return m_places[place].number; }

private:
    struct Place {
        int number;
        QString literal; // behind it
    };

    QString m_start;
    std::vector<Place> m_places;
};

} // namespace Farlan
