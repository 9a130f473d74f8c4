// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace Farlan
{

// What is told in a window instead of in front of it. All but the title may be empty.
struct Notice {
    QString title;
    QString text;
    QString command; // that can be copied and run in a terminal
    QString action; // what its button says, with mnemonic
};

// A bar with a notice. Is there when it has one, and tells screen readers of it.
class NoticeBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    enum class Kind { Information, Warning };

    explicit NoticeBar(Kind kind, QWidget *parent = nullptr);
    ~NoticeBar() override;

    void tell(const Notice &notice);
    // As text of a notice: so many that the bar does not push away what it is about.
    static QString firstOf(const QStringList &lines);

signals:
    void acted(); // the action's button
    void dismissed(); // by the person; it is gone

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build(Kind kind);
    void announce();

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_command;
    QPushButton *m_copy;
    QPushButton *m_action;
};

} // namespace Farlan
