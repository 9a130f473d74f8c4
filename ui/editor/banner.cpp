// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/banner.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Farlan
{

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_note(new Note(this))
    , m_choices(new QHBoxLayout)
{
    setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_note);
    layout->addLayout(m_choices);
    m_choices->addStretch();
    hide();
}

Banner::~Banner() = default;

void Banner::show(const QString &text, Note::Kind kind, const QList<Choice> &choices)
{
    removeChoices();
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, this);
        // The banner may say something else by then, and take the button away: not within its
        // click.
        connect(button, &QPushButton::clicked, this, choice.action, Qt::QueuedConnection);
        m_choices->addWidget(button);
    }
    setVisible(true);
    m_note->setNote(text, kind);
}

void Banner::clear()
{
    removeChoices();
    m_note->setNote({});
    hide();
}

void Banner::removeChoices()
{
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->hide();
        button->deleteLater();
    }
}

} // namespace Farlan
