// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/editorpage.h"

namespace Farlan
{

class ProfileStore;
class UserChoice;

// “Accept connections”.
class ServerPage final : public EditorPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerPage)

public:
    explicit ServerPage(const ProfileStore &store, QWidget *parent = nullptr);
    ~ServerPage() override;

    void setValues(const Profile &profile) override;
    QVariantMap values() const override;
    QMap<QString, QString> ownProblems() const override;

    bool hasUserChanges() const;
    // Writes the users that are managed here, as they were changed.
    Result<void> saveUsers();

private:
    Field *addFile(const QString &label, const QString &key, const QString &what);
    void onChanged();
    bool isThere(Field *field);
    void showCertificate();

    Field *m_path;
    Field *m_certificate;
    Field *m_key;
    UserChoice *m_users;
    QCheckBox *m_isolate;
};

} // namespace Farlan
