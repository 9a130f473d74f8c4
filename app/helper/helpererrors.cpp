// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/helpererrors.h"

#include "contract/busnames.h"
#include "contract/errornames.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// For behind a colon.
QString withoutStop(const QString &sentence)
{
    return sentence.endsWith(u'.') ? sentence.chopped(1) : sentence;
}

Error notStarted(const QString &why)
{
    return Error{ ErrorName::HelperNotStarted,
                  u"The Farlan helper could not start: %1."_s.arg(withoutStop(why)),
                  u"See what its log says: systemctl status farlan-helper"_s };
}

// Our own messages carry the hint after a line break.
Error ownError(const QDBusError &error)
{
    const QString text = error.message();
    const qsizetype end = text.indexOf(u'\n');
    return end < 0 ? Error{ error.name(), text }
                   : Error{ error.name(), text.left(end), text.mid(end + 1) };
}

} // namespace

Error errorFromBus(const QDBusError &error)
{
    if (error.name().startsWith(kBusName + ".Error."_L1)) {
        return ownError(error);
    }
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
        return helperStopped();
    case QDBusError::NoReply:
        // The bus says the same of a helper that has ended; its name then goes, too.
        return Error{ ErrorName::HelperSilent, u"The Farlan helper did not answer."_s,
                      u"See whether it runs: systemctl status farlan-helper"_s };
    case QDBusError::Disconnected:
        return systemBusLost();
    case QDBusError::AccessDenied:
        return Error{ ErrorName::PermissionDenied,
                      u"The system bus does not let this user talk to the Farlan helper."_s,
                      u"The administrator's bus policy forbids it; ask the administrator."_s };
    case QDBusError::UnknownObject:
        return Error{ ErrorName::NotFound, u"There is no such tunnel (any more)."_s,
                      u"farlanctl list shows your tunnels."_s };
    case QDBusError::LimitsExceeded:
        return Error{ ErrorName::LimitReached,
                      u"The system bus refuses: %1."_s.arg(withoutStop(error.message())) };
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownProperty:
    case QDBusError::InvalidArgs:
    case QDBusError::InvalidSignature:
        return helperTalksNonsense(error.message());
    default:
        break;
    }
    if (error.name() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1) {
        return helperStopped();
    }
    return Error{ ErrorName::HelperFailed,
                  u"The Farlan helper could not be asked: %1 (%2)."_s.arg(error.message(),
                                                                          error.name()) };
}

Error errorOfStart(const QDBusError &error)
{
    const QString name = error.name();
    if (error.type() == QDBusError::ServiceUnknown) {
        return helperNotInstalled();
    }
    if (error.type() == QDBusError::TimedOut) {
        return notStarted(u"it took too long"_s);
    }
    if (name.startsWith("org.freedesktop.DBus.Error.Spawn."_L1)
        || name.startsWith("org.freedesktop.systemd1."_L1)) {
        return notStarted(error.message());
    }
    return errorFromBus(error);
}

Error noSystemBus()
{
    return Error{ ErrorName::SystemBusMissing, u"There is no system bus to reach the helper on."_s,
                  geteuid() == 0
                      ? u"Install and start D-Bus. Without it, root can use most commands."_s
                      : u"Install and start D-Bus, or run farlanctl as root: it needs no bus "
                        "then."_s };
}

Error systemBusLost()
{
    return Error{ ErrorName::SystemBusMissing, u"The connection to the system bus has ended."_s };
}

Error helperNotInstalled()
{
    return Error{ ErrorName::HelperMissing,
                  u"The Farlan helper is not installed: the system bus does not know it."_s,
                  u"Install Farlan on the system, or run farlanctl as root."_s };
}

Error helperStopped()
{
    return Error{ ErrorName::HelperStopped, u"The Farlan helper stopped."_s,
                  u"Its tunnels have ended. Try again; its log may say why: "
                  "journalctl -u farlan-helper"_s };
}

Error helperOfOtherVersion(const QString &version, uint apiVersion)
{
    return Error{ apiVersion > kApiVersion ? ErrorName::HelperNewer : ErrorName::HelperOlder,
                  u"The Farlan helper is of another version: %1 with interface %2; this is %3 with "
                  "interface %4."_s.arg(version, QString::number(apiVersion),
                                        QStringLiteral(FARLAN_VERSION),
                                        QString::number(kApiVersion)),
                  u"After an update the old helper may still run: systemctl restart "
                  "farlan-helper (this ends its tunnels)"_s };
}

Error helperElsewhere()
{
    return Error{ ErrorName::HelperElsewhere,
                  u"The Farlan helper makes its interfaces in another network namespace."_s,
                  u"Run farlanctl outside this one, or as root: it starts a helper here then."_s };
}

Error helperTalksNonsense(const QString &what)
{
    return Error{ ErrorName::HelperFailed,
                  u"The Farlan helper and this program do not understand each other: %1."_s.arg(
                      withoutStop(what)),
                  u"Install both in the same version."_s };
}

bool hasNoHelper(const Error &error)
{
    return error.name == ErrorName::SystemBusMissing || error.name == ErrorName::HelperMissing
        || error.name == ErrorName::HelperNotStarted || error.name == ErrorName::HelperElsewhere;
}

} // namespace Farlan
