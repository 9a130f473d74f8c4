// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/emptystate.h"

#include "ui/stateicon.h"
#include "ui/window/importer.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kIconLines = 4; // as high as four lines of text
constexpr int kAddressLetters = 40;

QLabel *newText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_suggestion(new QPushButton(this))
{
    build();
    dress();
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &EmptyState::lookAtClipboard);
    connect(m_suggestion, &QPushButton::clicked, this, [this] { emit clientWanted(m_address); });
    lookAtClipboard();
}

EmptyState::~EmptyState() = default;

void EmptyState::build()
{
    m_icon->setAlignment(Qt::AlignCenter);
    QLabel *title = newText(tr("Connect to a remote Ethernet network"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    title->setFont(large);
    QLabel *text = newText(tr("Add the address of a WebSocket Ethernet server to begin."), this);
    QLabel *hint = newText(
        tr("Drop a tunnel file here, or paste an address that begins with wss://."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);

    auto *add = new QPushButton(tr("&Add Tunnel"), this);
    add->setDefault(true);
    setFocusProxy(add);
    auto *import = new QPushButton(tr("&Import…"), this);
    auto *serve = new QPushButton(tr("&Run a Server…"), this);
    connect(add, &QPushButton::clicked, this, [this] { emit clientWanted({}); });
    connect(import, &QPushButton::clicked, this, &EmptyState::importWanted);
    connect(serve, &QPushButton::clicked, this, &EmptyState::serverWanted);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : { add, import, serve }) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    buttons->addStretch();

    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space / 2);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addSpacing(space / 2);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(space / 2);
    column->addLayout(buttons);
    column->addWidget(m_suggestion, 0, Qt::AlignHCenter);
    column->addSpacing(space / 2);
    column->addWidget(hint);
    column->addStretch(3);
}

void EmptyState::dress()
{
    const int size = fontMetrics().height() * kIconLines;
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(size, size) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintLook(painter, QRect(0, 0, size, size), Look::Off,
              palette().color(QPalette::PlaceholderText));
    painter.end();
    m_icon->setPixmap(picture);
}

void EmptyState::lookAtClipboard()
{
    if (!isVisible()) {
        return; // it is looked at when this is shown
    }
    const std::optional<Address> address = addressIn(QGuiApplication::clipboard()->text());
    m_suggestion->setVisible(address.has_value());
    m_address = address ? address->whole : QString();
    if (address) {
        QString shown = address->shown;
        if (shown.size() > kAddressLetters) {
            shown = shown.left(kAddressLetters) + u'…';
        }
        //: %1 is the address of a server
        const QString text = tr("Add %1 from the &Clipboard");
        m_suggestion->setText(text.arg(shown.replace(u'&', "&&"_L1)));
    }
}

void EmptyState::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    dress();
    lookAtClipboard();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        dress();
    } else if (event->type() == QEvent::ActivationChange) {
        lookAtClipboard(); // which Wayland shows to the active window only
    }
}

} // namespace Farlan
