// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace Farlan
{

namespace
{

QStyle::StandardPixmap pictureOf(Note::Kind kind)
{
    return kind == Note::Kind::Error  ? QStyle::SP_MessageBoxCritical
        : kind == Note::Kind::Warning ? QStyle::SP_MessageBoxWarning
                                      : QStyle::SP_MessageBoxInformation;
}

} // namespace

Note::Note(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_text(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    m_text->setTextFormat(Qt::PlainText); // it may quote what a file says
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading); // beside the picture, with room to spare
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->setContentsMargins({});
    m_layout->addWidget(m_picture, 0, Qt::AlignTop);
    m_layout->addWidget(m_text, 1);
    hide();
}

Note::Note(Kind kind, const QString &text)
    : Note()
{
    setNote(text, kind);
}

Note::~Note() = default;

QString Note::text() const
{
    return m_text->text();
}

void Note::setNote(const QString &text, Kind kind)
{
    if (text == m_text->text() && kind == m_kind) {
        return;
    }
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    showPicture();
    if (isVisible()) {
        alert(); // else when it is shown
    }
    setVisible(!text.isEmpty());
}

void Note::alert()
{
    if (m_kind != Kind::Hint && !text().isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Note::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    alert();
}

void Note::addButton(QAbstractButton *button)
{
    m_layout->addWidget(button, 0, Qt::AlignTop);
}

void Note::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        showPicture();
    }
}

void Note::showPicture()
{
    m_picture->setVisible(m_kind != Kind::Hint);
    if (m_kind != Kind::Hint) {
        const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        const QIcon icon = style()->standardIcon(pictureOf(m_kind), nullptr, this);
        m_picture->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatio()));
    }
}

} // namespace Farlan
