// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sentencepattern.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// The number of the place that begins here, or 0.
int placeAt(QStringView text, qsizetype i)
{
    const bool isPlace = text[i] == u'%' && i + 1 < text.size() && isDigit(text[i + 1])
        && !(i + 2 < text.size() && isDigit(text[i + 2]));
    return isPlace ? text[i + 1].unicode() - u'0' : 0;
}

} // namespace

SentencePattern::SentencePattern(QStringView text)
{
    QString *literal = &m_start;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (const int number = placeAt(text, i); number > 0) {
            m_places.push_back({ number, {} });
            literal = &m_places.back().literal;
            ++i;
        } else {
            *literal += text[i];
        }
    }
}

std::optional<std::vector<QStringView>> SentencePattern::match(QStringView text) const
{
    if (m_places.empty()) {
        return text == m_start ? std::optional(std::vector<QStringView>()) : std::nullopt;
    }
    const QString &end = m_places.back().literal;
    if (!text.startsWith(m_start) || !text.endsWith(end)
        || text.size() < m_start.size() + end.size()) {
        return std::nullopt;
    }
    QStringView rest = text.mid(m_start.size(), text.size() - m_start.size() - end.size());
    std::vector<QStringView> arguments;
    for (size_t i = 0; i + 1 < m_places.size(); ++i) {
        // The first one that fits: if there is a match at all, there is one with it.
        const QString &literal = m_places[i].literal;
        const qsizetype next = rest.indexOf(literal, 1);
        if (next < 0) {
            return std::nullopt;
        }
        arguments.push_back(rest.left(next));
        rest = rest.mid(next + literal.size());
    }
    arguments.push_back(rest);
    const bool isPrefix = m_start.isEmpty() && arguments.front().contains(": "_L1);
    const bool isEmpty = std::any_of(arguments.begin(), arguments.end(),
                                     [](QStringView argument) { return argument.isEmpty(); });
    return isPrefix || isEmpty ? std::nullopt : std::optional(arguments);
}

QString SentencePattern::filled(const QStringList &arguments) const
{
    QString text = m_start;
    for (const Place &place : m_places) {
        text += arguments.value(place.number) + place.literal;
    }
    return text;
}

qsizetype SentencePattern::literalLength() const
{
    qsizetype length = m_start.size();
    for (const Place &place : m_places) {
        length += place.literal.size();
    }
    return length;
}

} // namespace Farlan
