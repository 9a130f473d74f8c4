// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>

namespace Farlan
{

enum class Instance {
    First,
    Second, // the first has been told; there is nothing left to do
    NoBus, // so there is no telling; no second one can find this one
};

// The session's one Farlan. It has the name org.farlan.farlan on the session bus and does there
// what others ask of it (org.freedesktop.Application, see the Desktop Entry Specification): a
// second one, or the desktop when it opens a file.
//
// Tokens let a window come to the front on Wayland; they may be empty. All that comes from the bus
// is anybody's, but limited in number and length.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    explicit SingleInstance(const QDBusConnection &bus, QObject *parent = nullptr);
    ~SingleInstance() override;

    // To be called before the event loop starts, since it waits for the first one for a moment. A
    // second one hands over the action, or else the URIs (files as file:///…), or else just its
    // wish to be seen, with the token that this process was started with. The signals come from the
    // event loop.
    Instance begin(const QStringList &uris = {}, const QString &action = {});

signals:
    void activated(const QString &token);
    void opened(const QStringList &uris, const QString &token);
    // The name may be none that we know.
    void actionActivated(const QString &name, const QString &token);

private:
    QDBusConnection m_bus;
};

} // namespace Farlan
