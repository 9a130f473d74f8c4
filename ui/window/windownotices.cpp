// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windownotices.h"

#include "app/control/removal.h"
#include "app/model/tunnelmodel.h"
#include "ui/settings/preferences.h"
#include "ui/text/errortext.h"
#include "ui/text/reasontext.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

WindowNotices::WindowNotices(TunnelModel &model, Removal &removal, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_removal(removal)
    , m_helper(new NoticeBar(NoticeBar::Dismissal::Possible, this))
    , m_profiles(new NoticeBar(NoticeBar::Dismissal::Possible, this))
    , m_tray(new NoticeBar(NoticeBar::Dismissal::Possible, this))
    , m_message(new NoticeBar(NoticeBar::Dismissal::Possible, this))
    , m_undo(new NoticeBar(NoticeBar::Dismissal::Possible, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    for (NoticeBar *bar : { m_helper, m_profiles, m_tray, m_message, m_undo }) {
        column->addWidget(bar);
        bar->installEventFilter(this);
    }
    hide();
    connect(m_helper, &NoticeBar::dismissed, this,
            [this] { m_seenHelper = m_model.helperProblem(); });
    connect(m_tray, &NoticeBar::dismissed, this, [] { Preferences().setKnowsNoTray(); });
    connect(&m_model, &TunnelModel::helperChanged, this, &WindowNotices::showHelperProblem);
    connect(&m_model, &TunnelModel::profileProblemsChanged, this,
            &WindowNotices::showProfileProblems);
    connect(&m_removal, &Removal::pendingChanged, this, &WindowNotices::showRemovals);
    connect(m_undo, &NoticeBar::dismissed, &m_removal, &Removal::finish);
    showHelperProblem();
    showProfileProblems();
    showRemovals();
}

WindowNotices::~WindowNotices() = default;

bool WindowNotices::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        const auto all = findChildren<NoticeBar *>(QString(), Qt::FindDirectChildrenOnly);
        setVisible(std::any_of(all.begin(), all.end(),
                               [](const NoticeBar *bar) { return !bar->isHidden(); }));
    }
    return QWidget::eventFilter(watched, event);
}

void WindowNotices::tell(const Notice &notice)
{
    m_message->tell(notice);
}

void WindowNotices::setHasTray(bool hasTray)
{
    if (hasTray || Preferences().knowsNoTray()) {
        m_tray->hide();
        return;
    }
    m_tray->tell({ tr("This desktop shows no tray icons, so Farlan stays in this window."),
                   tr("Tunnels keep running when it is closed.") });
}

void WindowNotices::showHelperProblem()
{
    const std::optional<Error> &problem = m_model.helperProblem();
    if (!problem) {
        m_helper->hide();
        m_seenHelper.reset();
    } else if (problem != m_seenHelper) {
        const Explanation words = ErrorText::explain(*problem);
        QStringList text{ words.why, words.remedy };
        text.removeAll(QString());
        const auto checkAgain = [this] {
            m_seenHelper.reset();
            m_model.start();
        };
        m_helper->tell({ .title = ErrorText::titleOf(*problem),
                         .text = text.join(u'\n'),
                         .command = words.command,
                         .choices = { { tr("Chec&k Again"), checkAgain } },
                         .kind = Notice::Kind::Warning });
    }
}

void WindowNotices::showProfileProblems()
{
    const std::vector<Error> &problems = m_model.profileProblems();
    if (problems.empty()) {
        m_profiles->hide();
        return;
    }
    QStringList lines;
    for (const Error &each : problems) {
        lines += ReasonText::translated(each.message);
    }
    m_profiles->tell({ .title = tr("%n tunnel file(s) cannot be used", nullptr,
                                   static_cast<int>(problems.size())),
                       .text = NoticeBar::firstOf(lines),
                       .kind = Notice::Kind::Warning });
}

void WindowNotices::showRemovals()
{
    const QStringList names = m_removal.pending();
    if (names.isEmpty()) {
        m_undo->hide();
        return;
    }
    const int count = static_cast<int>(names.size());
    m_undo->tell({ .title = count == 1 ? tr("“%1” was deleted.").arg(names.first())
                                       : tr("%n tunnels were deleted.", nullptr, count),
                   .choices = { { tr("&Undo"), [this] { m_removal.undo(); } } } });
}

} // namespace Farlan
