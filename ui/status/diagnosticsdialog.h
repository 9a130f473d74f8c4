// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelreport.h"

#include <QDialog>

class QCheckBox;
class QPlainTextEdit;

namespace Farlan
{

// Shows what would be copied before it is. Works on, with what was known, when the tunnel goes.
class DiagnosticsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsDialog)

public:
    explicit DiagnosticsDialog(const ReportedTunnel &tunnel, QWidget *parent = nullptr);
    ~DiagnosticsDialog() override;

private:
    void write();

    const ReportedTunnel m_tunnel;
    QPlainTextEdit *m_text;
    QCheckBox *m_include;
};

} // namespace Farlan
