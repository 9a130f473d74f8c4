// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPalette>
#include <QStyle>
#include <QTest>
#include <QWidget>

#include <utility>

namespace Farlan
{

using namespace Qt::StringLiterals;

inline QPalette lightPalette()
{
    return QApplication::style()->standardPalette();
}

inline QPalette darkPalette()
{
    QPalette dark(QColor(0x35, 0x35, 0x38));
    dark.setColor(QPalette::Base, QColor(0x24, 0x24, 0x26));
    dark.setColor(QPalette::Highlight, QColor(0x3d, 0x7e, 0xc4));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::Link, QColor(0x7f, 0xb8, 0xf0));
    return dark;
}

inline QString describedAs(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u" "_s + widget.objectName();
}

// Every control that the keyboard can reach has a name for a screen reader.
inline void checkNames(const QWidget &window)
{
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->objectName().startsWith(u"qt_"_s)) {
            continue;
        }
        QAccessibleInterface *known = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(known && !known->text(QAccessible::Name).isEmpty(),
                 qPrintable(describedAs(*widget) + u" has no accessible name"_s));
    }
}

// No text is cut off.
inline void checkFit(const QWidget &window)
{
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isVisible() || (label && label->wordWrap())
            || widget->inherits("QLineEditIconButton") // which Qt lays out itself
            || !(label || qobject_cast<const QAbstractButton *>(widget))) {
            continue;
        }
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(),
                 qPrintable(describedAs(*widget) + u" is cut off"_s));
    }
}

// Shows the window, checks names and fit, and takes a picture of it, light and dark, into the
// folder $FARLAN_SCREENSHOTS, if that is set.
inline void lookAt(QWidget &window, const QString &name)
{
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    checkNames(window);
    checkFit(window);
    const QString folder = qEnvironmentVariable("FARLAN_SCREENSHOTS");
    if (folder.isEmpty()) {
        return;
    }
    QVERIFY(QDir().mkpath(folder));
    const QPalette before = QApplication::palette();
    const std::pair<QPalette, QString> looks[]{ { lightPalette(), u"light"_s },
                                                { darkPalette(), u"dark"_s } };
    for (const auto &[palette, look] : looks) {
        QApplication::setPalette(palette);
        QCoreApplication::processEvents(); // The widgets hear of it by an event.
        QVERIFY(window.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, look)));
    }
    QApplication::setPalette(before);
}

} // namespace Farlan
