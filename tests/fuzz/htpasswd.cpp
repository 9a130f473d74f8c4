// SPDX-License-Identifier: GPL-3.0-or-later
// A server's file of users and password hashes, written by whoever may start a server.
#include "pump/htpasswd.h"
#include "contract/errornames.h"
#include "fuzzing.h"
#include "pump/passwordhash.h"

#include <QList>

using namespace Farlan;
using Fuzzing::require;

namespace
{

constexpr qsizetype kLongestMessage = 300;

// The users, and nothing else in the file, have come in.
void checkUsers(const Htpasswd &htpasswd, QByteArray content)
{
    if (content.startsWith("\xef\xbb\xbf")) {
        content.remove(0, 3);
    }
    qsizetype users = 0;
    for (const QByteArray &line : content.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.startsWith('#') || colon < 0) {
            continue;
        }
        ++users;
        require(colon > 0 && htpasswd.contains(line.first(colon)));
        QByteArray hash = line.sliced(colon + 1);
        if (hash.endsWith('\r')) {
            hash.chop(1);
        }
        const Result<PasswordHashKind> kind = inspectPasswordHash(hash);
        require(bool(kind));
        if (kind->scheme == PasswordScheme::Sha1) { // the others take their time
            require(!htpasswd.verify(line.first(colon), hash));
        }
    }
    require(users > 0 && htpasswd.size() == users && htpasswd.weakHashes() <= users);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Htpasswd> htpasswd = Htpasswd::parse(content);
    if (htpasswd) {
        checkUsers(*htpasswd, content);
        return 0;
    }
    const Error &error = htpasswd.error();
    require(error.name == ErrorName::InvalidFile && !error.message.isEmpty());
    require(error.message.size() <= kLongestMessage && error.hint.size() <= kLongestMessage);
    for (const QByteArray &line : content.split('\n')) { // what could be a hash is not shown
        const QByteArray hash = line.sliced(line.indexOf(':') + 1);
        require(hash.size() < 20 || !error.message.contains(QString::fromLatin1(hash)));
    }
    return 0;
}
