// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reasontext.h"

#include "base/result.h"
#include "ui/text/reasons.h"
#include "ui/text/sentencepattern.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// A stranger may have a word in these sentences: none of it may take long.
constexpr qsizetype kLongestSentence = 4096;
constexpr int kDeepest = 3; // "… could not be sent: Cannot open /dev/net/tun: Permission denied."
constexpr int kMostPrefixes = 4; // "import: lab.toml:3: ip: …"
constexpr qsizetype kMostReasons = 8; // of one certificate

constexpr auto kBehindPrefix = ": "_L1;
constexpr auto kBetweenReasons = "; "_L1;

struct Known {
    const char *text;
    SentencePattern pattern;
};

// The most literal first, so that "%1 is empty." does not take what "The name is empty." is for.
std::vector<Known> compiled()
{
    std::vector<Known> all;
    for (const auto &texts :
         { connectionReasons(), helperReasons(), appReasons(), systemReasons() }) {
        for (const char *text : texts) {
            all.push_back({ text, SentencePattern(QString::fromUtf8(text)) });
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Known &left, const Known &right) {
        return left.pattern.literalLength() > right.pattern.literalLength();
    });
    return all;
}

} // namespace

QString ReasonText::translated(const QString &sentence)
{
    return sentence.size() > kLongestSentence ? sentence : translated(sentence, 0);
}

QStringList ReasonText::translated(const QStringList &sentences)
{
    QStringList all;
    for (const QString &sentence : sentences) {
        all += translated(sentence);
    }
    return all;
}

QString ReasonText::whole(const Error &error)
{
    const QString why = translated(error.message);
    return error.hint.isEmpty() ? why : why + u' ' + translated(error.hint);
}

QString ReasonText::translated(const QString &text, int depth)
{
    if (depth > kDeepest) {
        return text;
    }
    if (const QString reasons = allKnown(text, depth); !reasons.isEmpty()) {
        return reasons;
    }
    if (const QString whole = known(text, depth); !whole.isEmpty()) {
        return whole;
    }
    qsizetype end = text.indexOf(kBehindPrefix);
    for (int i = 0; i < kMostPrefixes && end >= 0; ++i) {
        const qsizetype begin = end + kBehindPrefix.size();
        if (const QString rest = known(text.mid(begin), depth); !rest.isEmpty()) {
            const QString prefix = text.left(end); // "Failed", "lab.toml:3"
            const QString knownPrefix = known(prefix, depth);
            return (knownPrefix.isEmpty() ? prefix : knownPrefix) + kBehindPrefix + rest;
        }
        end = text.indexOf(kBehindPrefix, begin);
    }
    return text;
}

QString ReasonText::allKnown(const QString &text, int depth)
{
    const qsizetype count = text.count(kBetweenReasons);
    if (count == 0 || count >= kMostReasons) {
        return {};
    }
    QStringList reasons;
    for (const QString &reason : text.split(kBetweenReasons)) {
        reasons += known(reason, depth);
        if (reasons.last().isEmpty()) {
            return {};
        }
    }
    return reasons.join(kBetweenReasons);
}

QString ReasonText::known(const QString &text, int depth)
{
    static const std::vector<Known> all = compiled();
    for (const Known &each : all) {
        const auto arguments = each.pattern.match(text);
        if (!arguments) {
            continue;
        }
        QStringList byNumber(10);
        for (size_t i = 0; i < arguments->size(); ++i) {
            const QString argument = arguments->at(i).toString();
            byNumber[each.pattern.numberAt(i)]
                = each.pattern.isQuotedAt(i) ? argument : translated(argument, depth + 1);
        }
        return SentencePattern(tr(each.text)).filled(byNumber);
    }
    return {};
}

} // namespace Farlan
