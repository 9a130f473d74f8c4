// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace Farlan
{

// org.freedesktop.Application as it is called on the bus. What is too long is left out. Not an
// adaptor: those send their signals to everybody.
class ApplicationObject final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")
    Q_DISABLE_COPY_MOVE(ApplicationObject)

public:
    explicit ApplicationObject(QObject *parent);
    ~ApplicationObject() override;

public slots:
    Q_SCRIPTABLE void Activate(const QVariantMap &platformData);
    Q_SCRIPTABLE void Open(const QStringList &uris, const QVariantMap &platformData);
    Q_SCRIPTABLE void ActivateAction(const QString &name, const QVariantList &parameter,
                                     const QVariantMap &platformData);

signals:
    void activated(const QString &token);
    void opened(const QStringList &uris, const QString &token);
    void actionActivated(const QString &name, const QString &token);
};

} // namespace Farlan
