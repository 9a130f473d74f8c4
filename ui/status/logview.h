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

protected:
    void changeEvent(QEvent *event) override;

private:
    void open(bool on);
    void copy();
    void write();
    QString lines();

    std::deque<TunnelLogEntry> m_entries;
    // In the language of the session, of as many of the first ones as were asked for: each is
    // translated once.
    std::deque<QString> m_translated;
    DisclosureButton *m_toggle;
    QWidget *m_inside;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace Farlan
