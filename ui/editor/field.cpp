// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/field.h"

#include <QAbstractButton>
#include <QEvent>
#include <QFocusEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Farlan
{

Field::Field(const QString &key, QWidget *editor, QWidget *body, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_editor(editor)
    , m_note(new Note(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(body ? body : editor);
    layout->addWidget(m_note);
    setFocusProxy(editor);
    editor->installEventFilter(this);
}

Field::~Field() = default;

void Field::setProblem(const QString &problem)
{
    m_problem = problem;
    update();
}

void Field::setRemark(const QString &remark, Note::Kind kind)
{
    m_remark = remark;
    m_kind = kind;
    update();
}

void Field::addButton(QAbstractButton *button)
{
    m_button = button;
    m_note->addButton(button);
    update();
}

void Field::demand()
{
    m_isDemanded = true;
    update();
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut && !m_isDemanded) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const auto *line = qobject_cast<const QLineEdit *>(m_editor);
        const bool hasLeft
            = reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason;
        // Whoever only passes by is not told off.
        if (hasLeft && line && line->isModified()) {
            demand();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Field::update()
{
    const bool isProblemShown = m_isDemanded && !m_problem.isEmpty();
    if (isProblemShown) {
        m_note->setNote(m_problem, Note::Kind::Error);
    } else {
        m_note->setNote(m_remark, m_kind);
    }
    if (m_button) {
        m_button->setVisible(!isProblemShown && m_kind == Note::Kind::Warning
                             && !m_remark.isEmpty());
    }
    m_editor->setAccessibleDescription(m_note->text());
}

} // namespace Farlan
