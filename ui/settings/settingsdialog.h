// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/autostart.h"

#include <QDialog>

class QCheckBox;

namespace Farlan
{

class Note;
class Preferences;

// What is chosen takes effect at once.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    // `preferences` has to outlive it.
    SettingsDialog(Preferences &preferences, const Autostart &autostart, QWidget *parent = nullptr);
    ~SettingsDialog() override;

private:
    void setAutostart(bool on);

    const Autostart m_autostart;
    QCheckBox *m_atLogin;
    Note *m_problem;
};

} // namespace Farlan
