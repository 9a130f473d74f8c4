// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/openeditors.h"

namespace Farlan
{

namespace
{

void bringToFront(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

OpenEditors::OpenEditors(ProfileStore &store, PasswordStore &passwords, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_passwords(passwords)
{
}

OpenEditors::~OpenEditors()
{
    for (const auto &[profile, editor] : m_editors) {
        delete editor;
    }
}

void OpenEditors::show(const Profile &profile, ProfileEditor::Kind kind)
{
    std::erase_if(m_editors, [](const auto &one) { return !one.second; });
    QPointer<ProfileEditor> &editor = m_editors[profile.id];
    if (!editor) {
        editor = new ProfileEditor(m_store, m_passwords, profile, kind);
        editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(editor, &ProfileEditor::certificateRefused, this, &OpenEditors::certificateRefused);
        connect(editor, &ProfileEditor::saved, this, &OpenEditors::saved);
    }
    bringToFront(*editor);
}

bool OpenEditors::trust(const CertificateQuestion &question)
{
    const auto found = m_editors.find(question.profile);
    if (found == m_editors.end() || !found->second || !found->second->trust(question)) {
        return false;
    }
    bringToFront(*found->second);
    return true;
}

bool OpenEditors::closeAll()
{
    for (const auto &[profile, editor] : m_editors) {
        if (editor && !editor->close()) {
            bringToFront(*editor);
            return false;
        }
    }
    return true;
}

} // namespace Farlan
