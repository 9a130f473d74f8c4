// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/diagnosis.h"
#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/polkitcheck.h"
#include "app/helper/helperclient.h"
#include "app/secrets/passwordstore.h"

#include <QObject>

#include <memory>

class QThread;

namespace Farlan
{

// `farlanctl doctor`: looks at everything that a tunnel needs, and changes nothing.
class DoctorCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DoctorCommand)

public:
    // `host` is one to look up; may be empty.
    DoctorCommand(const QDBusConnection &bus, const QString &host, bool json,
                  QObject *parent = nullptr);
    ~DoctorCommand() override;

    void start();

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void onPresence(const Result<HelperPresence> &presence);
    void onHelper(const Result<HelperInfo> &info);
    void checkPolkit();
    void checkKeyring();
    void onKeyring(const Result<std::optional<QString>> &answer);
    void checkMachine();
    void lookUpHost();
    void tell(const Finding &finding);
    void end();

    QDBusConnection m_bus;
    const QString m_host;
    const bool m_json;
    HelperClient m_client;
    PolkitCheck m_polkit;
    PasswordStore m_keyring;
    QList<Finding> m_findings;
    std::unique_ptr<QThread> m_lookup;
};

} // namespace Farlan
