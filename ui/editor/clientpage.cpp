// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/clientpage.h"

#include "app/profiles/profilecheck.h"
#include "app/profiles/serveraddress.h"
#include "contract/settingrules.h"
#include "ui/editor/certificatechoice.h"
#include "ui/editor/field.h"
#include "ui/editor/passwordchoice.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

bool isEncrypted(const QUrl &uri)
{
    return uri.scheme() == "wss"_L1;
}

QUrl uriIn(const QString &typed)
{
    const Result<QUrl> uri = parseTunnelUri(readServerAddress(typed).uri);
    return uri ? *uri : QUrl();
}

} // namespace

ClientPage::ClientPage(const ProfileStore &store, PasswordStore &passwords, QWidget *parent)
    : EditorPage(TunnelMode::Client, parent)
    , m_store(store)
{
    m_uri = addLine(form(), tr("Server &address:"), u"uri"_s, u"wss://relay.example.org/"_s);
    //: a button; wss:// is the encrypted kind of address
    auto *encrypt = new QPushButton(tr("Use wss://"), this);
    connect(encrypt, &QPushButton::clicked, this, &ClientPage::useEncryption);
    m_uri->addButton(encrypt);
    connect(line(u"uri"_s), &QLineEdit::editingFinished, this, [this] {
        settle();
        suggestName(uriIn(line(u"uri"_s)->text()));
    });
    connect(line(u"uri"_s), &QLineEdit::textEdited, this, [this] { m_moved.clear(); });

    m_certificate = new CertificateChoice(this);
    connect(m_certificate, &CertificateChoice::changed, this, &EditorPage::changed);
    addRow(tr("Certificate:"), nullptr, m_certificate);

    //: shown in an empty field: nothing need be given
    m_user = addLine(form(), tr("&User name:"), u"user"_s, tr("Optional"));
    m_password = new PasswordChoice(passwords, this);
    connect(m_password, &PasswordChoice::changed, this, &EditorPage::changed);
    addRow(tr("Password:"), nullptr, m_password);

    addCommonRows();
    //: shown in an empty field: no proxy
    addLine(advancedForm(), tr("&Proxy:"), u"proxy"_s, tr("None"));
    m_insecureBox = new QCheckBox(tr("Connect without verifying the server (unsafe)"), this);
    m_insecure = new Field(u"insecure"_s, m_insecureBox);
    advancedForm()->addRow(QString(), m_insecure);
    connect(m_insecureBox, &QCheckBox::toggled, this, &ClientPage::showInsecure);
    connect(this, &EditorPage::changed, this, &ClientPage::onChanged);
}

ClientPage::~ClientPage() = default;

void ClientPage::setValues(const Profile &profile)
{
    m_profile = profile.id;
    m_moved.clear();
    m_trusted = profile.settings.uri;
    EditorPage::setValues(profile);
    m_certificate->setValues(profile);
    m_password->setValues(profile);
    m_insecureBox->setChecked(profile.settings.insecure);
    if (profile.settings.insecure) {
        openAdvanced();
    }
    settle();
}

QVariantMap ClientPage::values() const
{
    QVariantMap values = EditorPage::values();
    if (values.contains(u"uri"_s)) {
        values.insert(u"uri"_s, readServerAddress(values.value(u"uri"_s).toString()).uri);
    }
    m_certificate->addTo(values);
    m_password->addTo(values);
    if (m_insecureBox->isChecked()) {
        values.insert(u"insecure"_s, true);
    }
    const QUrl uri(values.value(u"uri"_s).toString());
    if (m_insecureBox->isChecked() || !isEncrypted(uri)) {
        values.remove(u"pin"_s); // which then says nothing
    }
    return values;
}

void ClientPage::settle()
{
    const QString typed = line(u"uri"_s)->text();
    const ServerAddress address = readServerAddress(typed);
    if (!address.user.isEmpty() || address.hadPassword) {
        m_moved = address.hadPassword ? tr("The user name was moved to its own field. The "
                                           "password was removed from the address.")
                                      : tr("The user name was moved to its own field.");
        if (!address.user.isEmpty()) {
            line(u"user"_s)->setText(address.user);
        }
    }
    if (address.uri != typed) {
        line(u"uri"_s)->setText(address.uri);
    }
    const QUrl uri = uriIn(address.uri);
    if (!uri.isEmpty()) {
        forgetTrust(uri);
    }
    onChanged();
}

void ClientPage::setForgettable(bool isForgettable)
{
    m_password->setForgettable(isForgettable);
}

void ClientPage::trust(const QString &sha256)
{
    m_insecureBox->setChecked(false);
    m_certificate->setPin(sha256);
}

QString ClientPage::location() const
{
    return withoutUserInfo(uriIn(line(u"uri"_s)->text()));
}

void ClientPage::onChanged()
{
    const QUrl uri = uriIn(line(u"uri"_s)->text());
    showAddress(uri);
    m_certificate->setEnabled(uri.isEmpty() || isEncrypted(uri));
}

void ClientPage::showAddress(const QUrl &uri)
{
    const bool isPlain = !uri.isEmpty() && !isEncrypted(uri);
    QStringList sentences;
    if (!uri.isEmpty()) {
        sentences += (isPlain ? tr("Will connect to %1, port %2, not encrypted.")
                              : tr("Will connect to %1, port %2, encrypted."))
                         .arg(uri.host())
                         .arg(portOf(uri));
    }
    if (isPlain) {
        sentences = QStringList{ tr(
            "Traffic is not encrypted. Anyone on the path can read and change it.") };
        if (!line(u"user"_s)->text().isEmpty()) {
            sentences += tr("The password is sent unencrypted.");
        }
    }
    if (!m_moved.isEmpty()) {
        sentences += m_moved;
    }
    m_uri->setRemark(sentences.join(u' '), isPlain ? Note::Kind::Warning : Note::Kind::Hint);
}

void ClientPage::showInsecure()
{
    const QUrl uri = uriIn(line(u"uri"_s)->text());
    if (m_insecureBox->isChecked()) {
        m_trusted = uri;
        const QString host = uri.isEmpty() ? tr("this server") : uri.host();
        m_insecure->setRemark(
            //: %1 is the name of a host
            tr("Anyone who can intercept the connection can read the password and all traffic. "
               "Applies to %1 only and is shown while connected.")
                .arg(host),
            Note::Kind::Warning);
    } else {
        m_insecure->setRemark({});
    }
    emit changed();
}

// What was decided about one server holds for no other.
void ClientPage::forgetTrust(const QUrl &uri)
{
    const QUrl before = std::exchange(m_trusted, uri);
    const bool isSame = before.host() == uri.host() && portOf(before) == portOf(uri);
    if (before.isEmpty() || isSame) {
        return;
    }
    if (m_insecureBox->isChecked()) {
        m_insecureBox->setChecked(false);
        m_insecure->setRemark(tr("This was for %1 and is off now.").arg(before.host()));
    }
    if (m_certificate->isPinned()) {
        m_certificate->forgetPin(before.host());
    }
}

void ClientPage::suggestName(const QUrl &uri)
{
    if (!uri.isEmpty() && line(u"name"_s)->text().isEmpty()) {
        const QString host = uri.host();
        const QString name = checkTunnelName(host) ? host : uri.host(QUrl::FullyEncoded).left(64);
        line(u"name"_s)->setText(freeName(m_store, name, m_profile));
    }
}

void ClientPage::useEncryption()
{
    QUrl uri = uriIn(line(u"uri"_s)->text());
    uri.setScheme(u"wss"_s);
    line(u"uri"_s)->setText(uri.toString(QUrl::FullyEncoded));
    line(u"uri"_s)->setFocus();
    settle();
}

} // namespace Farlan
