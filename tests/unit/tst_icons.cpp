// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"
#include "ui/icontheme.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QImage>
#include <QLabel>
#include <QProcess>
#include <QTest>

#include <cmath>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const QStringList kStates{ u"off"_s, u"busy"_s, u"on"_s, u"attention"_s, u"error"_s };

QString nameOf(const QString &state)
{
    return u"org.farlan.farlan-%1-symbolic"_s.arg(state);
}

QImage picture(const QString &name, int size)
{
    return QIcon::fromTheme(name).pixmap(QSize(size, size), 1.0).toImage();
}

// How much of a picture is covered, from 0 to 1: in one colour, all that there is to see.
double coverage(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            sum += qAlpha(image.pixel(x, y)) / 255.0;
        }
    }
    return sum / (image.width() * image.height());
}

// Which part of two pictures of one size differs, from 0 to 1.
double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            sum += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) / 255.0;
        }
    }
    return sum / (a.width() * a.height());
}

} // namespace

// Without an installation: the icons are in the program.
class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ensureIconTheme(); }
    void areFound_data();
    void areFound();
    void differInShape_data();
    void differInShape();
    void areOneColour();
    void areDrawnAlike_data() { areFound_data(); }
    void areDrawnAlike();
    void look();
};

void TestIcons::areFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("program") << u"org.farlan.farlan"_s;
    QTest::newRow("program, symbolic") << u"org.farlan.farlan-symbolic"_s;
    for (const QString &state : kStates) {
        QTest::newRow(qPrintable(state)) << nameOf(state);
    }
}

void TestIcons::areFound()
{
    QFETCH(QString, name);
    const QIcon icon = QIcon::fromTheme(name);
    QCOMPARE(icon.name(), name); // and not another one that a theme takes for it
    QVERIFY(!icon.availableSizes().isEmpty());
    for (const int size : { 16, 22, 48, 256 }) {
        const QImage image = picture(name, size);
        QCOMPARE(image.size(), QSize(size, size));
        const double covered = coverage(image);
        QVERIFY2(covered > 0.15 && covered < 0.9, qPrintable(QString::number(covered)));
    }
}

void TestIcons::differInShape_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    for (qsizetype i = 0; i < kStates.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            QTest::addRow("%s, %s", qPrintable(kStates[j]), qPrintable(kStates[i]))
                << kStates[j] << kStates[i];
        }
    }
}

void TestIcons::differInShape()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    for (const int size : { 16, 22 }) {
        const double differs = difference(picture(nameOf(one), size), picture(nameOf(other), size));
        QVERIFY2(differs > 0.08, qPrintable(QString::number(differs))); // 20 pixels of 16 x 16
    }
}

// A host that does not colour them shows them as they are, on a light or a dark panel.
void TestIcons::areOneColour()
{
    for (const QString &state : kStates) {
        const QImage image = picture(nameOf(state), 16);
        QCOMPARE(image.size(), QSize(16, 16));
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                QVERIFY(colour.alpha() < 255 || colour == QColor(0x80, 0x80, 0x80));
            }
        }
    }
}

// By Qt, and by librsvg, with which many desktops draw them.
void TestIcons::areDrawnAlike()
{
    QFETCH(QString, name);
    const QString folder = name.endsWith("symbolic"_L1) ? u"symbolic"_s : u"scalable"_s;
    QFile file(u":/icons/hicolor/%1/apps/%2.svg"_s.arg(folder, name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QProcess other;
    other.start(u"rsvg-convert"_s, { u"-w"_s, u"48"_s, u"-h"_s, u"48"_s });
    QVERIFY(other.waitForStarted());
    other.write(file.readAll());
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    const QImage drawn = QImage::fromData(other.readAllStandardOutput());
    QCOMPARE(drawn.size(), QSize(48, 48));
    const double differs = difference(drawn, picture(name, 48));
    QVERIFY2(differs < 0.01, qPrintable(QString::number(differs)));
}

void TestIcons::look()
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    for (const int size : { 16, 22, 48 }) {
        for (const QString &state : kStates) {
            auto *label = new QLabel;
            label->setPixmap(QIcon::fromTheme(nameOf(state)).pixmap(size));
            layout->addWidget(label);
        }
    }
    for (const int size : { 16, 22, 48, 128 }) {
        auto *label = new QLabel;
        label->setPixmap(QIcon::fromTheme(u"org.farlan.farlan"_s).pixmap(size));
        layout->addWidget(label);
    }
    lookAt(window, u"icons"_s);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
