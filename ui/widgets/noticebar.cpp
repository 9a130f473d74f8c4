// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebar.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

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

QStyle::StandardPixmap pictureOf(Notice::Kind kind)
{
    return kind == Notice::Kind::Error  ? QStyle::SP_MessageBoxCritical
        : kind == Notice::Kind::Warning ? QStyle::SP_MessageBoxWarning
                                        : QStyle::SP_MessageBoxInformation;
}

QLabel *newLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

NoticeBar::NoticeBar(Dismissal dismissal, QWidget *parent)
    : QFrame(parent)
    , m_picture(new QLabel(this))
    , m_title(newLabel(this))
    , m_text(newLabel(this))
    , m_command(new QLabel(this))
    , m_copy(new QPushButton(this))
    , m_beside(new QHBoxLayout)
    , m_below(new QHBoxLayout)
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    build(dismissal);
    hide();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::build(Dismissal dismissal)
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_copy->setObjectName(u"copyCommand"_s);
    m_copy->setAutoDefault(true);
    m_command->setTextFormat(Qt::PlainText);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_notice.command);
        m_copy->setText(tr("Copied"));
    });
    // Whether there is a button or not, the first line is as high as one.
    const int line = m_copy->sizeHint().height();
    m_picture->setMinimumHeight(line);
    m_title->setMinimumHeight(line);

    auto *command = new QHBoxLayout;
    command->addWidget(m_command);
    command->addWidget(m_copy);
    command->addStretch();
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addLayout(command);
    words->addLayout(m_below);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(m_beside);
    if (dismissal == Dismissal::Possible) {
        row->addWidget(newCloseButton(line), 0, Qt::AlignTop);
    }
}

QToolButton *NoticeBar::newCloseButton(int height)
{
    auto *close = new QToolButton(this);
    close->setMinimumHeight(height);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton, nullptr, this));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    return close;
}

void NoticeBar::tell(const Notice &notice)
{
    m_notice = notice;
    showPicture();
    m_title->setText(breakable(notice.title));
    m_text->setText(breakable(notice.text));
    m_text->setVisible(!notice.text.isEmpty());
    m_command->setText(notice.command);
    m_command->setAccessibleName(tr("Command: %1").arg(notice.command));
    m_command->setVisible(!notice.command.isEmpty());
    m_copy->setText(tr("Copy Command"));
    m_copy->setVisible(!notice.command.isEmpty());
    setChoices(notice.choices);
    setAccessibleName(text());
    if (isVisible()) {
        announce();
    } else {
        show();
    }
}

void NoticeBar::clear()
{
    m_notice = {};
    setChoices({});
    hide();
}

QString NoticeBar::text() const
{
    return m_notice.text.isEmpty() ? m_notice.title : m_notice.title + u'\n' + m_notice.text;
}

// A choice may have another notice told, and take its own button away: not within the click.
void NoticeBar::setChoices(const QList<Notice::Choice> &choices)
{
    for (QPushButton *button : std::exchange(m_choices, {})) {
        button->hide();
        button->deleteLater();
    }
    while (QLayoutItem *left = m_below->takeAt(0)) {
        delete left;
    }
    for (const Notice::Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, this);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [action = choice.action] { action(); });
        m_choices += button;
        if (choices.size() == 1) {
            m_beside->addWidget(button, 0, Qt::AlignTop);
        } else {
            m_below->addWidget(button);
        }
        button->show(); // at once also in a bar that is there already
    }
    if (choices.size() > 1) {
        m_below->addStretch();
    }
}

void NoticeBar::showPicture()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const QIcon icon = style()->standardIcon(pictureOf(m_notice.kind), nullptr, this);
    m_picture->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatioF()));
}

QString NoticeBar::firstOf(const QStringList &lines)
{
    QStringList first = lines.mid(0, kMostLines);
    if (lines.size() > kMostLines) {
        first += tr("… and %n more", nullptr, static_cast<int>(lines.size() - kMostLines));
    }
    return first.join(u'\n');
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        showPicture();
    }
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
