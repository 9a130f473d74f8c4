// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ui/widgets/noticebar.h"

#include <QWidget>

#include <optional>

namespace Farlan
{

class Removal;
class TunnelModel;

// What is wrong with helper and files, and whatever else there is to say, above the tunnels.
class WindowNotices final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowNotices)

public:
    // Both have to outlive it.
    WindowNotices(TunnelModel &model, Removal &removal, QWidget *parent = nullptr);
    ~WindowNotices() override;

    void tell(const Notice &notice); // in the place of the last one
    void setHasTray(bool hasTray);

protected:
    // Without a bar there is nothing, and no gap.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showHelperProblem();
    void showProfileProblems();
    void showRemovals();

    TunnelModel &m_model;
    Removal &m_removal;
    NoticeBar *m_helper;
    NoticeBar *m_profiles;
    NoticeBar *m_tray;
    NoticeBar *m_message;
    NoticeBar *m_undo;
    std::optional<Error> m_seenHelper; // that was dismissed: it does not come again by itself
};

} // namespace Farlan
