// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/note.h"

#include <QWidget>

class QLineEdit;

namespace Farlan
{

// One setting of a profile as a person edits it, and below it what is to be said of it. What is
// wrong is said once the person has been there, or asks for it by saving.
class Field final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Field)

public:
    // `editor` takes the focus; `body`, which holds it, is what is shown.
    Field(const QString &key, QWidget *editor, QWidget *body = nullptr, QWidget *parent = nullptr);
    ~Field() override;

    QString key() const { return m_key; } // of the profile
    QWidget *editor() const { return m_editor; }

    // Empty: nothing is wrong.
    void setProblem(const QString &problem);
    bool hasProblem() const { return !m_problem.isEmpty(); }
    // Shown as long as no problem is.
    void setRemark(const QString &remark, Note::Kind kind = Note::Kind::Hint);
    // Belongs to a remark that warns.
    void addButton(QAbstractButton *button);
    // From now on problems are shown at once.
    void demand();
    // The text on display, of either kind.
    QString shownNote() const { return m_note->text(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    const QString m_key;
    QWidget *const m_editor;
    Note *m_note;
    QAbstractButton *m_button = nullptr;
    QString m_problem;
    QString m_remark;
    Note::Kind m_kind = Note::Kind::Hint;
    bool m_isDemanded = false;
};

} // namespace Farlan
