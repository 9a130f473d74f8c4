// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/questions.h"
#include "app/profiles/profilestore.h"

#include <QDialog>

#include <optional>

class QPushButton;

namespace Farlan
{

class NoticeBar;
class ClientPage;
class EditorPage;
class Field;
class FormArea;
class PasswordStore;
class ServerPage;
class TestPanel;

// A new tunnel, or one that is to be changed. Nothing is written before the person saves, and
// nothing that was typed is lost when that fails. Saving may wait a few seconds for another program
// that is writing profiles.
class ProfileEditor final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileEditor)

public:
    enum class Kind { New, Existing };

    // A new profile may come with whatever is known of it, and is given an id if it has none. Store
    // and passwords have to outlive the editor.
    ProfileEditor(ProfileStore &store, PasswordStore &passwords, const Profile &profile, Kind kind,
                  QWidget *parent = nullptr);
    ~ProfileEditor() override;

    QUuid profileId() const { return m_original.id; }
    // Puts the certificate into the form as the only one that is trusted; false if the form leads
    // elsewhere than the question.
    bool trust(const CertificateQuestion &question);
    // Puts the focus on the field of the key.
    void jumpTo(const QString &key);

    void accept() override; // saves
    void reject() override;

signals:
    void saved(const QUuid &id);
    // A test met a certificate that a person has to look at.
    void certificateRefused(const Farlan::CertificateQuestion &question);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setValues(const Profile &profile);
    void check();
    // Shows the first problem, if there is one.
    bool isRight();
    std::optional<Profile> entered();
    bool isTouched() const;
    const StoredProfile *stored() const;
    void onStoreChanged();
    void showConflict();
    void loadAgain();
    void saveAnyway();
    Result<void> write(const Profile &profile);
    void onSaved(PasswordKeeping before);
    void showError(const Error &error);
    void test();
    void fitIn();

    ProfileStore &m_store;
    PasswordStore &m_passwords;
    Profile m_original; // as it was when it was loaded or saved
    QVariantMap m_loaded; // what the form said then
    Kind m_kind;
    NoticeBar *m_banner;
    ClientPage *m_client = nullptr;
    ServerPage *m_server = nullptr;
    EditorPage *m_page;
    FormArea *m_area;
    TestPanel *m_test;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_save;
    bool m_isWriting = false;
    bool m_mayDiscard = false; // the person has been told
};

} // namespace Farlan
