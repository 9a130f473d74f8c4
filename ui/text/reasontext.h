// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace Farlan
{

struct Error;

// What helper, pump and app say of an error comes in English, with its arguments put in. Here it is
// said in the language of the session, with the same arguments.
class ReasonText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::ReasonText)

public:
    // Also behind a prefix, as in "lab.toml:3: mtu: …". What is not known stays as it is.
    static QString translated(const QString &sentence);
    static QStringList translated(const QStringList &sentences);
    // What stands in a sentence of ours, as the reasons against a certificate.
    static QString part(const QString &text);
    // Why, and what to do about it, if the error says that.
    static QString whole(const Error &error);
    // Two sentences of this language, of which either may be empty.
    static QString together(const QString &first, const QString &second);

private:
    enum class Place { Alone, InSentence };

    static QString translated(const QString &text, Place place, int depth);
    static QString behindPrefix(const QString &text, Place place, int depth);
    // None of these if it is not known.
    static QString known(const QString &text, Place place, int depth);
    static QString allKnown(const QString &text, int depth); // of several reasons
};

} // namespace Farlan
