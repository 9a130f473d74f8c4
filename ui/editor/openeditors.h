// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/profileeditor.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace Farlan
{

// The editors that are open: one for each profile.
class OpenEditors final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenEditors)

public:
    // Both have to outlive it.
    OpenEditors(ProfileStore &store, PasswordStore &passwords, QObject *parent = nullptr);
    // Without a question.
    ~OpenEditors() override;

    // A new one, or the one that is open, in front.
    void show(const Profile &profile, ProfileEditor::Kind kind);
    // False if there is no editor of this profile whose address is that of the question.
    bool trust(const CertificateQuestion &question);
    // False if there is one with changes that somebody has to decide about; it is in front then.
    bool closeAll();

signals:
    void saved(const QUuid &profile);
    void certificateRefused(const Farlan::CertificateQuestion &question);

private:
    ProfileStore &m_store;
    PasswordStore &m_passwords;
    std::map<QUuid, QPointer<ProfileEditor>> m_editors;
};

} // namespace Farlan
