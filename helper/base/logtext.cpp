// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logtext.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr QChar kEllipsis(u'…');
constexpr qsizetype kEllipsisBytes = 3;

bool isPlain(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return QChar::isPrint(character) && category != QChar::Separator_Line
        && category != QChar::Separator_Paragraph && character != U'\\';
}

QString hexEscape(QLatin1StringView prefix, int digits, char32_t character)
{
    return prefix + QString::number(uint(character), 16).rightJustified(digits, u'0');
}

QString escaped(char32_t character)
{
    switch (character) {
    case U'\\':
        return u"\\\\"_s;
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    default:
        break;
    }
    if (character <= 0xff) {
        return hexEscape("\\x"_L1, 2, character);
    }
    return character <= 0xffff ? hexEscape("\\u"_L1, 4, character)
                               : hexEscape("\\U"_L1, 8, character);
}

qsizetype utf8Size(char32_t character)
{
    if (character < 0x80) {
        return 1;
    }
    if (character < 0x800) {
        return 2;
    }
    return character < 0x10000 ? 3 : 4;
}

// The character at the beginning of `text`; a lone surrogate is taken as itself.
char32_t firstCharacter(QStringView text)
{
    if (text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate()) {
        return QChar::surrogateToUcs4(text[0], text[1]);
    }
    return text.front().unicode();
}

} // namespace

QString escapedForLog(QStringView text)
{
    QString line;
    qsizetype bytes = 0;
    qsizetype cut = 0; // the longest beginning of `line` that leaves room for the ellipsis
    while (!text.isEmpty()) {
        const char32_t character = firstCharacter(text);
        text = text.mid(QChar::requiresSurrogates(character) ? 2 : 1);
        if (isPlain(character)) {
            line += QChar::fromUcs4(character);
            bytes += utf8Size(character);
        } else {
            const QString escape = escaped(character);
            line += escape;
            bytes += escape.size();
        }
        if (bytes > kMaximumLogBytes) {
            line.truncate(cut);
            return line + kEllipsis;
        }
        if (bytes <= kMaximumLogBytes - kEllipsisBytes) {
            cut = line.size();
        }
    }
    return line;
}

} // namespace Farlan
