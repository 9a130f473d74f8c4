// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/questions.h"
#include "app/helper/probeprocess.h"
#include "app/secrets/signin.h"
#include "ui/widgets/note.h"

#include <QFrame>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Farlan
{

class PasswordStore;
class StepList;

// Tries the way to a server as a profile says, without making anything, and shows how far it led.
// A password that it asks for is used for the test only.
class TestPanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPanel)

public:
    explicit TestPanel(PasswordStore &passwords, QWidget *parent = nullptr);
    ~TestPanel() override;

    // In place of a test that is under way.
    void start(const Profile &profile);
    void stop();
    bool isRunning() const { return m_isRunning; }
    StepList &steps() const { return *m_steps; }
    QString resultText() const;

signals:
    void ended();
    void certificateRefused(const Farlan::CertificateQuestion &question);

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void ask(const PasswordPurpose &purpose);
    QString warningFor(const PasswordPurpose &purpose) const;
    void give();
    void probe();
    void onEnded(const ProbeEnded &result);
    void finish(const QString &text, Note::Kind kind);
    void fail(const Error &error);
    void close();

    PasswordStore &m_passwords;
    Profile m_profile;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<ProbeProcess> m_probe;
    StepList *m_steps;
    QWidget *m_passwordRow;
    Note *m_warning; // of who may read the password
    QLabel *m_question;
    QLineEdit *m_password;
    Note *m_result;
    QPushButton *m_stop;
    int m_run = 0; // of how many; an earlier one may still have to say that it ended
    bool m_isRunning = false;
};

} // namespace Farlan
