// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/testpanel.h"

#include "app/profiles/profilerequest.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "ui/editor/steplist.h"
#include "ui/text/errortext.h"
#include "ui/widgets/passwordline.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

TestPanel::TestPanel(PasswordStore &passwords, QWidget *parent)
    : QFrame(parent)
    , m_passwords(passwords)
    , m_steps(new StepList(this))
    , m_passwordRow(new QWidget(this))
    , m_warning(new Note(this))
    , m_question(new QLabel(this))
    , m_password(new QLineEdit(this))
    , m_result(new Note(this))
    , m_stop(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_question->setBuddy(m_password);
    setPasswordShown(*m_password, false);
    auto *go = new QPushButton(tr("Sign In"), this);
    connect(go, &QPushButton::clicked, this, &TestPanel::give);
    connect(m_password, &QLineEdit::returnPressed, this, &TestPanel::give);
    auto *line = new QHBoxLayout;
    line->addWidget(m_password, 1);
    line->addWidget(go);
    auto *asking = new QVBoxLayout(m_passwordRow);
    asking->setContentsMargins({});
    asking->addWidget(m_warning);
    asking->addWidget(m_question);
    asking->addLayout(line);
    m_passwordRow->hide();
    connect(m_stop, &QPushButton::clicked, this, &TestPanel::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_steps);
    layout->addWidget(m_passwordRow);
    layout->addWidget(m_result);
    layout->addWidget(m_stop, 0, Qt::AlignTrailing);
}

TestPanel::~TestPanel() = default;

QString TestPanel::resultText() const
{
    return m_result->text();
}

void TestPanel::start(const Profile &profile)
{
    stop();
    m_profile = profile;
    m_isRunning = true;
    m_stop->setText(tr("Stop Test"));
    m_steps->clear();
    m_result->setNote({});
    m_signIn = std::make_unique<SignIn>(profile, m_passwords);
    connect(m_signIn.get(), &SignIn::wanted, this, &TestPanel::ask);
    connect(m_signIn.get(), &SignIn::ready, this, &TestPanel::probe);
    m_signIn->begin();
}

void TestPanel::stop()
{
    ++m_run;
    m_probe.reset();
    m_signIn.reset();
    m_password->clear();
    m_passwordRow->hide();
    if (m_isRunning) {
        m_steps->end();
        finish(tr("The test was stopped."), Note::Kind::Hint);
    }
}

void TestPanel::ask(const PasswordPurpose &purpose)
{
    //: %1 is the name of a user, %2 the address of a server
    m_question->setText(
        tr("Password for %1 at %2, for this test only:").arg(purpose.user, purpose.server));
    m_password->clear();
    m_passwordRow->show();
    m_warning->setNote(warningFor(purpose), Note::Kind::Warning);
    m_password->setFocus();
}

QString TestPanel::warningFor(const PasswordPurpose &purpose) const
{
    if (purpose == proxysPassword(m_profile) || !m_profile.settings.isTls()) {
        return tr("The password is sent unencrypted. Anyone on the path can read it.");
    }
    return m_profile.settings.insecure
        ? tr("The server is not verified. Whoever pretends to be it gets the password.")
        : QString();
}

void TestPanel::give()
{
    if (!m_signIn || m_password->text().isEmpty()) {
        return;
    }
    if (!checkPassword(m_password->text())) {
        m_result->setNote(tr("The password is too long, or has a character that cannot be seen."),
                          Note::Kind::Error);
        return;
    }
    const QString password = m_password->text();
    m_password->clear();
    m_passwordRow->hide();
    m_result->setNote({});
    m_signIn->give(password);
}

void TestPanel::probe()
{
    Result<TunnelRequest> request = makeTunnelRequest(m_profile);
    if (!request) {
        m_steps->end();
        fail(request.error());
        return;
    }
    request->secrets = m_signIn->secrets();
    m_steps->begin();
    m_probe = std::make_unique<ProbeProcess>();
    connect(m_probe.get(), &ProbeProcess::stepDone, m_steps, &StepList::showStep);
    // It must not be deleted by what it tells.
    connect(
        m_probe.get(), &ProbeProcess::ended, this,
        [this, run = ++m_run](const ProbeEnded &result) {
            if (run == m_run) { // or it was stopped since
                onEnded(result);
            }
        },
        Qt::QueuedConnection);
    if (const Result<void> started = m_probe->start(*request); !started) {
        m_steps->end();
        fail(started.error());
    }
}

void TestPanel::onEnded(const ProbeEnded &result)
{
    m_steps->end();
    if (!result.error) {
        finish(tr("The server can be reached and lets this tunnel in."), Note::Kind::Hint);
        return;
    }
    if (m_signIn->refuse(*result.error)) {
        const Explanation why = ErrorText::explain(*result.error);
        m_result->setNote(why.what, Note::Kind::Error);
        m_signIn->begin(); // asks anew
        return;
    }
    const bool isUserMissing = result.error->name == ErrorName::AuthenticationFailed
        && m_profile.settings.user.isEmpty();
    const auto report = result.certificate;
    if (isUserMissing) {
        finish(tr("This server needs a user name and password."), Note::Kind::Error);
    } else {
        fail(*result.error);
    }
    if (report) {
        CertificateQuestion question;
        question.profile = m_profile.id;
        question.tunnel = m_profile.name();
        question.location = locationOf(m_profile);
        question.report = *report;
        question.pin = m_profile.settings.pin;
        emit certificateRefused(question);
    }
}

void TestPanel::fail(const Error &error)
{
    const Explanation why = ErrorText::explain(error);
    QStringList sentences{ why.what, why.why, why.remedy };
    sentences.removeAll(QString());
    finish(sentences.join(u' '), Note::Kind::Error);
}

void TestPanel::finish(const QString &text, Note::Kind kind)
{
    m_isRunning = false;
    m_result->setNote(text, kind);
    //: a button that hides the result of a test
    m_stop->setText(tr("Hide Test"));
    emit ended();
}

void TestPanel::close()
{
    if (m_isRunning) {
        stop();
    } else {
        hide();
    }
}

// Return signs in, and does not save what is being tested.
void TestPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QFrame::keyPressEvent(event);
    }
}

// Nobody looks any more.
void TestPanel::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) {
        stop();
    }
    QFrame::hideEvent(event);
}

} // namespace Farlan
