// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/serverpage.h"

#include "app/inputfile.h"
#include "app/profiles/certificatesummary.h"
#include "app/profiles/profilestore.h"
#include "contract/tunnelsettings.h"
#include "ui/editor/field.h"
#include "ui/editor/fileedit.h"
#include "ui/editor/userchoice.h"
#include "ui/text/certificatetext.h"
#include "ui/text/reasontext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Farlan
{

ServerPage::ServerPage(const ProfileStore &store, QWidget *parent)
    : EditorPage(TunnelMode::Server, parent)
{
    //: shown in an empty field: addresses of this computer
    addLine(form(), tr("&Listen on address:"), u"address"_s, tr("All addresses"));
    addLine(form(), tr("&Port:"), u"port"_s);
    m_path = addLine(form(), tr("Pa&th:"), u"path"_s, u"/"_s);
    m_certificate = addFile(tr("&Certificate file:"), u"certfile"_s, tr("Certificate file"));
    m_key = addFile(tr("&Key file:"), u"keyfile"_s, tr("Key file"));
    m_users = new UserChoice(store, this);
    connect(m_users, &UserChoice::changed, this, &EditorPage::changed);
    addRow(tr("&Users:"), m_users->kinds(), m_users);

    addCommonRows();
    addLine(advancedForm(), tr("Ma&ximum clients:"), u"max_clients"_s,
            QString::number(kDefaultMaximumClients));
    //: shown in an empty field: no web page may connect
    addLine(advancedForm(), tr("Allow&ed web pages:"), u"allow_origin"_s, tr("None"))
        ->setRemark(tr("Addresses of web pages whose programs may connect, separated by commas."));
    m_isolate = new QCheckBox(tr("Keep clients &from reaching each other"), this);
    advancedForm()->addRow(QString(), m_isolate);
    connect(m_isolate, &QCheckBox::toggled, this, &EditorPage::changed);
    connect(this, &EditorPage::changed, this, &ServerPage::onChanged);
}

ServerPage::~ServerPage() = default;

Field *ServerPage::addFile(const QString &label, const QString &key, const QString &what)
{
    auto *edit = new FileEdit(what, this);
    auto *field = new Field(key, edit->line(), edit);
    addField(form(), label, field);
    return field;
}

void ServerPage::setValues(const Profile &profile)
{
    EditorPage::setValues(profile);
    m_users->setValues(profile);
    m_isolate->setChecked(profile.settings.isolate);
    if (profile.settings.isolate) {
        openAdvanced();
    }
    onChanged();
}

QVariantMap ServerPage::values() const
{
    QVariantMap values = EditorPage::values();
    m_users->addTo(values);
    if (m_isolate->isChecked()) {
        values.insert(u"isolate"_s, true);
    }
    return values;
}

QMap<QString, QString> ServerPage::ownProblems() const
{
    const QString problem = m_users->problem();
    return problem.isEmpty() ? QMap<QString, QString>() : QMap{ std::pair(u"htpasswd"_s, problem) };
}

bool ServerPage::hasUserChanges() const
{
    return m_users->hasChanges();
}

Result<void> ServerPage::saveUsers()
{
    return m_users->save();
}

void ServerPage::onChanged()
{
    const bool isTls = !line(u"certfile"_s)->text().trimmed().isEmpty();
    line(u"port"_s)->setPlaceholderText(isTls ? u"443"_s : u"80"_s);
    showCertificate();
    isThere(m_key);
    if (!isTls && line(u"keyfile"_s)->text().trimmed().isEmpty()) {
        QString text
            = tr("Without a certificate, traffic is not encrypted. Anyone on the path can read "
                 "and change it.");
        if (!m_users->isForAll()) {
            text = ReasonText::together(text, tr("Passwords are sent unencrypted."));
        }
        m_key->setRemark(text, Note::Kind::Warning);
    }
}

// Else says that it is not. A path that is still being typed is nothing yet.
bool ServerPage::isThere(Field *field)
{
    const QString path = line(field->key())->text().trimmed();
    const QFileInfo file(path);
    const bool isMissing = path.startsWith(u'/') && !(file.isFile() && file.isReadable());
    field->setRemark(isMissing ? tr("There is no such file, or it cannot be read.") : QString(),
                     Note::Kind::Warning);
    return path.startsWith(u'/') && !isMissing;
}

void ServerPage::showCertificate()
{
    if (!isThere(m_certificate)) {
        return;
    }
    const QString path = line(m_certificate->key())->text().trimmed();
    const Result<QByteArray> pem = readInputFile(path, m_certificate->key(), kMaximumPemBytes);
    const std::vector<CertificateSummary> chain
        = pem ? summarizeCertificates(*pem) : std::vector<CertificateSummary>();
    if (chain.empty()) {
        m_certificate->setRemark(
            tr("There is no certificate in this file. It must be in PEM form."),
            Note::Kind::Warning);
        return;
    }
    // The server's own comes first.
    const auto [text, isWarning]
        = CertificateText::of(chain.front(), QDateTime::currentDateTimeUtc());
    m_certificate->setRemark(text, isWarning ? Note::Kind::Warning : Note::Kind::Hint);
}

} // namespace Farlan
