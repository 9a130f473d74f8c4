// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/passwordchoice.h"

#include "app/secrets/passwordstore.h"
#include "ui/text/errortext.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/note.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

PasswordChoice::PasswordChoice(PasswordStore &passwords, QWidget *parent)
    : QWidget(parent)
    , m_passwords(passwords)
    //: what becomes of a password
    , m_keyring(new QRadioButton(tr("&Keep in keyring"), this))
    //: what becomes of a password: kept until logout
    , m_untilLogout(new QRadioButton(tr("Until &logout"), this))
    //: what becomes of a password: asked for every time
    , m_never(new QRadioButton(tr("Ask &every time"), this))
    , m_forget(new QPushButton(tr("&Forget Password"), this))
    , m_note(new Note(this))
{
    auto *row = new QHBoxLayout;
    for (QRadioButton *button : { m_keyring, m_untilLogout, m_never }) {
        row->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &PasswordChoice::changed);
    }
    row->addStretch();
    m_forget->hide();
    connect(m_forget, &QPushButton::clicked, this, &PasswordChoice::forget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(m_forget, 0, Qt::AlignLeading);
    layout->addWidget(m_note);
    m_never->setChecked(true);
}

PasswordChoice::~PasswordChoice() = default;

void PasswordChoice::setValues(const Profile &profile)
{
    m_profile = profile.id;
    QRadioButton *chosen = profile.keepPassword == PasswordKeeping::Keyring ? m_keyring
        : profile.keepPassword == PasswordKeeping::UntilLogout              ? m_untilLogout
                                                                            : m_never;
    chosen->setChecked(true);
}

void PasswordChoice::addTo(QVariantMap &values) const
{
    const PasswordKeeping keeping = m_keyring->isChecked() ? PasswordKeeping::Keyring
        : m_untilLogout->isChecked()                       ? PasswordKeeping::UntilLogout
                                                           : PasswordKeeping::Never;
    values.insert(u"keep_password"_s, keepingName(keeping));
}

void PasswordChoice::setForgettable(bool isForgettable)
{
    m_forget->setVisible(isForgettable);
}

void PasswordChoice::forget()
{
    m_forget->setEnabled(false);
    m_note->setNote(tr("Waiting for the keyring…"));
    m_passwords.forget(m_profile, [self = QPointer(this)](const Result<int> &count) {
        if (self) {
            self->onForgotten(count);
        }
    });
}

void PasswordChoice::onForgotten(const Result<int> &count)
{
    m_forget->setEnabled(true);
    if (!count) {
        const Explanation why = ErrorText::explain(count.error());
        m_note->setNote(ReasonText::together(why.what, why.why), Note::Kind::Error);
    } else if (*count == 0) {
        m_note->setNote(tr("No password was kept for this tunnel."));
    } else {
        m_note->setNote(tr("The password was removed from the keyring."));
    }
}

} // namespace Farlan
