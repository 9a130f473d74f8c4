// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldtext.h"

#include "ui/text/reasontext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// What the rules say in words of files and commands, which a form does not have. The first row that
// fits counts; what no row knows is said in the rule's own words.
struct Row {
    QLatin1StringView key;
    QLatin1StringView sign; // in what the rule says; empty: whatever it says
    const char *text;
};

// clang-format off
constexpr std::array kRows{
    Row{ "name"_L1, "is empty"_L1, QT_TRANSLATE_NOOP("Farlan::FieldText", "A name is needed.") },
    Row{ "name"_L1, "needs a name"_L1, QT_TRANSLATE_NOOP("Farlan::FieldText", "A name is needed.") },
    Row{ "uri"_L1, "is empty"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A server address is needed.") },
    Row{ "uri"_L1, "needs the address"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A server address is needed.") },
    Row{ "uri"_L1, "does not start"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Only ws:// and wss:// addresses are supported.") },
    Row{ "user"_L1, "colon"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A user name has no colon.") },
    Row{ "user"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "A user name has at most 255 characters, and no line breaks.") },
    Row{ "pin"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "The SHA-256 fingerprint of a certificate has 64 digits from 0 to 9 and A to F.") },
    Row{ "cacerts"_L1, "PEM"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "There is no certificate in this file. It must be in PEM form.") },
    Row{ "cacerts"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Choose the file with the certificate of the authority.") },
    Row{ "certfile"_L1, "together"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A certificate needs its private key.") },
    Row{ "keyfile"_L1, "together"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A private key needs its certificate.") },
    Row{ "ip"_L1, "a list of at most"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "An interface has at most 64 addresses.") },
    Row{ "ip"_L1, "\"\""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "Addresses look like this: 10.5.0.2/24, fd00::2/64") },
    Row{ "bridge"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "This cannot be the name of a bridge. It looks like this: br0") },
};
// clang-format on

} // namespace

QString FieldText::problem(const QString &key, const Error &problem)
{
    for (const Row &row : kRows) {
        if (row.key == key && problem.message.contains(row.sign)) {
            return tr(row.text);
        }
    }
    return ReasonText::whole(problem);
}

} // namespace Farlan
