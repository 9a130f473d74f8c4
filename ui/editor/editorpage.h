// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace Farlan
{

class AddressChoice;
class Disclosure;
class Field;

// The settings of a tunnel of one mode, as a form. Here is what both modes have.
class EditorPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorPage)

public:
    ~EditorPage() override;

    virtual void setValues(const Profile &profile);
    // Keys and values as decodeProfile() takes them; what is wrong is in it, too.
    virtual QVariantMap values() const;
    // What no rule for profiles knows, by key.
    virtual QMap<QString, QString> ownProblems() const { return {}; }
    // Does what leaving a field does: it may still have the focus.
    virtual void settle() { }

    Field *field(const QString &key) const; // null for none
    QList<Field *> fields() const; // from top to bottom
    // Puts the focus there, wherever it is.
    void jumpTo(Field *field);
    QLineEdit *line(const QString &key) const;

signals:
    void changed();

protected:
    explicit EditorPage(TunnelMode mode, QWidget *parent = nullptr);

    // A row of its own for a key that is one line of text.
    Field *addLine(QFormLayout *form, const QString &label, const QString &key,
                   const QString &placeholder = {});
    void addField(QFormLayout *form, const QString &label, Field *field);
    // `buddy` is what the label's letter leads to, if there is one thing.
    void addRow(const QString &label, QWidget *buddy, QWidget *row);
    // Below the rows of the mode. What follows is for advancedForm(). The order in which they are
    // made is that of the Tab key.
    void addCommonRows();

    QFormLayout *form() const { return m_form; }
    QFormLayout *advancedForm() const { return m_advancedForm; }
    void openAdvanced();

    void showEvent(QShowEvent *event) override;

private:
    void takeRandomMac();
    void alignLabels();

    const TunnelMode m_mode;
    QVariantMap m_id; // what says which tunnel it is
    QFormLayout *m_form;
    QWidget *m_advanced = nullptr;
    QFormLayout *m_advancedForm = nullptr;
    Disclosure *m_disclosure = nullptr;
    AddressChoice *m_addresses = nullptr;
    QCheckBox *m_startAtLogin = nullptr;
    QList<Field *> m_lines;
    QList<QLabel *> m_labels;
};

} // namespace Farlan
