// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"

#include <QObject>

#include <map>

namespace Farlan
{

// Remembers how each tunnel's profile was when the tunnel began: the helper goes on with that, even
// when it connects anew.
class AppliedSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppliedSettings)

public:
    explicit AppliedSettings(const TunnelModel &model, QObject *parent = nullptr);
    ~AppliedSettings() override;

    // Whether it goes on with something else than what its profile says now.
    bool isOutdated(const TunnelRow &row) const;

private:
    void follow(int first, int last);
    void forgetGone();

    const TunnelModel &m_model; // outlives it
    std::map<QString, Profile> m_applied; // by the tunnel's path
};

} // namespace Farlan
