// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnellog.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace Farlan
{

class DisclosureButton;

// What has become of a tunnel, behind a button that opens it.
class LogView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)

public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    void setEntries(const std::deque<TunnelLogEntry> &entries);

private:
    void open(bool on);
    void copy();
    void write();

    std::deque<TunnelLogEntry> m_entries;
    DisclosureButton *m_toggle;
    QWidget *m_inside;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace Farlan
