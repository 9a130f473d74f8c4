// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/backoff.h"

#include "contract/errornames.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{
constexpr std::chrono::milliseconds kFirst = 1s;
constexpr std::chrono::milliseconds kLongest = 60s;
// A quarter is enough to spread the clients of a server that restarts, and unlike full jitter
// never makes a person wait for something that is shown as due at any moment.
constexpr double kJitter = 0.25;
} // namespace

bool isFinal(const Error &error)
{
    static constexpr std::array kFinal{
        ErrorName::InvalidSettings,    ErrorName::InvalidFile,
        ErrorName::PermissionDenied,   ErrorName::DeviceExists,
        ErrorName::DeviceUnavailable,  ErrorName::BridgeUnavailable,
        ErrorName::AddressUnavailable, ErrorName::ProxyAuthenticationFailed,
        ErrorName::CertificateRefused, ErrorName::AuthenticationFailed,
        ErrorName::AccessRefused,
    };
    return std::any_of(kFinal.begin(), kFinal.end(),
                       [&error](QLatin1StringView name) { return error.name == name; });
}

Backoff::Backoff(Random random)
    : m_random(random ? std::move(random)
                      : [] { return QRandomGenerator::global()->generateDouble(); })
    , m_base(kFirst)
{
}

std::chrono::milliseconds Backoff::next(std::optional<std::chrono::seconds> retryAfter)
{
    const double factor = 1 + kJitter * (2 * m_random() - 1);
    const auto wait = std::chrono::duration<double, std::milli>(m_base) * factor;
    m_base = std::min(2 * m_base, kLongest);
    const auto own = std::chrono::round<std::chrono::milliseconds>(wait);
    if (!retryAfter) {
        return own;
    }
    const std::chrono::duration<double> asked(*retryAfter);
    return std::max(
        own, std::chrono::ceil<std::chrono::milliseconds>(asked * (1 + kJitter * m_random())));
}

void Backoff::reset()
{
    m_base = kFirst;
}

} // namespace Farlan
