// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steplist.h"

#include "ui/text/reasontext.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Farlan
{

StepList::StepList(QWidget *parent)
    : QWidget(parent)
{
    const QMap<QString, QString> names{
        { u"resolve"_s, tr("Look up the server") },
        { u"connect"_s, tr("Connect") },
        //: a step on the way to a server
        { u"proxy"_s, tr("Pass the proxy") },
        { u"tls"_s, tr("Check the certificate") },
        { u"sign-in"_s, tr("Sign in") },
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setColumnStretch(3, 1);
    grid->setHorizontalSpacing(2 * fontMetrics().averageCharWidth());
    for (const QString &step : probeSteps()) {
        Row row{ step, new QLabel(this), new QLabel(names.value(step), this), new QLabel(this),
                 new QLabel(this) };
        const int line = static_cast<int>(m_rows.size());
        row.detail->setTextFormat(Qt::PlainText); // the server's word
        row.detail->setWordWrap(true);
        row.detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(row.picture, line, 0, Qt::AlignTop);
        grid->addWidget(row.name, line, 1, Qt::AlignTop);
        grid->addWidget(row.state, line, 2, Qt::AlignTop);
        grid->addWidget(row.detail, line, 3, Qt::AlignTop);
        m_rows.push_back(row);
    }
}

StepList::~StepList() = default;

void StepList::clear()
{
    m_hasFailed = false;
    m_next = 0;
    for (Row &row : m_rows) {
        show(row, State::Waiting);
    }
}

void StepList::begin()
{
    clear();
    runNext(0);
}

void StepList::showStep(const ProbeStep &step)
{
    if (m_next >= m_rows.size() || m_rows[m_next].step != step.step) {
        return;
    }
    Row &row = m_rows[m_next];
    if (step.state == ProbeState::Skipped) {
        show(row, m_hasFailed ? State::NotTried : State::NotNeeded);
    } else {
        m_hasFailed = m_hasFailed || step.state == ProbeState::Failed;
        //: a time in milliseconds
        const QString time = tr("%1 ms").arg(QLocale().toString(step.duration.count()));
        show(row, step.state == ProbeState::Ok ? State::Ok : State::Failed, time, step.detail);
    }
    runNext(m_next + 1);
}

void StepList::end()
{
    for (size_t i = m_next; i < m_rows.size(); ++i) {
        show(m_rows[i], State::NotTried);
    }
    m_next = m_rows.size();
}

QString StepList::stateText(const QString &step) const
{
    for (const Row &row : m_rows) {
        if (row.step == step) {
            return row.state->text();
        }
    }
    return {};
}

void StepList::runNext(size_t from)
{
    m_next = from;
    if (m_next < m_rows.size() && !m_hasFailed) {
        show(m_rows[m_next], State::Running);
    }
}

void StepList::show(Row &row, State state, const QString &time, const QString &detail)
{
    struct Look {
        QString text;
        QStyle::StandardPixmap picture;
        bool hasPicture;
    };
    const auto look = [&]() -> Look {
        switch (state) {
        case State::Waiting:
            //: of a step that is still to come
            return { tr("Waiting"), {}, false };
        case State::Running:
            return { tr("Running…"), QStyle::SP_ArrowForward, true };
        case State::Ok:
            //: %1 is how long it took
            return { tr("OK, %1").arg(time), QStyle::SP_DialogApplyButton, true };
        case State::Failed:
            //: %1 is how long it took
            return { tr("Failed, %1").arg(time), QStyle::SP_MessageBoxCritical, true };
        case State::NotNeeded:
            return { tr("Not needed"), {}, false };
        case State::NotTried:
            return { tr("Not tried"), {}, false };
        }
        Q_UNREACHABLE();
    }();
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    row.picture->setFixedWidth(size);
    row.picture->setPixmap(look.hasPicture ? style()
                                                 ->standardIcon(look.picture, nullptr, this)
                                                 .pixmap(QSize(size, size), devicePixelRatio())
                                           : QPixmap());
    row.state->setText(look.text);
    row.detail->setText(ReasonText::translated(detail));
    const bool isQuiet
        = state == State::Waiting || state == State::NotTried || state == State::NotNeeded;
    // Not disabled, which is hard to read with some palettes.
    const auto role = isQuiet ? QPalette::PlaceholderText : QPalette::WindowText;
    row.name->setForegroundRole(role);
    row.state->setForegroundRole(role);
}

} // namespace Farlan
