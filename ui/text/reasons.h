// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace Farlan
{

// A sentence as it is in the source, marked for translation, or a part of one. What stands at its
// places is a name or the words of a stranger and stays as it is, whatever it says, unless it is
// listed as ours.
struct Reason {
    enum class Use {
        Whole, // and, too, where a sentence has a place for ours
        Part, // only there
        Saying, // a whole one that ends with what somebody says: to the end, whatever it is
    };

    // Not explicit: most are only a text.
    constexpr Reason(const char *english, const char *placesOfOurs = "", Use usedAs = Use::Whole,
                     const char *onlyOfOurs = nullptr)
        : text(english)
        , ours(placesOfOurs)
        , use(usedAs)
        , only(onlyOfOurs)
    {
    }

    const char *text;
    const char *ours; // the numbers of the places that hold a sentence of ours, or a part of one
    Use use;
    const char *only; // what is ours there if that is only this, and all else a stranger's
};

constexpr Reason whole(const char *text, const char *ours)
{
    return { text, ours };
}

constexpr Reason part(const char *text, const char *ours = "")
{
    return { text, ours, Reason::Use::Part };
}

constexpr Reason saying(const char *text)
{
    return { text, "", Reason::Use::Saying };
}

constexpr Reason either(const char *text, const char *place, const char *only)
{
    return { text, place, Reason::Use::Whole, only };
}

// The sentences that tell why something could not be done, and parts of them.
// lint.reasons holds them against the source.
std::span<const Reason> connectionReasons(); // of helper/pump/
std::span<const Reason> helperReasons(); // of the rest of helper/
std::span<const Reason> appReasons(); // of app/
std::span<const Reason> systemReasons(); // of the system's libraries, the most usual ones

} // namespace Farlan
