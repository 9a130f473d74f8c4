// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/userdialog.h"

#include "app/profiles/bcrypt.h"
#include "app/profiles/userlist.h"
#include "contract/settingrules.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/growtofit.h"
#include "ui/widgets/note.h"
#include "ui/widgets/passwordline.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Farlan
{

UserDialog::UserDialog(const QString &user, const QStringList &others, QWidget *parent)
    : QDialog(parent)
    , m_user(user)
    , m_others(others)
{
    setWindowTitle(user.isEmpty() ? tr("Add User") : tr("Change Password"));
    auto *form = new QFormLayout;
    if (user.isEmpty()) {
        m_name = new QLineEdit(this);
        form->addRow(tr("&User name:"), m_name);
    } else {
        auto *label = new QLabel(user, this);
        label->setTextFormat(Qt::PlainText);
        form->addRow(tr("User name:"), label);
    }
    m_password = new QLineEdit(this);
    m_again = new QLineEdit(this);
    m_isShown = new QCheckBox(tr("&Show passwords"), this);
    m_note = new Note(this);
    for (QLineEdit *edit : { m_password, m_again }) {
        edit->setMinimumWidth(30 * fontMetrics().averageCharWidth());
    }
    form->addRow(tr("&Password:"), m_password);
    form->addRow(tr("&Repeat password:"), m_again);
    form->addRow(QString(), m_isShown);
    form->addRow(m_note);
    showPasswords(false);
    connect(m_isShown, &QCheckBox::toggled, this, &UserDialog::showPasswords);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    QPushButton *done = buttons->addButton(
        user.isEmpty() ? tr("&Add User") : tr("&Change Password"), QDialogButtonBox::AcceptRole);
    done->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &UserDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &UserDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
}

UserDialog::~UserDialog() = default;

// Making the hash takes about a twentieth of a second, which nobody notices behind a click.
void UserDialog::accept()
{
    QLineEdit *where = nullptr;
    QString text = problem(where);
    if (text.isEmpty()) {
        const Result<QByteArray> hash = bcryptHash(m_password->text());
        if (hash) {
            emit decided(m_name ? m_name->text() : m_user, *hash);
            QDialog::accept();
            return;
        }
        text = ReasonText::translated(hash.error().message);
        where = m_password;
    }
    m_note->setNote(text, Note::Kind::Error);
    growToFit(*this);
    where->setAccessibleDescription(text);
    where->setFocus();
    where->selectAll();
}

QString UserDialog::problem(QLineEdit *&where) const
{
    if (m_name) {
        where = m_name;
        if (m_name->text().isEmpty()) {
            return tr("A user name is needed.");
        }
        if (!checkListedUser(m_name->text())) {
            return tr("This cannot be a user name. Use letters and digits, and no colon.");
        }
        if (m_others.contains(m_name->text())) {
            return tr("There is a user with this name already.");
        }
    }
    where = m_password;
    if (m_password->text().isEmpty()) {
        return tr("A password is needed.");
    }
    if (m_password->text().toUtf8().size() > kMaximumBcryptPasswordBytes) {
        return tr("The password is too long. It may have 72 bytes.");
    }
    if (!checkPassword(m_password->text())) {
        return tr("The password has a character that cannot be seen.");
    }
    where = m_again;
    return m_again->text() == m_password->text() ? QString()
                                                 : tr("The two passwords are not the same.");
}

void UserDialog::showPasswords(bool isShown)
{
    for (QLineEdit *edit : { m_password, m_again }) {
        setPasswordShown(*edit, isShown);
    }
}

} // namespace Farlan
