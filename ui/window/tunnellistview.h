// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QTimer>

namespace Farlan
{

class TunnelFilter;

// The list of tunnels. Where one waits for its next try, it counts down while it can be seen.
class TunnelListView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelListView)

public:
    explicit TunnelListView(TunnelFilter &tunnels, QWidget *parent = nullptr);
    ~TunnelListView() override;

    // Also when the window has been minimised or restored, of which the list does not hear.
    void countDownOrNot();
    bool isCountingDown() const { return m_countdown.isActive(); }

signals:
    // On the current tunnel, at a place on the screen.
    void menuWanted(const QPoint &place);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    TunnelFilter &m_tunnels;
    QTimer m_countdown;
};

} // namespace Farlan
