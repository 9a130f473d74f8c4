// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorpage.h"

#include "contract/hardwareaddress.h"
#include "ui/editor/addresschoice.h"
#include "ui/editor/disclosure.h"
#include "ui/editor/field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setVerticalSpacing(form->verticalSpacing() * 3 / 2);
    return form;
}

QVariant valueOf(const QString &key, const QString &text)
{
    const ProfileKey *known = findProfileKey(key);
    if (known && known->kind == ProfileValue::Number) {
        bool isNumber = false;
        const qlonglong number = text.toLongLong(&isNumber);
        return isNumber ? QVariant(number) : QVariant(text); // which is refused
    }
    return known && known->kind == ProfileValue::List ? QVariant(listIn(text)) : QVariant(text);
}

QString textOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(u", "_s)
                                                    : value.toString();
}

// Of one's own making (IEEE 802): the second bit of the first byte says so, the first is zero.
QString randomMac()
{
    HardwareAddress address{};
    for (quint8 &byte : address) {
        byte = static_cast<quint8>(QRandomGenerator::system()->generate());
    }
    address.front() = static_cast<quint8>((address.front() & 0xfcU) | 0x02U);
    return toString(address);
}

} // namespace

EditorPage::EditorPage(TunnelMode mode, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_form(makeForm(this))
{
    const int margin = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this);
    m_form->setContentsMargins(margin, margin, margin, margin);
    Field *name = addLine(m_form, tr("&Name:"), u"name"_s);
    // Other tunnels' names are to be seen while one types, not afterwards.
    connect(line(u"name"_s), &QLineEdit::textEdited, name, &Field::demand);
}

EditorPage::~EditorPage() = default;

Field *EditorPage::addLine(QFormLayout *form, const QString &label, const QString &key,
                           const QString &placeholder)
{
    auto *edit = new QLineEdit(this);
    edit->setPlaceholderText(placeholder);
    auto *field = new Field(key, edit);
    addField(form, label, field);
    return field;
}

void EditorPage::addField(QFormLayout *form, const QString &label, Field *field)
{
    auto *text = new QLabel(label);
    m_labels += text;
    text->setBuddy(field->editor());
    // A screen reader finds labels only beside the editor itself.
    field->editor()->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    form->addRow(text, field);
    if (auto *edit = qobject_cast<QLineEdit *>(field->editor())) {
        m_lines += field;
        connect(edit, &QLineEdit::textChanged, this, &EditorPage::changed);
    }
}

void EditorPage::addRow(const QString &label, QWidget *buddy, QWidget *row)
{
    auto *text = new QLabel(label);
    m_labels += text;
    if (buddy) {
        text->setBuddy(buddy);
        const QString name = QString(label).remove(u'&').remove(u':');
        buddy->setAccessibleName(name);
        buddy->setAccessibleDescription(name); // Qt gives the name of a choice to what is chosen
    }
    m_form->addRow(text, row);
}

void EditorPage::addCommonRows()
{
    m_addresses = new AddressChoice(m_mode, this);
    connect(m_addresses, &AddressChoice::changed, this, &EditorPage::changed);
    addRow(tr("A&ddresses:"), m_addresses->kinds(), m_addresses);
    m_startAtLogin = new QCheckBox(tr("Connect at lo&gin"), this);
    connect(m_startAtLogin, &QCheckBox::toggled, this, &EditorPage::changed);
    m_form->addRow(QString(), m_startAtLogin);

    m_advanced = new QWidget(this);
    m_advancedForm = makeForm(m_advanced);
    m_disclosure = new Disclosure(tr("Ad&vanced"), m_advanced);
    m_form->addRow(m_disclosure);

    //: shown in an empty field: a value is chosen by the program
    const QString automatic = tr("Automatic");
    addLine(m_advancedForm, tr("&MTU:"), u"mtu"_s, automatic);
    auto *mac = new QLineEdit(this);
    mac->setPlaceholderText(automatic);
    //: a button that makes a hardware address
    auto *random = new QPushButton(tr("Ne&w Random"), this);
    connect(random, &QPushButton::clicked, this, &EditorPage::takeRandomMac);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(mac, 1);
    layout->addWidget(random);
    addField(m_advancedForm, tr("&Hardware address:"), new Field(u"mac"_s, mac, row));
    addLine(m_advancedForm, tr("&Interface name:"), u"device"_s, automatic);
}

void EditorPage::takeRandomMac()
{
    line(u"mac"_s)->setText(randomMac());
}

void EditorPage::openAdvanced()
{
    m_disclosure->setOpen(true);
}

void EditorPage::setValues(const Profile &profile)
{
    const QVariantMap values = encodeProfile(profile);
    m_id = { { u"id"_s, profile.id.toString(QUuid::WithoutBraces) },
             { u"mode"_s, values.value(u"mode"_s) } };
    bool isAdvancedUsed = false;
    for (Field *field : m_lines) {
        const QString text = textOf(values.value(field->key()));
        static_cast<QLineEdit *>(field->editor())->setText(text);
        isAdvancedUsed = isAdvancedUsed || (m_advanced->isAncestorOf(field) && !text.isEmpty());
    }
    m_addresses->setValues(profile);
    m_startAtLogin->setChecked(profile.startAtLogin);
    m_disclosure->setOpen(isAdvancedUsed);
    alignLabels();
}

QVariantMap EditorPage::values() const
{
    QVariantMap values = m_id;
    for (const Field *field : m_lines) {
        const QString text = static_cast<QLineEdit *>(field->editor())->text().trimmed();
        if (!text.isEmpty()) {
            values.insert(field->key(), valueOf(field->key(), text));
        }
    }
    m_addresses->addTo(values);
    if (m_startAtLogin->isChecked()) {
        values.insert(u"start_at_login"_s, true);
    }
    return values;
}

// Of both forms, in one column.
void EditorPage::alignLabels()
{
    int width = 0;
    for (const QLabel *label : m_labels) {
        width = std::max(width, label->sizeHint().width());
    }
    for (QLabel *label : m_labels) {
        label->setMinimumWidth(width);
    }
}

void EditorPage::showEvent(QShowEvent *event)
{
    alignLabels();
    QWidget::showEvent(event);
}

QList<Field *> EditorPage::fields() const
{
    return findChildren<Field *>();
}

Field *EditorPage::field(const QString &key) const
{
    for (Field *field : fields()) {
        if (field->key() == key) {
            return field;
        }
    }
    return nullptr;
}

QLineEdit *EditorPage::line(const QString &key) const
{
    const Field *found = field(key);
    return found ? qobject_cast<QLineEdit *>(found->editor()) : nullptr;
}

void EditorPage::jumpTo(Field *field)
{
    if (m_advanced->isAncestorOf(field)) {
        openAdvanced();
    }
    field->editor()->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(field->editor())) {
        edit->selectAll();
    }
}

} // namespace Farlan
