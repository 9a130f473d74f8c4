// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/questions.h"

#include "contract/reach.h"
#include "contract/settingrules.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// "0.0.0.0:443", "[::1]:80"; all addresses of both families: "*:443".
QString endpoint(const TunnelSettings &settings)
{
    return endpointText(settings.address.isEmpty() ? u"*"_s : settings.address,
                        settings.listeningPort());
}

// As it is looked up, since letters of one script pass for those of another. Of a long one the end
// is shown: that says whose it is.
QString hostOf(const QUrl &uri)
{
    const QString host = uri.host(QUrl::FullyEncoded);
    return host.size() <= kMaximumDetailLength ? host : u'…' + host.right(kMaximumDetailLength - 1);
}

} // namespace

std::vector<Question> questionsFor(const TunnelSettings &settings, const QString &name)
{
    std::vector<Question> questions;
    const auto ask = [&questions, &name](const QString &action, QLatin1StringView key,
                                         const QString &value) {
        questions.push_back(Question(action).addDetail("tunnel"_L1, name).addDetail(key, value));
    };
    if (settings.mode == TunnelMode::Server) {
        ask(u"org.farlan.serve"_s, "endpoint"_L1, endpoint(settings));
    } else {
        ask(u"org.farlan.open"_s, "host"_L1, hostOf(settings.uri));
    }
    if (settings.insecure) {
        ask(u"org.farlan.insecure"_s, "host"_L1, hostOf(settings.uri));
    }
    if (const QStringList reach = reachBeyondTunnel(settings); !reach.isEmpty()) {
        ask(u"org.farlan.attach"_s, "target"_L1, reach.join(u", "_s));
    }
    return questions;
}

Question manageOthersQuestion(const QString &tunnel, const QString &owner)
{
    const auto orAll = [](const QString &text) { return text.isEmpty() ? u"*"_s : text; };
    return Question(u"org.farlan.manage-others"_s)
        .addDetail("tunnel"_L1, orAll(tunnel))
        .addDetail("owner"_L1, orAll(owner));
}

} // namespace Farlan
