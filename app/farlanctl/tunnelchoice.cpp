// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/tunnelchoice.h"

#include "app/profiles/profilestore.h"
#include "contract/errornames.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

std::vector<size_t> matching(const std::vector<FoundTunnel> &tunnels, const QString &name,
                             Qt::CaseSensitivity sensitivity)
{
    std::vector<size_t> found;
    for (size_t index = 0; index < tunnels.size(); ++index) {
        const TunnelStatus &status = tunnels[index].status;
        if (status.name.compare(name, sensitivity) == 0
            || status.device.compare(name, sensitivity) == 0) {
            found.push_back(index);
        }
    }
    return found;
}

QString shown(const TunnelStatus &status)
{
    return status.device.isEmpty() ? u"%1 of user %2"_s.arg(status.name).arg(status.owner)
                                   : u"%1 on %2"_s.arg(status.name, status.device);
}

// Perhaps it is a profile that is not connected.
Error noTunnel(const QString &name)
{
    ProfileStore store(ProfileFolders::standard());
    store.load();
    if (const Result<StoredProfile> stored = store.find(name)) {
        const QString profile = stored->profile().name();
        return Error{ ErrorName::NotFound, u"“%1” is not connected."_s.arg(profile),
                      u"To connect it: farlanctl connect \"%1\""_s.arg(profile) };
    }
    return Error{ ErrorName::NotFound, u"There is no tunnel “%1”."_s.arg(name),
                  u"farlanctl list shows the tunnels."_s };
}

} // namespace

Result<size_t> chooseTunnel(const std::vector<FoundTunnel> &tunnels, const QString &name)
{
    std::vector<size_t> found = matching(tunnels, name, Qt::CaseSensitive);
    if (found.empty()) {
        found = matching(tunnels, name, Qt::CaseInsensitive);
    }
    if (found.empty()) {
        return noTunnel(name);
    }
    if (found.size() > 1) {
        QStringList texts;
        for (const size_t index : found) {
            texts += shown(tunnels[index].status);
        }
        return Error{ ErrorName::InvalidSettings,
                      u"“%1” could be any of these: %2."_s.arg(name, texts.join(u", "_s)),
                      u"Give the name of its interface."_s };
    }
    return found.front();
}

} // namespace Farlan
