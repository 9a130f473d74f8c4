// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/valuetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <memory>

namespace Farlan
{

namespace
{

constexpr int kFewestCharacters = 12; // that a line has room for

} // namespace

ValueText::ValueText(Content content, QWidget *parent)
    : QTextEdit(parent)
    , m_content(content)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    adoptDirection();
}

ValueText::~ValueText() = default;

void ValueText::setValue(const QString &text)
{
    if (text == value()) {
        return;
    }
    QTextCursor cursor = textCursor();
    const int anchor = cursor.anchor();
    const int position = cursor.position();
    setPlainText(text);
    const int end = std::max(0, document()->characterCount() - 1);
    cursor = textCursor();
    cursor.setPosition(std::min(anchor, end));
    cursor.setPosition(std::min(position, end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    forgetHeights();
}

QSize ValueText::sizeHint() const
{
    return minimumSizeHint();
}

QSize ValueText::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * kFewestCharacters, fontMetrics().height() };
}

int ValueText::heightForWidth(int width) const
{
    if (const auto known = m_heights.constFind(width); known != m_heights.constEnd()) {
        return *known;
    }
    QTextDocument measured;
    measured.setUndoRedoEnabled(false);
    measured.setDocumentMargin(0);
    measured.setDefaultFont(font());
    measured.setDefaultTextOption(document()->defaultTextOption());
    measured.setPlainText(value());
    measured.setTextWidth(width);
    const int height = static_cast<int>(std::ceil(measured.size().height()));
    m_heights.insert(width, std::max(height, fontMetrics().height()));
    return m_heights.value(width);
}

void ValueText::forgetHeights()
{
    m_heights.clear();
    updateGeometry();
}

// Names of all scripts begin where the others do.
void ValueText::adoptDirection()
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(m_content == Content::Words ? layoutDirection() : Qt::LeftToRight);
    option.setAlignment(isMirrored && m_content == Content::Technical ? Qt::AlignRight
                                                                      : Qt::AlignLeading);
    document()->setDefaultTextOption(option);
}

void ValueText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        adoptDirection();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        forgetHeights();
    }
}

void ValueText::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && !textCursor().hasSelection()) {
        QGuiApplication::clipboard()->setText(value());
        event->accept();
    } else {
        QTextEdit::keyPressEvent(event);
    }
}

// It is for what scrolls around this. With Ctrl it would make the text larger than its place.
void ValueText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

QMimeData *ValueText::createMimeDataFromSelection() const
{
    auto copied = std::make_unique<QMimeData>();
    copied->setText(textCursor().selection().toPlainText());
    return copied.release();
}

} // namespace Farlan
