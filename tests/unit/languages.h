// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

namespace Farlan
{

using namespace Qt::StringLiterals;

// The app in another language, as long as it lives.
class Language final
{
    Q_DISABLE_COPY_MOVE(Language)

public:
    explicit Language(const QString &name)
    {
        QVERIFY(m_translator.load(QLocale(name), u"farlan"_s, u"_"_s, u":/i18n"_s));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
    }
    ~Language() { QCoreApplication::removeTranslator(&m_translator); }

private:
    QTranslator m_translator;
};

} // namespace Farlan
