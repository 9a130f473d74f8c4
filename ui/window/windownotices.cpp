// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windownotices.h"

#include "app/model/tunnelmodel.h"
#include "ui/settings/preferences.h"
#include "ui/text/errortext.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

WindowNotices::WindowNotices(TunnelModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_helper(new NoticeBar(NoticeBar::Kind::Warning, this))
    , m_profiles(new NoticeBar(NoticeBar::Kind::Warning, this))
    , m_tray(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_message(new NoticeBar(NoticeBar::Kind::Information, this))
    , m_undo(new NoticeBar(NoticeBar::Kind::Information, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    for (NoticeBar *bar : { m_helper, m_profiles, m_tray, m_message, m_undo }) {
        column->addWidget(bar);
        bar->installEventFilter(this);
    }
    hide();
    connect(m_helper, &NoticeBar::acted, this, [this] {
        m_seenHelper.reset();
        m_model.start();
    });
    connect(m_helper, &NoticeBar::dismissed, this,
            [this] { m_seenHelper = m_model.helperProblem(); });
    connect(m_tray, &NoticeBar::dismissed, this, [] { Preferences().setKnowsNoTray(); });
    connect(&m_model, &TunnelModel::helperChanged, this, &WindowNotices::showHelperProblem);
    connect(&m_model, &TunnelModel::profileProblemsChanged, this,
            &WindowNotices::showProfileProblems);
    showHelperProblem();
    showProfileProblems();
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
                   tr("Tunnels keep running when it is closed."),
                   {},
                   {} });
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
        m_helper->tell(
            { ErrorText::titleOf(*problem), text.join(u'\n'), words.command, tr("Chec&k Again") });
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
        lines += each.message;
    }
    m_profiles->tell(
        { tr("%n tunnel file(s) cannot be used", nullptr, static_cast<int>(problems.size())),
          NoticeBar::firstOf(lines),
          {},
          {} });
}

} // namespace Farlan
