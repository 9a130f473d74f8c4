// SPDX-License-Identifier: GPL-3.0-or-later
// What a client gets from something that is no tunnel.
#include "contract/errornames.h"
#include "fuzzing.h"
#include "pump/upgradereply.h"

#include <array>

using namespace Farlan;
using Fuzzing::require;

namespace
{

constexpr std::array kNames{ ErrorName::AuthenticationFailed, ErrorName::AccessRefused,
                             ErrorName::ConnectionFailed, ErrorName::NotATunnel,
                             ErrorName::ServerBusy };
constexpr qsizetype kLongestMessage = 300; // of which 120 may be the peer's

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    for (const bool signedIn : { false, true }) {
        const UpgradeRefusal refusal = explainRefusal(bytes, signedIn);
        const Error &error = refusal.error;
        require(std::find(kNames.begin(), kNames.end(), error.name) != kNames.end());
        require(!error.message.isEmpty() && error.message.size() <= kLongestMessage);
        require(!error.message.contains(u'\n') && error.hint.size() <= kLongestMessage);
        if (refusal.retryAfter) {
            require(error.name == ErrorName::ServerBusy);
            require(refusal.retryAfter->count() >= 0 && refusal.retryAfter->count() <= 3600);
        }
    }
    return 0;
}
