// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/authority.h"

#include "contract/errornames.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr QChar kEllipsis(u'…');
constexpr QChar kSubstitute(u'?');

// Messages put values between quotation marks, each language between its own. Only the apostrophe
// is left: no language here takes it for one.
bool isQuotationMark(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Punctuation_InitialQuote || category == QChar::Punctuation_FinalQuote) {
        return character != U'’';
    }
    return QStringView(u"\"‚„″‶ʺˮ❝❞❮❯「」『』〝〞〟﹁﹂﹃﹄＂｢｣")
        .contains(QChar::fromUcs4(character));
}

bool isShown(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional overrides, and what has no width
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return character != U'<' && character != U'>' && character != U'&'
            && !isQuotationMark(character);
    }
}

} // namespace

QString shownDetail(QStringView value)
{
    const QList<uint> characters = value.left(2 * kMaximumDetailLength + 2).toUcs4();
    QString shown;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        if (i == kMaximumDetailLength - 1 && characters.size() > kMaximumDetailLength) {
            return shown + kEllipsis;
        }
        const char32_t character = characters[i];
        if (QChar::isSpace(character)) {
            shown += u' ';
        } else if (isShown(character)) {
            shown += QChar::fromUcs4(character);
        } else {
            shown += kSubstitute;
        }
    }
    return shown;
}

Question &Question::addDetail(QLatin1StringView key, QStringView value)
{
    m_details.insert(key, shownDetail(value));
    return *this;
}

Error polkitMissing()
{
    return { ErrorName::PolkitUnavailable,
             u"Nobody can say whether you may do this: polkit is not running."_s,
             u"Install or start polkit (the package polkitd), or run farlanctl as root."_s };
}

Error polkitSilent()
{
    return { ErrorName::PolkitUnavailable,
             u"Nobody can say whether you may do this: polkit does not answer."_s,
             u"Look at polkit's own messages: journalctl --unit polkit"_s };
}

Error polkitFailed(const QString &reason)
{
    return { ErrorName::PolkitUnavailable,
             u"Nobody can say whether you may do this: polkit says \"%1\"."_s.arg(
                 reason.simplified().left(256)),
             u"Look at polkit's own messages: journalctl --unit polkit"_s };
}

} // namespace Farlan
