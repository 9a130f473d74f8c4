// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profilestore.h"
#include "app/profiles/userchanges.h"

#include <QWidget>

class QComboBox;
class QListWidget;
class QPushButton;

namespace Farlan
{

class Field;
class FileEdit;

// Whom a server lets in: everybody, users that are managed here, or those of a file.
class UserChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserChoice)

public:
    explicit UserChoice(const ProfileStore &store, QWidget *parent = nullptr);
    ~UserChoice() override;

    QComboBox *kinds() const { return m_kinds; }
    bool isForAll() const;
    void setValues(const Profile &profile);
    void addTo(QVariantMap &values) const;
    // What is wrong with the users that are managed here, or empty.
    QString problem() const;
    // Whether save() would write anything.
    bool hasChanges() const;
    // Writes what was changed.
    Result<void> save();

signals:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Kind { Everybody, Managed, File };

    Kind kind() const;
    QString managedFile() const;
    QStringList names() const;
    QString selected() const;
    void readNames();
    void showKind();
    void showNames();
    void openDialog(const QString &user);
    void removeSelected();

    const ProfileStore &m_store;
    QUuid m_profile;
    QComboBox *m_kinds;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_change;
    QPushButton *m_remove;
    QWidget *m_managed;
    Field *m_listField;
    FileEdit *m_file;
    Field *m_fileField;
    QStringList m_savedNames;
    QString m_readProblem;
    UserChanges m_changes;
};

} // namespace Farlan
