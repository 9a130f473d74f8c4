// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticebar.h"

#include <QAccessible>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kLongestWord = 24;
constexpr qsizetype kMostLines = 4;
constexpr QChar kMayBreak(0x200B); // has no width

// Paths and names can be longer than the window is wide.
QString breakable(const QString &text)
{
    QString broken;
    int run = 0;
    for (const QChar c : text) {
        if (run >= kLongestWord && !c.isLowSurrogate() && !c.isMark()) {
            broken += kMayBreak;
            run = 0;
        }
        broken += c;
        run = c.isSpace() ? 0 : run + 1;
        if (c == u'/') {
            broken += kMayBreak;
            run = 0;
        }
    }
    return broken;
}

QLabel *newLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

NoticeBar::NoticeBar(Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_title(newLabel(this))
    , m_text(newLabel(this))
    , m_command(new QLabel(this))
    , m_copy(new QPushButton(this))
    , m_action(new QPushButton(this))
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    build(kind);
    hide();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::build(Kind kind)
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_copy->setObjectName(u"copyCommand"_s);
    m_command->setTextFormat(Qt::PlainText);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *icon = new QLabel(this);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    icon->setPixmap(style()
                        ->standardIcon(kind == Kind::Warning ? QStyle::SP_MessageBoxWarning
                                                             : QStyle::SP_MessageBoxInformation,
                                       nullptr, this)
                        .pixmap(QSize(size, size), devicePixelRatioF()));

    // Whether there is a button or not, the first line is as high as one.
    const int line = m_action->sizeHint().height();
    icon->setMinimumHeight(line);
    m_title->setMinimumHeight(line);
    m_action->setAutoDefault(true);
    m_copy->setAutoDefault(true);

    auto *close = new QToolButton(this);
    close->setMinimumHeight(line);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    close->setFocusPolicy(Qt::StrongFocus);

    auto *command = new QHBoxLayout;
    command->addWidget(m_command);
    command->addWidget(m_copy);
    command->addStretch();
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addLayout(command);
    auto *row = new QHBoxLayout(this);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);

    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command->text());
        m_copy->setText(tr("Copied"));
    });
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::acted);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
}

void NoticeBar::tell(const Notice &notice)
{
    m_title->setText(breakable(notice.title));
    m_text->setText(breakable(notice.text));
    m_text->setVisible(!notice.text.isEmpty());
    m_command->setText(notice.command);
    m_command->setAccessibleName(tr("Command: %1").arg(notice.command));
    m_command->setVisible(!notice.command.isEmpty());
    m_copy->setText(tr("Copy Command"));
    m_copy->setVisible(!notice.command.isEmpty());
    m_action->setText(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
    setAccessibleName(notice.text.isEmpty() ? notice.title : notice.title + u'\n' + notice.text);
    if (isVisible()) {
        announce();
    } else {
        show();
    }
}

QString NoticeBar::firstOf(const QStringList &lines)
{
    QStringList first = lines.mid(0, kMostLines);
    if (lines.size() > kMostLines) {
        first += tr("… and %n more", nullptr, static_cast<int>(lines.size() - kMostLines));
    }
    return first.join(u'\n');
}

void NoticeBar::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    announce();
}

void NoticeBar::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace Farlan
