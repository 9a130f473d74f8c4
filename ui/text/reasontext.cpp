// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reasontext.h"

#include "base/result.h"
#include "ui/text/reasons.h"
#include "ui/text/sentencepattern.h"

#include <algorithm>
#include <utility>
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
    Reason reason;
    SentencePattern pattern;
};

// What ends with a stranger's words before all others, which may match these words as well. Then
// the most literal first, so that "%1 is empty." does not take what "The name is empty." is for.
std::vector<Known> compiled()
{
    std::vector<Known> all;
    for (const auto &reasons :
         { connectionReasons(), helperReasons(), appReasons(), systemReasons() }) {
        for (const Reason &reason : reasons) {
            all.push_back({ reason, SentencePattern(QString::fromUtf8(reason.text)) });
        }
    }
    const auto rank = [](const Known &known) {
        return std::pair(known.reason.use != Reason::Use::Saying, -known.pattern.literalLength());
    };
    std::stable_sort(all.begin(), all.end(), [rank](const Known &left, const Known &right) {
        return rank(left) < rank(right);
    });
    return all;
}

bool isOurs(const Reason &reason, int place, const QString &argument)
{
    return QLatin1StringView(reason.ours).contains(QChar(u'0' + place))
        && (!reason.only || argument == QLatin1StringView(reason.only));
}

} // namespace

QString ReasonText::translated(const QString &sentence)
{
    return translated(sentence, Place::Alone, 0);
}

QStringList ReasonText::translated(const QStringList &sentences)
{
    QStringList all;
    for (const QString &sentence : sentences) {
        all += translated(sentence);
    }
    return all;
}

QString ReasonText::part(const QString &text)
{
    return translated(text, Place::InSentence, 0);
}

QString ReasonText::whole(const Error &error)
{
    return together(translated(error.message), translated(error.hint));
}

QString ReasonText::together(const QString &first, const QString &second)
{
    const bool isJoined = first.isEmpty() || second.isEmpty()
        || first.endsWith(u'。'); // which has its blank within it
    return isJoined ? first + second : first + u' ' + second;
}

QString ReasonText::translated(const QString &text, Place place, int depth)
{
    if (depth > kDeepest || text.size() > kLongestSentence) {
        return text;
    }
    QString words = place == Place::InSentence ? allKnown(text, depth) : QString();
    if (words.isEmpty()) {
        words = known(text, place, depth);
    }
    if (words.isEmpty()) {
        words = behindPrefix(text, place, depth);
    }
    return words.isEmpty() ? text : words;
}

QString ReasonText::behindPrefix(const QString &text, Place place, int depth)
{
    qsizetype end = text.indexOf(kBehindPrefix);
    for (int i = 0; i < kMostPrefixes && end >= 0; ++i) {
        const qsizetype begin = end + kBehindPrefix.size();
        if (const QString rest = known(text.mid(begin), place, depth); !rest.isEmpty()) {
            const QString prefix = text.left(end); // "Failed", "lab.toml:3"
            const QString knownPrefix = known(prefix, place, depth);
            return (knownPrefix.isEmpty() ? prefix : knownPrefix) + kBehindPrefix + rest;
        }
        end = text.indexOf(kBehindPrefix, begin);
    }
    return {};
}

QString ReasonText::allKnown(const QString &text, int depth)
{
    const qsizetype count = text.count(kBetweenReasons);
    if (count == 0 || count >= kMostReasons) {
        return {};
    }
    QStringList reasons;
    for (const QString &reason : text.split(kBetweenReasons)) {
        reasons += known(reason, Place::InSentence, depth);
        if (reasons.last().isEmpty()) {
            return {};
        }
    }
    return reasons.join(kBetweenReasons);
}

QString ReasonText::known(const QString &text, Place place, int depth)
{
    static const std::vector<Known> all = compiled();
    for (const Known &each : all) {
        if (place == Place::Alone && each.reason.use == Reason::Use::Part) {
            continue;
        }
        const auto arguments = each.pattern.match(text);
        if (!arguments) {
            continue;
        }
        QStringList byNumber(10);
        for (size_t i = 0; i < arguments->size(); ++i) {
            const int number = each.pattern.numberAt(i);
            const QString argument = arguments->at(i).toString();
            byNumber[number] = isOurs(each.reason, number, argument)
                ? translated(argument, Place::InSentence, depth + 1)
                : argument;
        }
        return SentencePattern(tr(each.reason.text)).filled(byNumber);
    }
    return {};
}

} // namespace Farlan
