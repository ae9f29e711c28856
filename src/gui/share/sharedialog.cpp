// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/share/sharedialog.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/dialogs/filedialogs.h"
#include "gui/frame/messagebar.h"
#include "gui/frame/shell.h"
#include "gui/pages/words.h"
#include "gui/settings/settings.h"
#include "gui/share/sharefiles.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/notebox.h"
#include "run/experimentarchive.h"
#include "store/atomicfile.h"

#include "ui_sharedialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kPreviewDelayMs = 50;
constexpr int kPreviewPages = 12;
constexpr qsizetype kPreviewLetters = 100'000;
constexpr int kWhole = 100; // percent
const QString kKindKey = u"share/kind"_s;
const QString kTableKey = u"share/tableFormat"_s;
const QString kChartKey = u"share/chartFormat"_s;
const QString kPartsKey = u"share/parts"_s;

enum ChartFormat
{
    Png,
    Png2x,
    Svg,
    Csv
};

enum Part
{
    Numbers = 1,
    Charts = 2,
    Tables = 4,
    Notes = 8
};

// Rows as high as those of the navigation; the selection shows the focus.
class KindDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int height = 30;
        return {QStyledItemDelegate::sizeHint(option, index).width(), height};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

core::Result<QStringList> withoutNotes(const core::Result<> &result)
{
    return result ? core::Result<QStringList>(QStringList{}) : core::fail(result.error());
}

core::Result<QStringList> saveMade(const QString &file, const core::Result<QByteArray> &bytes)
{
    return bytes ? withoutNotes(store::writeFile(file, *bytes, core::ErrorCode::UtilsFile004))
                 : core::fail(bytes.error());
}

QStringList archiveNotes(const run::ArchiveOutcome &outcome)
{
    QStringList notes;
    if (outcome.maskedFiles > 0) {
        notes << ShareDialog::tr(
            "Keys were masked in %n file(s).", nullptr, static_cast<int>(outcome.maskedFiles));
    }
    return notes + outcome.warnings;
}

core::Result<> saveChartAs(PlotView &plot, const QString &file, int format)
{
    const QSize size(std::max(960, plot.width()), std::max(360, plot.height()));
    switch (format) {
    case Svg:
        return plot.saveSvg(file, size);
    case Csv:
        return plot.saveCsv(file);
    default:
        return plot.savePng(file, size, format == Png2x ? 2 : 1);
    }
}

// "charts", then "charts-2": a folder that is not there yet.
QString freshFolder(const QString &path)
{
    QString folder = path;
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = u"%1-%2"_s.arg(path).arg(i);
    }
    return folder;
}

QString tableFormatName(const QString &suffix)
{
    const std::array names = {std::pair(u"csv"_s, ShareDialog::tr("CSV")),
        std::pair(u"xlsx"_s, ShareDialog::tr("Spreadsheet (XLSX)")),
        std::pair(u"md"_s, ShareDialog::tr("Markdown")),
        std::pair(u"json"_s, ShareDialog::tr("JSON")),
        std::pair(u"txt"_s, ShareDialog::tr("Text"))};
    for (const auto &[known, name] : names) {
        if (known == suffix) {
            return name;
        }
    }
    return suffix;
}

// The files of an experiment with their sizes, a line each. Blocking.
QString archiveListing(const QString &folder)
{
    const std::vector<run::ArchiveEntry> entries = run::archiveEntries(folder);
    qint64 bytes = 0;
    QStringList lines;
    for (const run::ArchiveEntry &entry : entries) {
        bytes += entry.bytes;
        lines << u"%1  %2"_s.arg(core::displayBytes(entry.bytes).rightJustified(10), entry.name);
    }
    lines.prepend(QString());
    lines.prepend(
        ShareDialog::tr("%n file(s), %1 before packing", nullptr, static_cast<int>(entries.size()))
            .arg(core::displayBytes(bytes)));
    return lines.join(u'\n');
}

} // namespace

ShareDialog::ShareDialog(ShareContent content, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ShareDialog>())
    , m_content(std::move(content))
    , m_settings(settings)
    , m_note(new NoteBox)
{
    m_ui->setupUi(this);
    m_ui->footer->insertWidget(0, m_note, 1);
    setWindowTitle(tr("Share %1").arg(m_content.title));
    m_ui->progress->hide();
    for (QWidget *page : m_ui->options->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        page->layout()->setContentsMargins(0, 0, 0, 0);
    }
    m_ui->text->setFont(fixedFont());
    m_ui->copy->setIcon(themeIcon(u"copy"_s));
    m_ui->openPage->setIcon(themeIcon(u"globe"_s));
    m_ui->save->setIcon(themeIcon(u"share"_s, Token::OnAccent));
    setButtonKind(*m_ui->save, ButtonKind::Primary);
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(kPreviewDelayMs);
    fillChoices();
    connectAll();
    refresh();
}

ShareDialog::~ShareDialog()
{
    m_watcher.cancel();
    m_watcher.waitForFinished();
    m_textWatcher.waitForFinished();
}

void ShareDialog::fillChoices()
{
    const std::array kinds = {std::pair(u"globe"_s, tr("Report (HTML)")),
        std::pair(u"file"_s, tr("Report (PDF)")), std::pair(u"table"_s, tr("Tables")),
        std::pair(u"chart"_s, tr("Charts")), std::pair(u"database"_s, tr("Experiment (ZIP)"))};
    m_ui->kinds->setItemDelegate(new KindDelegate(m_ui->kinds));
    for (const auto &[icon, name] : kinds) {
        new QListWidgetItem(themeIcon(icon), name, m_ui->kinds);
    }
    m_ui->language->addItems({u"English"_s, u"简体中文"_s});
    m_ui->language->setCurrentIndex(pageLanguage() == report::PageLanguage::Chinese ? 1 : 0);
    for (const QString &suffix : m_content.tableSuffixes) {
        m_ui->tableFormat->addItem(tableFormatName(suffix), suffix);
    }
    m_ui->tableFormat->setCurrentIndex(
        std::max(0, m_ui->tableFormat->findData(m_settings.value(kTableKey))));
    std::erase_if(m_content.charts, [](const QPointer<PlotView> &plot) { return !plot; });
    for (const QPointer<PlotView> &plot : m_content.charts) {
        m_ui->chart->addItem(plot->name());
    }
    if (m_content.charts.size() > 1) {
        m_ui->chart->addItem(tr("All charts, in a folder"));
    }
    m_ui->chartFormat->addItems(
        {tr("PNG picture"), tr("PNG picture, double size"), tr("SVG drawing"), tr("CSV data")});
    m_ui->chartFormat->setCurrentIndex(m_settings.value(kChartKey, Png2x).toInt());
    const int parts = m_settings.value(kPartsKey, Numbers | Charts | Tables | Notes).toInt();
    m_ui->numbers->setChecked(parts & Numbers);
    m_ui->charts->setChecked(parts & Charts);
    m_ui->tables->setChecked(parts & Tables);
    m_ui->notes->setChecked(parts & Notes);
    const int kind = m_settings.value(kKindKey, 0).toInt();
    setKind(static_cast<ShareKind>(std::clamp(kind, 0, kShareKindCount - 1)));
}

void ShareDialog::connectAll()
{
    connect(&m_previewTimer, &QTimer::timeout, this, &ShareDialog::refreshPreview);
    connect(m_ui->kinds, &QListWidget::currentRowChanged, this, &ShareDialog::refresh);
    for (QComboBox *box : {m_ui->language, m_ui->tableFormat, m_ui->chart, m_ui->chartFormat}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ShareDialog::refresh);
    }
    for (QCheckBox *box : {m_ui->numbers, m_ui->charts, m_ui->tables, m_ui->notes}) {
        connect(box, &QCheckBox::toggled, this, &ShareDialog::refresh);
    }
    connect(m_ui->copy, &QPushButton::clicked, this, &ShareDialog::copy);
    connect(m_ui->openPage, &QPushButton::clicked, this, &ShareDialog::openInBrowser);
    connect(m_ui->close, &QPushButton::clicked, this, &ShareDialog::reject);
    connect(m_ui->save, &QPushButton::clicked, this, &ShareDialog::askAndSave);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ShareDialog::finish);
    connect(&m_textWatcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_textWatcher.future().resultCount() > 0) {
            showText(m_textWatcher.result());
        }
    });
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, m_ui->progress,
        &QProgressBar::setValue);
}

void ShareDialog::setKind(ShareKind kind)
{
    m_ui->kinds->setCurrentRow(static_cast<int>(kind));
}

ShareKind ShareDialog::kind() const
{
    return static_cast<ShareKind>(std::max(0, m_ui->kinds->currentRow()));
}

ReportParts ShareDialog::parts() const
{
    return {m_ui->numbers->isChecked(), m_ui->charts->isChecked(), m_ui->tables->isChecked(),
        m_ui->notes->isChecked()};
}

QString ShareDialog::suffix() const
{
    switch (kind()) {
    case ShareKind::Page:
        return u"html"_s;
    case ShareKind::Pdf:
        return u"pdf"_s;
    case ShareKind::Tables:
        return m_ui->tableFormat->currentData().toString();
    case ShareKind::Charts:
        return QStringList{u"png"_s, u"png"_s, u"svg"_s, u"csv"_s}.value(
            m_ui->chartFormat->currentIndex());
    case ShareKind::Archive:
        break;
    }
    return u"zip"_s;
}

QString ShareDialog::fileName() const
{
    const PlotView *plot = kind() == ShareKind::Charts ? chosenPlot() : nullptr;
    const QString part = plot          ? plot->name()
        : kind() == ShareKind::Tables  ? u"tables"_s
        : kind() == ShareKind::Archive ? QString()
                                       : u"report"_s;
    const QString stem = part.isEmpty() ? m_content.stem : fileStem(m_content.stem, part);
    return stem + u'.' + suffix();
}

bool ShareDialog::writesFolder() const
{
    return kind() == ShareKind::Charts && !chosenPlot();
}

PlotView *ShareDialog::chosenPlot() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_ui->chart->currentIndex()));
    return index < m_content.charts.size() ? m_content.charts[index].data() : nullptr;
}

QString ShareDialog::whyNot() const
{
    switch (kind()) {
    case ShareKind::Page:
        return m_content.makePage ? QString() : m_content.whyNoPage;
    case ShareKind::Tables:
        return m_content.makeTables ? QString() : tr("There is no table yet.");
    case ShareKind::Charts:
        return m_content.charts.empty() ? tr("No chart has anything to show.") : QString();
    case ShareKind::Archive:
        return m_content.folder.isEmpty() ? tr("A comparison has no folder of its own. Share "
                                               "its experiments one by one.")
                                          : QString();
    case ShareKind::Pdf:
        break;
    }
    return {};
}

QString ShareDialog::note() const
{
    return m_noteText;
}

void ShareDialog::setNote(const QString &text, bool isError)
{
    m_noteText = text;
    m_note->setNote(isError ? Tone::Bad : Tone::Neutral, text);
}

void ShareDialog::refresh()
{
    m_ui->options->setCurrentIndex(static_cast<int>(kind()));
    const QString reason = whyNot();
    const bool isCopyable = reason.isEmpty()
        && ((kind() == ShareKind::Tables && suffix() != "xlsx"_L1)
            || (kind() == ShareKind::Charts && chosenPlot()));
    m_ui->copy->setEnabled(isCopyable && !isBusy());
    m_ui->copy->setToolTip(isCopyable ? tr("Puts it on the clipboard.")
                                      : tr("Tables as text and single charts can be copied."));
    m_ui->openPage->setEnabled(reason.isEmpty() && !isBusy());
    m_ui->save->setEnabled(reason.isEmpty() && !isBusy());
    m_ui->kinds->setEnabled(!isBusy());
    m_ui->options->setEnabled(!isBusy());
    if (!reason.isEmpty()) {
        setNote(reason, true);
    } else {
        setNote(kind() == ShareKind::Archive ? tr("Keys are masked. Prompts and answers are in it.")
                                             : tr("Holds no keys, prompts or answers."));
    }
    m_previewTimer.start();
}

ReportPages ShareDialog::makePages(const ReportParts &parts)
{
    if (!m_recorded) {
        m_recorded = ReportPages::recordCharts(m_content);
    }
    return {m_content, parts, *m_recorded};
}

void ShareDialog::prepareText(std::function<QString()> make)
{
    m_textWatcher.setFuture(QtConcurrent::run(std::move(make)));
}

void ShareDialog::refreshPreview()
{
    m_textWatcher.setFuture({}); // what is still being made is not wanted any more
    if (const QString reason = whyNot(); !reason.isEmpty()) {
        showText(reason);
        return;
    }
    switch (kind()) {
    case ShareKind::Page:
    case ShareKind::Pdf:
        m_pages = makePages(kind() == ShareKind::Pdf ? parts() : ReportParts());
        showPages();
        return;
    case ShareKind::Tables:
        prepareText(
            [make = m_content.makeTables, suffix = suffix() == "xlsx"_L1 ? u"csv"_s : suffix()] {
                const core::Result<QByteArray> bytes = make(suffix);
                return bytes ? QString::fromUtf8(*bytes).left(kPreviewLetters)
                             : describe(bytes.error());
            });
        return;
    case ShareKind::Charts:
        if (PlotView *plot = chosenPlot()) {
            suffix() == "csv"_L1 ? showText(QString::fromUtf8(plot->toCsv()).left(kPreviewLetters))
                                 : showPicture(plot->toImage({960, 420}, devicePixelRatioF()));
        } else {
            m_pages = makePages({false, true, false, false});
            showPages();
        }
        return;
    case ShareKind::Archive:
        prepareText([folder = m_content.folder] { return archiveListing(folder); });
        return;
    }
}

void ShareDialog::showPages()
{
    const double width = std::max(300, m_ui->sheets->viewport()->width() - 24);
    const qreal ratio = width / ReportPages::pageSize().width();
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->setSpacing(12);
    for (int page = 0; page < std::min(m_pages.count(), kPreviewPages); ++page) {
        QImage image = m_pages.image(page, ratio * devicePixelRatioF());
        image.setDevicePixelRatio(devicePixelRatioF());
        auto *sheet = new QLabel;
        sheet->setPixmap(QPixmap::fromImage(image));
        sheet->setAlignment(Qt::AlignHCenter);
        sheet->setAccessibleName(tr("page %1 of %2").arg(page + 1).arg(m_pages.count()));
        layout->addWidget(sheet);
    }
    if (m_pages.count() > kPreviewPages) {
        layout->addWidget(makeLabel(
            LabelKind::Hint, tr("%n more page(s)", nullptr, m_pages.count() - kPreviewPages)));
    }
    layout->addStretch(1);
    const int position = m_ui->sheets->verticalScrollBar()->value();
    m_ui->sheets->setWidget(column);
    m_ui->sheets->verticalScrollBar()->setValue(position);
    m_ui->previews->setCurrentWidget(m_ui->sheets);
}

void ShareDialog::showText(const QString &text)
{
    m_ui->text->setPlainText(text);
    m_ui->previews->setCurrentWidget(m_ui->text);
}

void ShareDialog::showPicture(const QImage &image)
{
    auto *picture = new QLabel;
    const int width = std::max(300, m_ui->sheets->viewport()->width() - 24);
    QImage scaled = image.scaledToWidth(
        static_cast<int>(width * devicePixelRatioF()), Qt::SmoothTransformation);
    scaled.setDevicePixelRatio(devicePixelRatioF());
    picture->setPixmap(QPixmap::fromImage(scaled));
    picture->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    picture->setMargin(8);
    m_ui->sheets->setWidget(picture);
    m_ui->previews->setCurrentWidget(m_ui->sheets);
}

void ShareDialog::askAndSave()
{
    if (writesFolder()) {
        askFolder(this, tr("Folder for the charts"), QDir::homePath(),
            [this](const QString &folder) { saveTo(folder); });
        return;
    }
    const QString name = suffix();
    askSaveFile(this, windowTitle(), fileName(), {u"%1 (*.%2)"_s.arg(name.toUpper(), name)},
        [this](const QString &file) { saveTo(file); });
}

void ShareDialog::saveTo(const QString &path)
{
    remember();
    m_path = path;
    m_isForBrowser = false;
    switch (kind()) {
    case ShareKind::Page:
        start(QtConcurrent::run([path, make = m_content.makePage,
                                    isChinese = m_ui->language->currentIndex() == 1] {
            return saveMade(path,
                make(isChinese ? report::PageLanguage::Chinese : report::PageLanguage::English));
        }));
        return;
    case ShareKind::Pdf:
        start(QtFuture::makeReadyFuture(withoutNotes(
            store::writeFile(path, makePages(parts()).pdf(), core::ErrorCode::UtilsFile004))));
        return;
    case ShareKind::Tables:
        start(QtConcurrent::run([path, make = m_content.makeTables, suffix = suffix()] {
            return saveMade(path, make(suffix));
        }));
        return;
    case ShareKind::Charts:
        saveCharts(path);
        return;
    case ShareKind::Archive:
        start(QtConcurrent::run([path, folder = m_content.folder](QPromise<Outcome> &promise) {
            promise.setProgressRange(0, kWhole);
            const auto outcome = run::archiveExperiment(folder, path, [&](double part) {
                promise.setProgressValue(static_cast<int>(part * kWhole));
                return !promise.isCanceled();
            });
            promise.addResult(
                outcome ? Outcome(archiveNotes(*outcome)) : core::fail(outcome.error()));
        }));
        return;
    }
}

void ShareDialog::saveCharts(const QString &path)
{
    const int format = m_ui->chartFormat->currentIndex();
    if (PlotView *plot = chosenPlot()) {
        start(QtFuture::makeReadyFuture(withoutNotes(saveChartAs(*plot, path, format))));
        return;
    }
    m_path = freshFolder(QDir(path).filePath(fileStem(m_content.stem, u"charts"_s)));
    core::Result<> result;
    if (!QDir().mkpath(m_path)) {
        result = core::fail(core::ErrorCode::UtilsFile004, m_path);
    }
    for (const QPointer<PlotView> &plot : m_content.charts) {
        if (result && plot) {
            result = saveChartAs(
                *plot, QDir(m_path).filePath(fileStem({}, plot->name()) + u'.' + suffix()), format);
        }
    }
    start(QtFuture::makeReadyFuture(withoutNotes(result)));
}

void ShareDialog::openInBrowser()
{
    saveTo(m_scratch.filePath(fileName()));
    m_isForBrowser = true;
}

void ShareDialog::copy()
{
    if (kind() == ShareKind::Charts) {
        if (PlotView *plot = chosenPlot()) {
            QGuiApplication::clipboard()->setImage(plot->toImage({960, 420}, 2));
        }
    } else if (const auto bytes = m_content.makeTables(suffix()); bytes) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(*bytes));
    }
    setNote(tr("Copied."));
}

void ShareDialog::start(const QFuture<Outcome> &job)
{
    m_watcher.setFuture(job);
    m_ui->progress->setRange(0, kind() == ShareKind::Archive ? kWhole : 0);
    m_ui->progress->show();
    refresh();
    m_ui->close->setText(tr("Cancel"));
    m_ui->close->setEnabled(kind() == ShareKind::Archive); // all else is done in a moment
    setNote(tr("Writing %1…").arg(QDir::toNativeSeparators(m_path)));
}

void ShareDialog::finish()
{
    m_ui->progress->hide();
    m_ui->close->setText(tr("Close"));
    m_ui->close->setEnabled(true);
    refresh();
    if (m_watcher.isCanceled()) {
        setNote(tr("Cancelled; nothing was written."));
        return;
    }
    const Outcome outcome = m_watcher.result();
    if (!outcome) {
        setNote(describe(outcome.error()), true);
        return;
    }
    if (m_isForBrowser) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_path));
        return;
    }
    Q_EMIT written(m_path, *outcome);
    accept();
}

void ShareDialog::remember()
{
    m_settings.setValue(kKindKey, m_ui->kinds->currentRow());
    m_settings.setValue(kTableKey, m_ui->tableFormat->currentData());
    m_settings.setValue(kChartKey, m_ui->chartFormat->currentIndex());
    const ReportParts chosen = parts();
    m_settings.setValue(kPartsKey,
        (chosen.hasNumbers ? Numbers : 0) | (chosen.hasCharts ? Charts : 0)
            | (chosen.hasTables ? Tables : 0) | (chosen.hasNotes ? Notes : 0));
}

void ShareDialog::reject()
{
    if (!isBusy()) {
        QDialog::reject();
    } else if (kind() == ShareKind::Archive) {
        m_watcher.cancel();
    }
}

void ShareDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_previewTimer.start();
}

void openShareDialog(ShareContent content, Shell &shell, MessageBar &messages)
{
    auto *dialog = new ShareDialog(std::move(content), shell.settings(), shell.windowWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ShareDialog::written, &messages,
        [&messages](const QString &path, const QStringList &notes) {
            const QString size = QFileInfo(path).isFile()
                ? u" (%1)"_s.arg(core::displayBytes(QFileInfo(path).size()))
                : QString();
            QStringList texts{
                ShareDialog::tr("Written to %1.").arg(QDir::toNativeSeparators(path) + size)};
            texts += notes;
            messages.showMessage(Tone::Ok, texts.join(u' '),
                {{ShareDialog::tr("Open"),
                     [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }},
                    {ShareDialog::tr("Show folder"), [path] {
                         QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path()));
                     }}});
        });
    dialog->open();
}

} // namespace aisb::gui
