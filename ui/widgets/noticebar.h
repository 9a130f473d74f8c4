// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace Farlan
{

// What is told in a window instead of in front of it. All but the title may be empty.
struct Notice {
    enum class Kind { Information, Warning, Error };
    struct Choice {
        QString text; // of its button, with mnemonic
        std::function<void()> action;
    };

    QString title;
    QString text = {};
    QString command = {}; // that can be copied and run in a terminal
    QList<Choice> choices = {};
    Kind kind = Kind::Information;
};

// A bar with a notice. Is there when it has one, and tells screen readers of it.
class NoticeBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    // Whether the person can send it away without a choice.
    enum class Dismissal { Possible, Impossible };

    explicit NoticeBar(Dismissal dismissal, QWidget *parent = nullptr);
    ~NoticeBar() override;

    void tell(const Notice &notice); // in the place of the last one
    void clear();
    QString text() const; // all that it says, or nothing
    // As text of a notice: so many that the bar does not push away what it is about.
    static QString firstOf(const QStringList &lines);

signals:
    void dismissed(); // by the person; it is gone

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(Dismissal dismissal);
    QToolButton *newCloseButton(int height);
    void setChoices(const QList<Notice::Choice> &choices);
    void showPicture();
    void announce();

    Notice m_notice;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_command;
    QPushButton *m_copy;
    QHBoxLayout *m_beside; // for one button
    QHBoxLayout *m_below; // for several
    QList<QPushButton *> m_choices;
};

} // namespace Farlan
