// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "base/result.h"
#include "contract/certificatereport.h"

#include <QUuid>

#include <optional>

namespace Farlan
{

enum class OpenedBy {
    Person, // who is there to answer
    Login, // of the session: nobody may be at the screen
};

// A tunnel cannot go on without a password, of its server's or of its proxy's.
struct PasswordQuestion {
    QUuid profile;
    QString tunnel; // its name
    QString server; // "wss://a.example:443", of the server or the proxy
    QString user; // empty: the server wants one, and the profile has none
    bool isForProxy = false; // then the user cannot be changed
    bool isEncrypted = true; // on its way to the server
    bool wasRefused = false; // the one that was tried before
    PasswordKeeping keeping = PasswordKeeping::Never; // what the profile says
    std::optional<Error> keyringProblem; // why it can not be kept, or was not found
    OpenedBy openedBy = OpenedBy::Person;

    bool operator==(const PasswordQuestion &) const = default;
};

struct PasswordAnswer {
    QString user;
    QString password;
    PasswordKeeping keeping = PasswordKeeping::Never;
};

// The certificate of a server is not trusted: a person has to look at it.
struct CertificateQuestion {
    QUuid profile;
    QString tunnel; // its name
    QString location; // the URI without user info
    CertificateReport report;
    QString
        pin; // the certificate that the profile trusts, as lower-case hex of the SHA-256; or none
    bool isReadOnly = false; // the administrator's profile: nothing can be trusted in it
    OpenedBy openedBy = OpenedBy::Person;

    bool operator==(const CertificateQuestion &) const = default;
};

} // namespace Farlan
