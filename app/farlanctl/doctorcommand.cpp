// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/doctorcommand.h"

#include "app/farlanctl/terminal.h"
#include "app/farlanctl/tunneltext.h"
#include "app/helper/helpererrors.h"
#include "contract/helpermessages.h"

#include <QJsonArray>
#include <QThread>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr std::chrono::seconds kKeyringPatience{ 5 }; // nobody is asked for anything

Finding found(const QString &check, const QString &text)
{
    return { check, Verdict::Ok, text, {} };
}

Finding problem(const QString &check, const Error &error)
{
    return { check, Verdict::Problem, error.message, error.hint };
}

QJsonObject toJson(const Finding &finding)
{
    QJsonObject json{ { u"check"_s, finding.check },
                      { u"result"_s, verdictName(finding.verdict) },
                      { u"text"_s, finding.text } };
    if (!finding.fix.isEmpty()) {
        json.insert(u"fix"_s, finding.fix);
    }
    return json;
}

} // namespace

DoctorCommand::DoctorCommand(const QDBusConnection &bus, const QString &host, bool json,
                             QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_host(host)
    , m_json(json)
    , m_client(bus)
    , m_polkit(bus)
    , m_keyring(kKeyringPatience)
{
    connect(&m_polkit, &PolkitCheck::finished, this, [this](const QList<Finding> &findings) {
        for (const Finding &finding : findings) {
            tell(finding);
        }
        checkKeyring();
    });
}

DoctorCommand::~DoctorCommand()
{
    if (m_lookup) {
        m_lookup->wait();
    }
}

void DoctorCommand::start()
{
    m_client.look([this](const Result<HelperPresence> &presence) { onPresence(presence); });
}

void DoctorCommand::onPresence(const Result<HelperPresence> &presence)
{
    if (!presence) {
        tell(problem(u"system-bus"_s, presence.error()));
        checkKeyring();
        return;
    }
    if (*presence == HelperPresence::NoBus) {
        tell(problem(u"system-bus"_s, noSystemBus()));
        checkKeyring();
        return;
    }
    tell(found(u"system-bus"_s, u"The system bus is there."_s));
    if (*presence == HelperPresence::NotInstalled) {
        tell(problem(u"helper"_s, helperNotInstalled()));
        checkPolkit();
        return;
    }
    m_client.start([this](const Result<HelperInfo> &info) { onHelper(info); });
}

void DoctorCommand::onHelper(const Result<HelperInfo> &info)
{
    if (!info) {
        tell(problem(u"helper"_s, info.error()));
        checkPolkit();
        return;
    }
    tell(found(u"helper"_s, u"The Farlan helper %1 runs."_s.arg(info->version)));
    if (info->version == QStringLiteral(FARLAN_VERSION)) {
        tell(found(u"helper-version"_s, u"It is of the same version as farlanctl."_s));
    } else {
        tell({ u"helper-version"_s, Verdict::Problem,
               u"It is of version %1, and farlanctl of %2."_s.arg(info->version,
                                                                  QStringLiteral(FARLAN_VERSION)),
               u"Install both in the same version; after an update: systemctl restart "
               "farlan-helper (this ends its tunnels)"_s });
    }
    if (info->networkNamespace == ownNetworkNamespace()) {
        tell(found(u"network-namespace"_s, u"It makes its interfaces where this command runs."_s));
    } else {
        tell(problem(u"network-namespace"_s, helperElsewhere()));
    }
    checkPolkit();
}

void DoctorCommand::checkPolkit()
{
    m_polkit.start();
}

// With a password that nobody has kept.
void DoctorCommand::checkKeyring()
{
    m_keyring.find({}, [this](const auto &answer) { onKeyring(answer); });
}

void DoctorCommand::onKeyring(const Result<std::optional<QString>> &answer)
{
    if (answer) {
        tell(found(u"keyring"_s, u"Your keyring answers."_s));
    } else {
        // Tunnels need none.
        tell({ u"keyring"_s, Verdict::Unknown,
               answer.error().message + u" Passwords are asked for each time."_s,
               answer.error().hint });
    }
    checkMachine();
}

void DoctorCommand::checkMachine()
{
    tell(checkTunDevice());
    for (const Finding &finding : checkModules()) {
        tell(finding);
    }
    tell(checkTlsLibrary());
    tell(checkCertificateStore());
    if (m_host.isEmpty()) {
        tell(checkResolver());
        end();
    } else {
        lookUpHost();
    }
}

void DoctorCommand::lookUpHost()
{
    const auto result = std::make_shared<Finding>();
    m_lookup.reset(QThread::create([result, host = m_host] { *result = checkHost(host); }));
    connect(m_lookup.get(), &QThread::finished, this, [this, result] {
        tell(*result);
        end();
    });
    m_lookup->start();
}

void DoctorCommand::tell(const Finding &finding)
{
    m_findings.append(finding);
    if (m_json) {
        return;
    }
    printLine(verdictName(finding.verdict).leftJustified(9) + finding.text);
    if (!finding.fix.isEmpty()) {
        printLine(QString(9, u' ') + u"→ "_s + finding.fix);
    }
}

void DoctorCommand::end()
{
    if (m_json) {
        QJsonArray checks;
        for (const Finding &finding : m_findings) {
            checks.append(toJson(finding));
        }
        printText(jsonText({ { u"schema"_s, kSchema }, { u"checks"_s, checks } }));
    }
    const bool hasProblem
        = std::any_of(m_findings.begin(), m_findings.end(),
                      [](const Finding &finding) { return finding.verdict == Verdict::Problem; });
    emit finished(hasProblem ? ExitCode::Failure : ExitCode::Success);
}

} // namespace Farlan
