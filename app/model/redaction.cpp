// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/redaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// Shorter ones are words, or parts of words, that are hidden only where they stand alone.
constexpr qsizetype kLongValue = 8;

// SHA-256, MAC, IPv6 (or a time of day; a colon behind it is not its own) and IPv4.
constexpr auto kGenericPattern
    = "(?<![0-9a-f:])(?:[0-9a-f]{64}|(?:[0-9a-f]{2}:){31}[0-9a-f]{2})(?![0-9a-f]|:[0-9a-f])"
      "|(?<![0-9a-f:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f]|:[0-9a-f])"
      "|(?<![\\w:])[0-9a-f]*:[0-9a-f]*:[0-9a-f:]*(?:(?<=:)\\d{1,3}(?:\\.\\d{1,3}){3})?"
      "(?<![^:]:)(?!\\w|\\.\\d)"
      "|(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\w)"_L1;
constexpr auto kOptions
    = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

// What is found is marked by a character for private use, so that nothing is found in it again.
constexpr char16_t kFirstMark = 0xe000;
constexpr char16_t kLastMark = 0xf8ff;

bool isMark(QChar character)
{
    return character >= kFirstMark && character <= kLastMark;
}

QLatin1StringView nameOf(RedactedKind kind)
{
    switch (kind) {
    case RedactedKind::Server:
        return "server"_L1;
    case RedactedKind::User:
        return "user"_L1;
    case RedactedKind::Address:
        return "address"_L1;
    case RedactedKind::Certificate:
        return "certificate"_L1;
    case RedactedKind::Path:
        return "path"_L1;
    case RedactedKind::Computer:
        return "computer"_L1;
    }
    Q_UNREACHABLE();
}

bool isWordPart(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

QRegularExpression patternFor(const QString &value)
{
    QString pattern = QRegularExpression::escape(value);
    if (value.size() < kLongValue && isWordPart(value.front())) {
        pattern.prepend(u"(?<!\\w)"_s);
    }
    if (value.size() < kLongValue && isWordPart(value.back())) {
        pattern.append(u"(?!\\w)"_s);
    }
    return QRegularExpression(pattern, kOptions);
}

bool isTime(const QString &text)
{
    static const QRegularExpression time(u"^\\d{1,2}:\\d{2}:\\d{2}$"_s);
    return time.match(text).hasMatch();
}

// That every computer has: they say something of the tunnel, and nothing of anybody.
bool isEverybodys(const QString &address)
{
    static const QStringList kAddresses{ u"::"_s, u"::1"_s, u"0.0.0.0"_s, u"127.0.0.1"_s };
    return kAddresses.contains(address);
}

} // namespace

void Redaction::hide(RedactedKind kind, const QString &value)
{
    const QString key = value.toLower();
    const auto isSame = [&key](const Hidden &each) { return each.value == key; };
    if (key.isEmpty() || isEverybodys(key)
        || std::any_of(m_hidden.begin(), m_hidden.end(), isSame)) {
        return;
    }
    // What is longer comes first: of two hosts, one may be a part of the other's name.
    const auto place = std::find_if(m_hidden.begin(), m_hidden.end(), [&key](const Hidden &each) {
        return each.value.size() < key.size();
    });
    m_hidden.insert(place, { key, patternFor(key) });
    markFor(kind, key);
}

QChar Redaction::markFor(RedactedKind kind, const QString &value)
{
    const auto known = m_marks.constFind(value);
    if (known != m_marks.constEnd()) {
        return *known;
    }
    constexpr qsizetype kMost = kLastMark - kFirstMark;
    if (m_words.size() < kMost) { // what comes after that is all the same
        m_words += u"<%1-%2>"_s.arg(nameOf(kind)).arg(++m_numbers[kind]);
    }
    const QChar mark(static_cast<char16_t>(kFirstMark + m_words.size() - 1));
    m_marks.insert(value, mark);
    return mark;
}

QString Redaction::withoutGeneric(const QString &text)
{
    static const QRegularExpression generic(kGenericPattern, kOptions);
    QString result;
    qsizetype end = 0;
    for (auto matches = generic.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString found = match.captured().toLower();
        result += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (found.size() == 64 || found.count(u':') == 31) {
            result += markFor(RedactedKind::Certificate, QString(found).remove(u':'));
        } else if (isEverybodys(found) || isTime(found)) {
            result += match.captured();
        } else {
            result += markFor(RedactedKind::Address, found);
        }
    }
    return result += QStringView(text).mid(end);
}

QString Redaction::redacted(const QString &text)
{
    QString result = text;
    std::replace_if(result.begin(), result.end(), isMark, QChar(QChar::ReplacementCharacter));
    for (const Hidden &hidden : m_hidden) {
        result.replace(hidden.pattern, QString(m_marks.value(hidden.value)));
    }
    result = withoutGeneric(result);
    QString words;
    for (const QChar character : std::as_const(result)) {
        if (isMark(character)) {
            words += m_words[character.unicode() - kFirstMark];
        } else {
            words += character;
        }
    }
    return words;
}

} // namespace Farlan
