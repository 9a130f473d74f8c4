// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/passworddialog.h"

#include "contract/settingrules.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/note.h"
#include "ui/widgets/passwordline.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Farlan
{

namespace
{

void addWhen(bool isThere, QLayout *layout, Note::Kind kind, const QString &text)
{
    if (isThere) {
        layout->addWidget(new Note(kind, text));
    }
}

} // namespace

PasswordDialog::PasswordDialog(const PasswordQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
{
    setAttribute(Qt::WA_DeleteOnClose);
    //: The title of a window; %1 is the name of a tunnel.
    setWindowTitle(tr("Password for %1").arg(question.tunnel));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(makeHeading());
    if (QWidget *notices = makeNotices()) {
        layout->addWidget(notices);
    }
    layout->addWidget(makeForm());
    layout->addStretch();
    layout->addWidget(makeButtons());
    layout->addStrut(fontMetrics().averageCharWidth() * 60);
    // Who presses Enter without having read must not send a password for all to see.
    (question.isEncrypted ? m_connect : m_cancel)->setDefault(true);
    onTyped();
    if (m_user && m_user->text().isEmpty()) {
        m_user->setFocus();
    } else {
        m_password->setFocus();
    }
}

PasswordDialog::~PasswordDialog() = default;

QWidget *PasswordDialog::makeHeading()
{
    auto *heading = new QWidget;
    auto *layout = new QVBoxLayout(heading);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(headingLabel(m_question.tunnel));
    const QString host = QUrl(m_question.server).host();
    layout->addWidget(
        plainLabel(m_question.isForProxy
                       //: %1 is the host name of a proxy, %2 a user name.
                       ? tr("The proxy %1 asks for the password of %2.").arg(host, m_question.user)
                       : m_question.user.isEmpty()
                           //: %1 is a host name.
                           ? tr("%1 asks for a user name and a password.").arg(host)
                           //: %1 is a host name, %2 a user name.
                           : tr("%1 asks for the password of %2.").arg(host, m_question.user)));
    return heading;
}

QWidget *PasswordDialog::makeNotices()
{
    auto *notices = new QWidget;
    auto *layout = new QVBoxLayout(notices);
    layout->setContentsMargins(0, 0, 0, 0);
    using Kind = Note::Kind;
    addWhen(m_question.wasRefused, layout, Kind::Error,
            m_question.isForProxy ? tr("The proxy did not accept this user name or password.")
                                  : tr("The server did not accept this user name or password."));
    addWhen(!m_question.isEncrypted, layout, Kind::Warning,
            tr("The password is sent unencrypted. Anyone on the path can read it."));
    addWhen(m_question.keyringProblem.has_value(), layout, Kind::Information,
            tr("The keyring cannot be used, so the password cannot be kept. It is asked for again "
               "next time."));
    if (layout->isEmpty()) {
        delete notices;
        return nullptr;
    }
    return notices;
}

QWidget *PasswordDialog::makeForm()
{
    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    if (!m_question.isForProxy && (m_question.user.isEmpty() || m_question.wasRefused)) {
        m_user = new QLineEdit(m_question.user);
        connect(m_user, &QLineEdit::textChanged, this, &PasswordDialog::onTyped);
        layout->addRow(tr("&User name:"), m_user);
    }
    m_password = new QLineEdit;
    setPasswordShown(*m_password, false);
    m_password->installEventFilter(this);
    connect(m_password, &QLineEdit::textChanged, this, &PasswordDialog::onTyped);
    layout->addRow(tr("&Password:"), m_password);
    m_capsLock = new QLabel(tr("Caps Lock is on"));
    m_capsLock->hide();
    layout->addRow({}, m_capsLock);
    auto *reveal = new QCheckBox(tr("&Show password"));
    connect(reveal, &QCheckBox::toggled, this,
            [this](bool isShown) { setPasswordShown(*m_password, isShown); });
    layout->addRow({}, reveal);
    m_keeping = new QComboBox;
    m_keeping->addItem(tr("In the keyring"), QVariant::fromValue(PasswordKeeping::Keyring));
    m_keeping->addItem(tr("Until I log out"), QVariant::fromValue(PasswordKeeping::UntilLogout));
    m_keeping->addItem(tr("Not at all – ask every time"),
                       QVariant::fromValue(PasswordKeeping::Never));
    const PasswordKeeping keeping
        = m_question.keyringProblem ? PasswordKeeping::Never : m_question.keeping;
    m_keeping->setCurrentIndex(keeping == PasswordKeeping::Keyring           ? 0
                                   : keeping == PasswordKeeping::UntilLogout ? 1
                                                                             : 2);
    m_keeping->setEnabled(!m_question.keyringProblem);
    //: The label of a choice: where a password is kept.
    layout->addRow(tr("&Keep it:"), m_keeping);
    m_problem = new Note;
    layout->addRow(m_problem);
    return form;
}

QWidget *PasswordDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::answer);
    connect(buttons, &QDialogButtonBox::rejected, this, &PasswordDialog::reject);
    for (QPushButton *button : { m_cancel, m_connect }) {
        button->setAutoDefault(false); // the default one stays it, whether enabled or not
    }
    return buttons;
}

bool PasswordDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_password && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QString text = key->text();
        // Qt does not tell of Caps Lock; what it makes of letters does.
        if (text.size() == 1 && text.at(0).toUpper() != text.at(0).toLower()) {
            const bool isShifted = key->modifiers().testFlag(Qt::ShiftModifier);
            m_capsLock->setVisible(text.at(0).isUpper() != isShifted);
        } else if (key->key() == Qt::Key_CapsLock) {
            m_capsLock->hide(); // until the next letter shows
        }
    }
    return QDialog::eventFilter(watched, event);
}

void PasswordDialog::onTyped()
{
    m_problem->setNote({});
    m_connect->setEnabled(!m_password->text().isEmpty() && (!m_user || !m_user->text().isEmpty()));
}

QString PasswordDialog::problem(QLineEdit *&where) const
{
    where = m_user;
    if (m_user && m_user->text().contains(u':')) {
        return tr("A user name has no colon.");
    }
    if (m_user && !checkUser(m_user->text())) {
        return tr("A user name has at most 255 characters, and no line breaks.");
    }
    where = m_password;
    return checkPassword(m_password->text())
        ? QString()
        : tr("The password is too long, or has a character that cannot be seen.");
}

void PasswordDialog::answer()
{
    if (!m_connect->isEnabled()) {
        return;
    }
    QLineEdit *where = nullptr;
    if (const QString text = problem(where); !text.isEmpty()) {
        m_problem->setNote(text, Note::Kind::Error);
        growToFit(*this);
        where->setFocus();
        where->selectAll();
        return;
    }
    const PasswordAnswer answer{ m_user ? m_user->text() : m_question.user, m_password->text(),
                                 m_keeping->isEnabled()
                                     ? m_keeping->currentData().value<PasswordKeeping>()
                                     : m_question.keeping };
    m_password->clear();
    emit answered(answer);
    accept();
}

} // namespace Farlan
