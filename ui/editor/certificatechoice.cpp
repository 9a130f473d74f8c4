// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/certificatechoice.h"

#include "app/inputfile.h"
#include "app/profiles/certificates.h"
#include "app/profiles/certificatesummary.h"
#include "ui/editor/field.h"
#include "ui/editor/fieldtext.h"
#include "ui/editor/fileedit.h"
#include "ui/text/fingerprinttext.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

CertificateChoice::CertificateChoice(QWidget *parent)
    : QWidget(parent)
    , m_system(new QRadioButton(tr("S&ystem certificates"), this))
    , m_authority(new QRadioButton(tr("&Only this authority"), this))
    , m_chooseFile(new QPushButton(tr("&Choose File…"), this))
    , m_pinned(new QRadioButton(tr("Only this ce&rtificate (pinned)"), this))
    , m_pin(new QLineEdit(this))
{
    m_pin->setPlaceholderText(tr("SHA-256 fingerprint"));
    m_pin->setAccessibleName(tr("SHA-256 fingerprint of the certificate"));
    auto *row = new QWidget(this);
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins({});
    rowLayout->addWidget(m_authority);
    rowLayout->addWidget(m_chooseFile);
    rowLayout->addStretch();
    m_authorityField = new Field(u"cacerts"_s, m_chooseFile, row);
    m_pinField = new Field(u"pin"_s, m_pin);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_system);
    layout->addWidget(m_authorityField);
    layout->addWidget(m_pinned);
    layout->addWidget(m_pinField);
    auto *group = new QButtonGroup(this);
    for (QRadioButton *button : { m_system, m_authority, m_pinned }) {
        group->addButton(button);
        connect(button, &QRadioButton::toggled, this, &CertificateChoice::showChoice);
    }
    connect(m_pin, &QLineEdit::textChanged, this, &CertificateChoice::changed);
    connect(m_chooseFile, &QPushButton::clicked, this, [this] {
        askForFile(this, tr("Certificate of the Authority"), {},
                   [this](const QString &path) { readAuthority(path); });
    });
    m_system->setChecked(true);
    showChoice();
}

CertificateChoice::~CertificateChoice() = default;

bool CertificateChoice::isPinned() const
{
    return m_pinned->isChecked();
}

void CertificateChoice::showChoice()
{
    m_chooseFile->setEnabled(m_authority->isChecked());
    m_pinField->setVisible(isPinned());
    if (isPinned()) {
        m_pinField->setRemark({});
    }
    emit changed();
}

void CertificateChoice::setValues(const Profile &profile)
{
    m_pem = profile.settings.cacerts;
    m_path = profile.paths.cacerts;
    m_pin->setText(fingerprintText(profile.settings.pin));
    if (!profile.settings.pin.isEmpty()) {
        m_pinned->setChecked(true);
    } else if (!m_pem.isEmpty() || !m_path.isEmpty()) {
        m_authority->setChecked(true);
        showAuthority({});
    } else {
        m_system->setChecked(true);
    }
}

void CertificateChoice::addTo(QVariantMap &values) const
{
    if (!isEnabledTo(parentWidget())) { // with ws:// there is nothing to choose
        return;
    }
    if (m_authority->isChecked()) {
        values.insert(u"cacerts"_s, m_path.isEmpty() ? QString::fromUtf8(m_pem) : m_path);
    } else if (isPinned()) {
        values.insert(u"pin"_s, m_pin->text().trimmed());
    }
}

void CertificateChoice::setPin(const QString &sha256)
{
    m_pin->setText(fingerprintText(QString(sha256).remove(u':')));
    m_pinned->setChecked(true);
}

void CertificateChoice::forgetPin(const QString &host)
{
    m_pin->clear();
    m_system->setChecked(true);
    m_pinField->setRemark(tr("The pinned certificate was for %1 and is gone now.").arg(host));
    m_pinField->setVisible(false);
    m_authorityField->setRemark(m_pem.isEmpty() ? m_pinField->shownNote() : QString());
}

void CertificateChoice::readAuthority(const QString &path)
{
    Result<QByteArray> pem = readInputFile(path, u"cacerts"_s, kMaximumPemBytes);
    if (pem) {
        pem = certificatesIn(*pem, path);
    }
    m_authority->setChecked(true);
    if (!pem) {
        m_authorityField->setRemark(FieldText::problem(u"cacerts"_s, pem.error()),
                                    Note::Kind::Error);
        return;
    }
    m_pem = *pem;
    m_path.clear();
    showAuthority(QFileInfo(path).fileName());
    emit changed();
}

void CertificateChoice::showAuthority(const QString &fileName)
{
    if (!m_path.isEmpty()) {
        m_authorityField->setRemark(tr("Read from %1 each time.").arg(m_path));
        return;
    }
    const std::vector<CertificateSummary> certificates = summarizeCertificates(m_pem);
    if (certificates.empty()) {
        return;
    }
    const CertificateSummary &first = certificates.front();
    const QString shown = QString(first.subject.left(64)).remove(u'\n');
    const QString name = shown.isEmpty() ? fileName : shown;
    const QString date
        = QLocale().toString(first.validUntil.toLocalTime().date(), QLocale::ShortFormat);
    const bool isOver
        = first.validUntil.isValid() && first.validUntil < QDateTime::currentDateTimeUtc();
    QString text = name;
    if (first.validUntil.isValid()) {
        //: %1 is the name of a certificate authority, %2 a date
        text = isOver ? tr("%1, expired on %2").arg(name, date)
                      : tr("%1, valid until %2").arg(name, date);
    }
    if (certificates.size() > 1) {
        const int others = static_cast<int>(certificates.size()) - 1;
        //: %1 is a description of the first certificate in a file
        text = tr("%1, and %n more certificate(s)", nullptr, others).arg(text);
    }
    m_authorityField->setRemark(text, isOver ? Note::Kind::Warning : Note::Kind::Hint);
}

} // namespace Farlan
