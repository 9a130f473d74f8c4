// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/userchoice.h"

#include "app/profiles/userfile.h"
#include "ui/editor/field.h"
#include "ui/editor/fileedit.h"
#include "ui/editor/userdialog.h"
#include "ui/text/reasontext.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

UserChoice::UserChoice(const ProfileStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_kinds(new QComboBox(this))
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(tr("&Add User…"), this))
    , m_change(new QPushButton(tr("Change Passw&ord…"), this))
    , m_remove(new QPushButton(tr("&Remove User"), this))
    , m_managed(new QWidget(this))
{
    m_kinds->addItem(tr("Everybody may connect"), static_cast<int>(Kind::Everybody));
    m_kinds->addItem(tr("Users managed here"), static_cast<int>(Kind::Managed));
    m_kinds->addItem(tr("Users of an htpasswd file"), static_cast<int>(Kind::File));
    m_list->setAccessibleName(tr("Users"));
    m_list->setTabKeyNavigation(false);
    constexpr int kRows = 6;
    m_list->setFixedHeight(kRows * fontMetrics().height() + 2 * m_list->frameWidth());
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : { m_add, m_change, m_remove }) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *row = new QHBoxLayout(m_managed);
    row->setContentsMargins({});
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    m_listField = new Field(u"htpasswd"_s, m_add, m_managed);
    m_file = new FileEdit(tr("htpasswd file"), this);
    m_file->line()->setAccessibleName(tr("htpasswd file"));
    m_fileField = new Field(u"htpasswd"_s, m_file->line(), m_file);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_kinds, 0, Qt::AlignLeading);
    layout->addWidget(m_listField);
    layout->addWidget(m_fileField);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &UserChoice::showKind);
    connect(m_file->line(), &QLineEdit::textChanged, this, &UserChoice::changed);
    connect(m_add, &QPushButton::clicked, this, [this] { openDialog({}); });
    connect(m_change, &QPushButton::clicked, this, [this] { openDialog(selected()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { openDialog(selected()); });
    connect(m_remove, &QPushButton::clicked, this, &UserChoice::removeSelected);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int index) {
        m_change->setEnabled(index >= 0);
        m_remove->setEnabled(index >= 0);
    });
    m_change->setEnabled(false);
    m_remove->setEnabled(false);
    showKind();
}

UserChoice::~UserChoice() = default;

UserChoice::Kind UserChoice::kind() const
{
    return static_cast<Kind>(m_kinds->currentData().toInt());
}

bool UserChoice::isForAll() const
{
    return kind() == Kind::Everybody;
}

QString UserChoice::managedFile() const
{
    return m_store.userFile(m_profile);
}

void UserChoice::setValues(const Profile &profile)
{
    // What has changed of the same profile is not about its users.
    if (m_profile != profile.id) {
        m_profile = profile.id;
        m_changes.clear();
    }
    readNames();
    const QString path = profile.paths.htpasswd;
    const bool isManaged = path == managedFile();
    m_file->line()->setText(isManaged ? QString() : path);
    const Kind kind = path.isEmpty() ? Kind::Everybody : isManaged ? Kind::Managed : Kind::File;
    m_kinds->setCurrentIndex(m_kinds->findData(static_cast<int>(kind)));
    showNames();
}

void UserChoice::readNames()
{
    const Result<UserList> users = readUserFile(managedFile(), IfMissing::Begin);
    m_savedNames = users ? users->names() : QStringList();
    m_readProblem = users ? QString() : ReasonText::translated(users.error().message);
}

void UserChoice::addTo(QVariantMap &values) const
{
    if (kind() == Kind::Managed) {
        values.insert(u"htpasswd"_s, managedFile());
    } else if (kind() == Kind::File) {
        values.insert(u"htpasswd"_s, m_file->line()->text().trimmed());
    }
}

QString UserChoice::problem() const
{
    if (kind() != Kind::Managed) {
        return {};
    }
    if (!m_readProblem.isEmpty()) {
        return m_readProblem;
    }
    return names().isEmpty() ? tr("Add a user, or choose that everybody may connect.") : QString();
}

bool UserChoice::hasChanges() const
{
    return kind() == Kind::Managed && !m_changes.isEmpty();
}

Result<void> UserChoice::save()
{
    if (!hasChanges()) {
        return {};
    }
    if (Result<void> made = makePrivateFolder(QFileInfo(managedFile()).path()); !made) {
        return made;
    }
    Result<void> changed = changeUserFile(
        managedFile(), IfMissing::Begin, [this](UserList &users) { return m_changes.apply(users); },
        kLockPatienceOfWindows);
    if (changed) {
        m_changes.clear();
        readNames();
        showNames();
    }
    return changed;
}

QStringList UserChoice::names() const
{
    return m_changes.appliedTo(m_savedNames);
}

QString UserChoice::selected() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->text() : QString();
}

void UserChoice::showKind()
{
    m_listField->setVisible(kind() == Kind::Managed);
    m_fileField->setVisible(kind() == Kind::File);
    emit changed();
}

void UserChoice::showNames()
{
    m_list->clear();
    m_list->addItems(names());
    emit changed();
}

void UserChoice::openDialog(const QString &user)
{
    auto *dialog = new UserDialog(user, names(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UserDialog::decided, this,
            [this](const QString &name, const QByteArray &hash) {
                m_changes.set(name, hash);
                showNames();
                m_list->setCurrentRow(static_cast<int>(names().indexOf(name)));
            });
    dialog->open();
}

// Return in the list opens a user, and does not save the whole besides.
void UserChoice::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || !m_list->hasFocus()) {
        QWidget::keyPressEvent(event);
    }
}

void UserChoice::removeSelected()
{
    const int row = m_list->currentRow();
    m_changes.remove(selected());
    showNames();
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

} // namespace Farlan
