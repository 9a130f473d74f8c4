// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace Farlan
{

// Why a server that answered did not become a tunnel.
struct UpgradeRefusal {
    Error error;
    std::optional<std::chrono::seconds> retryAfter;
};

// Reads what the server sent instead of a valid "101 Switching Protocols", which may be anything
// and may be cut off anywhere. `signedIn`: whether a user name was sent.
UpgradeRefusal explainRefusal(QByteArrayView reply, bool signedIn);

} // namespace Farlan
