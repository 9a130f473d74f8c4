// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace Farlan
{

class Field;

// Which addresses the interface of a tunnel has: none, fixed ones, or those of a bridge.
class AddressChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddressChoice)

public:
    explicit AddressChoice(TunnelMode mode, QWidget *parent = nullptr);
    ~AddressChoice() override;

    QComboBox *kinds() const { return m_kinds; }
    void setValues(const Profile &profile);
    void addTo(QVariantMap &values) const;

signals:
    void changed();

private:
    enum class Kind { None, Fixed, Bridge };

    Kind kind() const;
    void showKind();

    QComboBox *m_kinds;
    QLineEdit *m_addresses;
    QLineEdit *m_bridge;
    Field *m_addressField;
    Field *m_bridgeField;
};

// What stands between commas or blanks.
QStringList listIn(const QString &text);

} // namespace Farlan
