// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/settings/preferences.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/note.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace Farlan
{

namespace
{

QLabel *helpLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setIndent(label->style()->pixelMetric(QStyle::PM_IndicatorWidth)
                     + label->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(Preferences &preferences, const Autostart &autostart,
                               QWidget *parent)
    : QDialog(parent)
    , m_autostart(autostart)
    , m_atLogin(new QCheckBox(tr("&Start Farlan at login")))
    , m_problem(new Note)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    m_atLogin->setChecked(autostart.isEnabled());
    connect(m_atLogin, &QCheckBox::toggled, this, &SettingsDialog::setAutostart);

    auto *notifies = new QCheckBox(tr("Show &notifications"));
    notifies->setChecked(preferences.notifies());
    connect(notifies, &QCheckBox::toggled, this,
            [&preferences](bool on) { preferences.setNotifies(on); });

    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_atLogin);
    layout->addWidget(
        helpLabel(tr("Only the icon appears. Tunnels that are set to connect at login do so.")));
    layout->addWidget(m_problem);
    layout->addSpacing(8);
    layout->addWidget(notifies);
    layout->addWidget(helpLabel(
        tr("When a connection is lost or cannot be made, and when a tunnel needs something.")));
    layout->addStretch();
    layout->addSpacing(8);
    layout->addWidget(buttons);
    layout->addStrut(fontMetrics().averageCharWidth() * 60);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::setAutostart(bool on)
{
    const Result<void> done = m_autostart.setEnabled(on);
    m_problem->setNote(done ? QString() : ReasonText::translated(done.error().message),
                       Note::Kind::Error);
    growToFit(*this);
    if (!done) {
        const QSignalBlocker blocker(m_atLogin);
        m_atLogin->setChecked(!on); // as it is
    }
}

} // namespace Farlan
