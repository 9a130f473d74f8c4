// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/diagnosis.h"

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QObject>

#include <functional>

namespace Farlan
{

// Asks polkit about this process without making it ask anybody.
class PolkitCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PolkitCheck)

public:
    explicit PolkitCheck(const QDBusConnection &bus, QObject *parent = nullptr);
    ~PolkitCheck() override;

    void start();

signals:
    void finished(const QList<Farlan::Finding> &findings); // once

private:
    using Answer = std::function<void(const QDBusPendingCall &)>;

    void ask(const QString &method, const QVariantList &arguments, const Answer &answer);
    void onVersion(const QDBusPendingCall &call);
    void checkPermission();
    void onPermission(const QDBusPendingCall &call);
    void checkAgent();
    void onAgent(const QDBusPendingCall &call);
    void withdraw();
    void tellOfAgent(Verdict verdict, const QString &text);

    QDBusConnection m_bus;
    QList<Finding> m_findings;
    QString m_session;
    bool m_needsAgent = false;
};

} // namespace Farlan
