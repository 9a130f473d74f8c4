// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include "contract/errornames.h"
#include "ui/text/reasontext.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

struct Words {
    const char *what;
    const char *remedy = nullptr; // none: what the error itself suggests
    const char *command = nullptr;
    bool saysWhy = false; // all that the error's own sentence says
};

constexpr const char *kDoctorCommand = "farlanctl doctor";
constexpr const char *kLogCommand = "journalctl --boot --unit farlan-helper";
constexpr const char *kRestartCommand = "sudo systemctl restart farlan-helper";
constexpr const char *kStateCommand = "systemctl status farlan-helper";

// clang-format off
const QHash<QString, Words> &words()
{
    static const QHash<QString, Words> words{
        { ErrorName::InvalidSettings,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "A setting is not right."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Edit the tunnel and correct it.") } },
        { ErrorName::InvalidFile,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "A file cannot be used."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Choose another file, or correct this one.") } },
        { ErrorName::PermissionDenied,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "This is not allowed on this computer."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Ask the administrator to allow tunnels for this account."),
            kDoctorCommand } },
        { ErrorName::NotAuthenticated,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "Permission was not given."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Try again, or ask the administrator to allow tunnels for this account.") } },
        { ErrorName::PolkitUnavailable,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "Nobody can give permission."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "The system service polkit decides who may open tunnels, and it does not answer. "
                "Start it, or ask the administrator."),
            "systemctl status polkit", true } },
        { ErrorName::AuthenticationRequired,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "There is no way to ask for permission."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "This session has no authentication agent. Start one, for example lxqt-policykit, or "
                "ask the administrator to allow tunnels for this account."),
            kDoctorCommand } },
        { ErrorName::LimitReached,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "Too many tunnels are open."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Disconnect one of them first.") } },
        { ErrorName::NameTaken,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "Another tunnel has this name already."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Disconnect it, or give this one another name.") } },
        { ErrorName::NotFound,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The tunnel is not there any more.") } },
        { ErrorName::InvalidState,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "This is not possible at the moment.") } },
        { ErrorName::DeviceExists,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The interface name is in use."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Choose another interface name for the tunnel.") } },
        { ErrorName::DeviceUnavailable,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The network interface could not be created."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Make sure that the kernel module “tun” is loaded."),
            "sudo modprobe tun" } },
        { ErrorName::BridgeUnavailable,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The bridge cannot be used."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Create the bridge first, or choose another one for the tunnel.") } },
        { ErrorName::AddressUnavailable,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The address or port cannot be used."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Choose another port, or end the program that uses it.") } },
        { ErrorName::KeyringUnavailable,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The keyring cannot be used."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Unlock it, or type the password each time.") } },
        { ErrorName::HelperFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper has a problem."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Try again. Its log may say more."),
            kLogCommand } },
        { ErrorName::SystemBusMissing,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "There is no system bus."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Farlan reaches its helper over D-Bus. Start the system bus, and then Farlan again."),
            "systemctl status dbus", true } },
        { ErrorName::HelperMissing,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper is not installed."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Tunnels need this small system service, which creates the network interfaces. "
                "Install Farlan on the system."),
            kDoctorCommand, true } },
        { ErrorName::HelperNotStarted,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper could not start."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "The state of the service and its log may say why."),
            kStateCommand, true } },
        { ErrorName::HelperElsewhere,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper is in another network."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "It creates its interfaces in another network namespace. Start Farlan in that one."),
            kDoctorCommand, true } },
        { ErrorName::HelperOlder,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "Farlan was updated."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "The helper is still running the old version. Restart it; this ends its tunnels."),
            kRestartCommand, true } },
        { ErrorName::HelperNewer,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "This Farlan is older than its helper."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Quit Farlan and start it again. If that does not help, install both in the same "
                "version."),
            kDoctorCommand, true } },
        { ErrorName::HelperSilent,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper does not answer."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Try again. If it still does not answer, restart it; this ends its tunnels."),
            kRestartCommand, true } },
        { ErrorName::HelperStopped,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The Farlan helper stopped."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Its tunnels have ended. Connect again; its log may say why it stopped."),
            kLogCommand, true } },
        { ErrorName::HostNotFound,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server was not found."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Check the address of the server, and whether this computer is online.") } },
        { ErrorName::ConnectionFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server cannot be reached."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Check the address and the port, and whether the server is running.") } },
        { ErrorName::TimedOut,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server did not answer in time."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Check the address and the port, and whether a firewall is in the way.") } },
        { ErrorName::ProxyFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The proxy does not let the tunnel through."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Check the proxy in the tunnel’s settings.") } },
        { ErrorName::ProxyAuthenticationFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "The proxy did not accept the user name or password."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Connect again and enter the right password.") } },
        { ErrorName::CertificateRefused,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server’s certificate cannot be trusted."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Compare its fingerprint with the one from the server’s administrator.") } },
        { ErrorName::TlsFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The connection could not be encrypted."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Check whether the server offers TLS at this port.") } },
        { ErrorName::AuthenticationFailed,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "The server did not accept the user name or password."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Connect again and enter the right password.") } },
        { ErrorName::AccessRefused,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server does not allow this access."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "Ask the server’s administrator.") } },
        { ErrorName::ServerBusy,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The server is busy."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "It is tried again in a while.") } },
        { ErrorName::NotATunnel,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "There is no Ethernet tunnel at this address."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText",
                "Check the address, above all the path behind the host name.") } },
        { ErrorName::ConnectionLost,
          { QT_TRANSLATE_NOOP("Farlan::ErrorText", "The connection was lost."),
            QT_TRANSLATE_NOOP("Farlan::ErrorText", "It is opened again by itself.") } },
    };
    return words;
}
// clang-format on

} // namespace

Explanation ErrorText::explain(const Error &error)
{
    const auto found = words().find(error.name);
    if (found == words().end()) {
        return { tr("Something went wrong."),
                 ReasonText::translated(error.message),
                 ReasonText::translated(error.hint),
                 {} };
    }
    Explanation explanation;
    explanation.what = tr(found->what);
    explanation.why = found->saysWhy ? QString() : ReasonText::translated(error.message);
    explanation.remedy = found->remedy ? tr(found->remedy) : ReasonText::translated(error.hint);
    explanation.command = QLatin1StringView(found->command);
    return explanation;
}

QString ErrorText::titleOf(const Error &error)
{
    QString title = explain(error).what;
    if (title.endsWith(u'.') || title.endsWith(u'。')) {
        title.chop(1);
    }
    return title;
}

} // namespace Farlan
