// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldtext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// The first row that fits counts. A rule's sentence that no row knows is shown as it is.
struct Row {
    QLatin1StringView key;
    QLatin1StringView sign; // in what the rule says; empty: whatever it says
    const char *text;
};

// clang-format off
constexpr std::array kRows{
    Row{ "name"_L1, "empty"_L1, QT_TRANSLATE_NOOP("Farlan::FieldText", "A name is needed.") },
    Row{ "name"_L1, "needs a name"_L1, QT_TRANSLATE_NOOP("Farlan::FieldText", "A name is needed.") },
    Row{ "name"_L1, "longer"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A name has at most 64 characters.") },
    Row{ "name"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "The name has a character that cannot be seen.") },
    Row{ "uri"_L1, "empty"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A server address is needed.") },
    Row{ "uri"_L1, "needs the address"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A server address is needed.") },
    Row{ "uri"_L1, "does not start"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Only ws:// and wss:// addresses are supported.") },
    Row{ "uri"_L1, "port"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "The port must be between 1 and 65535.") },
    Row{ "uri"_L1, "longer"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "An address has at most 2048 characters.") },
    Row{ "uri"_L1, "space"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "The address has a space or another character that does not belong there.") },
    Row{ "uri"_L1, "#"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Leave out the part of the address from “#” on.") },
    Row{ "uri"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "This is not the address of a server. It looks like this: wss://relay.example.org/") },
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
    Row{ "proxy"_L1, "password"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Leave out the password. It is asked for.") },
    Row{ "proxy"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "The address of a proxy looks like this: http://proxy.example.org:3128") },
    Row{ "address"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "This must be an IPv4 or IPv6 address of this computer, or empty.") },
    Row{ "port"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "The port must be between 1 and 65535.") },
    Row{ "path"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "The path begins with “/” and has no spaces, “?” or “#”.") },
    Row{ "certfile"_L1, "together"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A certificate needs its private key.") },
    Row{ "keyfile"_L1, "together"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "A private key needs its certificate.") },
    Row{ "certfile"_L1, "whole path"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Give the whole path of the file, from “/” on.") },
    Row{ "keyfile"_L1, "whole path"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Give the whole path of the file, from “/” on.") },
    Row{ "htpasswd"_L1, "whole path"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "Give the whole path of the file, from “/” on.") },
    Row{ "max_clients"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "The number must be between 1 and 1023.") },
    Row{ "allow_origin"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "A web page is given in small letters and without a path, for example "
             "https://app.example.org") },
    Row{ "device"_L1, "bridge"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "With a bridge, the server has no interface of its own. Leave this empty.") },
    Row{ "device"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "At most 15 letters, digits, dots, hyphens and underscores, no spaces or slashes.") },
    Row{ "mtu"_L1, "bridge"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "With a bridge, its MTU counts. Leave this empty.") },
    Row{ "mtu"_L1, "IPv6"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "With an IPv6 address, the MTU is at least 1280.") },
    Row{ "mtu"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "The MTU must be between 68 and 65521.") },
    Row{ "mac"_L1, "bridge"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "With a bridge, its hardware address counts. Leave this empty.") },
    Row{ "mac"_L1, "group"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "This is the address of a group, since its first byte is odd.") },
    Row{ "mac"_L1, ""_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "A hardware address looks like this: 02:00:5e:10:00:01") },
    Row{ "ip"_L1, "lacks"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "An address needs the length of its prefix behind a slash: 10.5.0.2/24") },
    Row{ "ip"_L1, "length of the prefix must"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "The length of the prefix is 8 to 32 with IPv4, and 16 to 128 with IPv6.") },
    Row{ "ip"_L1, "twice"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "One of the addresses is there twice.") },
    Row{ "ip"_L1, "and no host"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText",
             "One of the addresses is that of the network itself. Choose another one in it.") },
    Row{ "ip"_L1, "at most"_L1,
         QT_TRANSLATE_NOOP("Farlan::FieldText", "An interface has at most 64 addresses.") },
    Row{ "ip"_L1, ""_L1,
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
    return problem.hint.isEmpty() ? problem.message : problem.message + u' ' + problem.hint;
}

} // namespace Farlan
