// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

namespace Farlan
{

using namespace Qt::StringLiterals;

// Nothing in another language: counts what is looked up in one context.
class LookupCount final : public QTranslator
{
    Q_DISABLE_COPY_MOVE(LookupCount)

public:
    explicit LookupCount(QByteArray context)
        : m_context(std::move(context))
    {
        QCoreApplication::installTranslator(this);
    }
    ~LookupCount() override { QCoreApplication::removeTranslator(this); }

    int count() const { return m_count; }

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *, const char *, int) const override
    {
        m_count += context == m_context ? 1 : 0;
        return {};
    }

private:
    QByteArray m_context;
    mutable int m_count = 0;
};

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
