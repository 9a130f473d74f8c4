// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/questioner.h"

#include "app/control/tunnelcontrol.h"
#include "ui/questions/certificatedialog.h"
#include "ui/questions/passworddialog.h"

namespace Farlan
{

Questioner::Questioner(TunnelControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
{
    connect(&control, &TunnelControl::passwordWanted, this,
            [this](const PasswordQuestion &question) {
                if (question.openedBy == OpenedBy::Person) {
                    put(question);
                }
            });
    connect(&control, &TunnelControl::certificateRefused, this,
            [this](const CertificateQuestion &question) {
                if (question.openedBy == OpenedBy::Person) {
                    put(question);
                }
            });
    connect(&control, &TunnelControl::questionOver, this, &Questioner::drop);
}

Questioner::~Questioner()
{
    m_waiting.clear();
    delete m_window;
}

QUuid Questioner::profileOf(const Question &question)
{
    return std::visit([](const auto &one) { return one.profile; }, question);
}

bool Questioner::isAbout(const QUuid &profile) const
{
    return m_window && m_window->isVisible() && m_profile == profile;
}

// Whether the window asks just this. Of a tunnel there may be a newer question meanwhile.
bool Questioner::isShown(const Question &question) const
{
    if (!isAbout(profileOf(question))) {
        return false;
    }
    if (const auto *password = std::get_if<PasswordQuestion>(&question)) {
        const auto *dialog = qobject_cast<PasswordDialog *>(m_window.data());
        return dialog && dialog->question() == *password;
    }
    const auto *dialog = qobject_cast<CertificateDialog *>(m_window.data());
    return dialog && dialog->question() == std::get<CertificateQuestion>(question);
}

void Questioner::put(const Question &question)
{
    const QUuid profile = profileOf(question);
    if (isShown(question)) {
        m_window->raise();
        m_window->activateWindow();
        return;
    }
    std::erase_if(m_waiting, [&profile](const Question &one) { return profileOf(one) == profile; });
    m_waiting.push_front(question);
    if (isAbout(profile)) {
        closeWindow(); // of which the next one follows
    }
    showNext();
}

// Later: a widget tells of its end while it is still there.
void Questioner::showNextAfterwards()
{
    connect(m_window, &QObject::destroyed, this, &Questioner::showNext, Qt::QueuedConnection);
}

// Without an answer.
void Questioner::closeWindow()
{
    m_window->disconnect(this);
    showNextAfterwards();
    m_window->close();
}

// A certificate stays to be looked at, although its attempt is over.
void Questioner::drop(const QUuid &profile)
{
    std::erase_if(m_waiting, [&profile](const Question &one) {
        return profileOf(one) == profile && std::holds_alternative<PasswordQuestion>(one);
    });
    if (m_profile == profile && qobject_cast<PasswordDialog *>(m_window.data())) {
        closeWindow();
    }
}

void Questioner::showNext()
{
    if (m_window || m_waiting.empty()) {
        return;
    }
    const Question question = m_waiting.front();
    m_waiting.pop_front();
    m_profile = profileOf(question);
    m_window = std::visit([this](const auto &one) { return windowFor(one); }, question);
    showNextAfterwards();
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

QDialog *Questioner::windowFor(const PasswordQuestion &question)
{
    auto *dialog = new PasswordDialog(question);
    connect(dialog, &PasswordDialog::answered, this,
            [this, profile = question.profile](const PasswordAnswer &answer) {
                m_control.answer(profile, answer);
            });
    connect(dialog, &PasswordDialog::rejected, this,
            [this, profile = question.profile] { m_control.decline(profile); });
    return dialog;
}

QDialog *Questioner::windowFor(const CertificateQuestion &question)
{
    auto *dialog = new CertificateDialog(question);
    const QUuid profile = question.profile;
    connect(dialog, &CertificateDialog::editWanted, this,
            [this, profile] { emit editWanted(profile); });
    connect(dialog, &CertificateDialog::rejected, this,
            [this, profile] { m_control.decline(profile); });
    connect(dialog, &CertificateDialog::trusted, this,
            [this, question] { emit trusted(question); });
    return dialog;
}

} // namespace Farlan
