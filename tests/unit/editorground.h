// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profileedit.h"
#include "app/secrets/passwordstore.h"
#include "looks.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/field.h"
#include "ui/editor/profileeditor.h"
#include "ui/widgets/noticebar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Farlan
{

inline Profile client(const QString &name, const QStringList &more = {})
{
    return makeProfile(name, QStringList{ u"uri=wss://relay.example.org/"_s } + more)->profile;
}

inline Profile server(const QString &name, const QStringList &more = {})
{
    return makeProfile(name, QStringList{ u"mode=server"_s } + more)->profile;
}

// A question about a certificate that was met there.
inline CertificateQuestion certificateOf(const QString &location)
{
    CertificateQuestion question;
    question.location = location;
    ReportedCertificate shown;
    shown.sha256 = QString(64, u'a');
    question.report.chain = { shown };
    return question;
}

// An editor over a folder of profiles of its own.
class EditorGround
{
protected:
    void setUp()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ProfileStore>(
            ProfileFolders{ m_folder->filePath(u"own/tunnels"_s), m_folder->filePath(u"etc"_s) });
        m_store->load();
        m_passwords = std::make_unique<PasswordStore>();
    }

    void tearDown()
    {
        m_editor.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_passwords.reset();
        m_store.reset();
    }

    void open(const Profile &profile, ProfileEditor::Kind kind = ProfileEditor::Kind::New)
    {
        m_editor = std::make_unique<ProfileEditor>(*m_store, *m_passwords, profile, kind);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }

    Field *field(const QString &key) const { return page().field(key); }
    QLineEdit *line(const QString &key) const { return page().line(key); }
    EditorPage &page() const { return *m_editor->findChild<EditorPage *>(); }
    QString banner() const { return m_editor->findChild<NoticeBar *>()->text(); }
    Profile stored(const QString &name) const { return m_store->find(name)->profile(); }

    void look(const QString &name) const
    {
        QTest::qWait(20); // until it has grown
        lookAt(*m_editor, name);
    }
    template<typename Button>
    Button *button(const QString &text) const
    {
        for (Button *each : m_editor->findChildren<Button *>()) {
            if (each->text().remove(u'&') == text && each->isVisibleTo(m_editor.get())) {
                return each;
            }
        }
        return nullptr;
    }
    void choose(const QString &kind) const
    {
        for (QComboBox *box : m_editor->findChildren<QComboBox *>()) {
            if (const int index = box->findText(kind); index >= 0) {
                box->setCurrentIndex(index);
                return;
            }
        }
        QFAIL("no such choice");
    }
    void type(const QString &key, const QString &text) const
    {
        line(key)->setFocus();
        line(key)->selectAll();
        line(key)->insert(text); // of any letters
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<ProfileEditor> m_editor;
};

} // namespace Farlan
