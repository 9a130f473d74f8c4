// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/exitcode.h"

#include "contract/errornames.h"

#include <array>

namespace Farlan
{

ExitCode exitCodeFor(const Error &error)
{
    struct Row {
        QLatin1StringView name;
        ExitCode code;
    };
    static constexpr std::array kRows{
        Row{ ErrorName::InvalidSettings, ExitCode::Usage },
        Row{ ErrorName::InvalidFile, ExitCode::Usage },
        Row{ ErrorName::PermissionDenied, ExitCode::Permission },
        Row{ ErrorName::NotAuthenticated, ExitCode::Permission },
        Row{ ErrorName::PolkitUnavailable, ExitCode::Permission },
        Row{ ErrorName::LimitReached, ExitCode::Failure },
        Row{ ErrorName::NameTaken, ExitCode::Interface },
        Row{ ErrorName::AuthenticationRequired, ExitCode::Permission },
        Row{ ErrorName::NotFound, ExitCode::NotFound },
        Row{ ErrorName::InvalidState, ExitCode::Failure },
        Row{ ErrorName::DeviceExists, ExitCode::Interface },
        Row{ ErrorName::DeviceUnavailable, ExitCode::Interface },
        Row{ ErrorName::BridgeUnavailable, ExitCode::Interface },
        Row{ ErrorName::AddressUnavailable, ExitCode::Interface },
        Row{ ErrorName::KeyringUnavailable, ExitCode::Keyring },
        Row{ ErrorName::HelperFailed, ExitCode::Failure },
        Row{ ErrorName::SystemBusMissing, ExitCode::Helper },
        Row{ ErrorName::HelperMissing, ExitCode::Helper },
        Row{ ErrorName::HelperNotStarted, ExitCode::Helper },
        Row{ ErrorName::HelperElsewhere, ExitCode::Helper },
        Row{ ErrorName::HelperOlder, ExitCode::Failure },
        Row{ ErrorName::HelperNewer, ExitCode::Failure },
        Row{ ErrorName::HelperSilent, ExitCode::Failure },
        Row{ ErrorName::HelperStopped, ExitCode::Failure },
        Row{ ErrorName::HostNotFound, ExitCode::Network },
        Row{ ErrorName::ConnectionFailed, ExitCode::Network },
        Row{ ErrorName::TimedOut, ExitCode::Network },
        Row{ ErrorName::ProxyFailed, ExitCode::Network },
        Row{ ErrorName::ProxyAuthenticationFailed, ExitCode::Authentication },
        Row{ ErrorName::CertificateRefused, ExitCode::Certificate },
        Row{ ErrorName::TlsFailed, ExitCode::Certificate },
        Row{ ErrorName::AuthenticationFailed, ExitCode::Authentication },
        Row{ ErrorName::AccessRefused, ExitCode::Authentication },
        Row{ ErrorName::ServerBusy, ExitCode::Network },
        Row{ ErrorName::NotATunnel, ExitCode::Network },
        Row{ ErrorName::ConnectionLost, ExitCode::Network },
    };
    for (const Row &row : kRows) {
        if (error.name == row.name) {
            return row.code;
        }
    }
    return ExitCode::Failure;
}

} // namespace Farlan
