// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"
#include "ui/widgets/noticebar.h"

#include <QObject>

namespace Farlan
{

// Writes a tunnel into a file that another computer can import.
class Exporter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exporter)

public:
    using QObject::QObject;
    ~Exporter() override;

    void chooseFile(const Profile &profile, QWidget *window);

signals:
    void told(const Farlan::Notice &notice);

private:
    void write(const Profile &profile, const QString &path);
};

} // namespace Farlan
