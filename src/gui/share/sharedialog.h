// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/share/reportpages.h"
#include "gui/share/sharecontent.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace aisb::gui {

class MessageBar;
class NoteBox;
class Settings;
class Shell;

namespace Ui {
class ShareDialog;
} // namespace Ui

enum class ShareKind
{
    Page, // HTML
    Pdf,
    Tables,
    Charts,
    Archive
};
inline constexpr int kShareKindCount = static_cast<int>(ShareKind::Archive) + 1;

// Writes what a document has to give away, with a preview of it. Stays open until something was
// written; the last choices are remembered. Written in pool threads with progress and cancel, but
// for pictures.
class ShareDialog : public QDialog
{
    Q_OBJECT
public:
    ShareDialog(ShareContent content, Settings &settings, QWidget *parent = nullptr);
    ~ShareDialog() override;

    void setKind(ShareKind kind);
    [[nodiscard]] ShareKind kind() const;
    // The proposed name with the suffix of the chosen format.
    [[nodiscard]] QString fileName() const;
    // Whether Save writes several files into a folder.
    [[nodiscard]] bool writesFolder() const;
    // What Save does when a path was chosen: written() follows, or the note says why not.
    void saveTo(const QString &path);
    [[nodiscard]] bool isBusy() const { return m_watcher.isRunning(); }
    [[nodiscard]] QString note() const; // the line below: why not, what happened
    // Of the preview of pages; tests count them.
    [[nodiscard]] const ReportPages &pages() const { return m_pages; }

Q_SIGNALS:
    // notes: what was masked or left out; empty when there is nothing to say.
    void written(const QString &path, const QStringList &notes);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void reject() override;

private:
    using Outcome = core::Result<QStringList>; // notes

    void fillChoices();
    void connectAll();
    void remember();
    void refresh();
    void refreshPreview();
    // The pages of the content; charts are recorded the first time.
    [[nodiscard]] ReportPages makePages(const ReportParts &parts);
    // Shows what a pool thread made, unless something else is asked for meanwhile.
    void prepareText(std::function<QString()> make);
    void showPages();
    void showText(const QString &text);
    void showPicture(const QImage &image);
    [[nodiscard]] ReportParts parts() const;
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] QString whyNot() const; // empty: the kind can be written
    [[nodiscard]] PlotView *chosenPlot() const;
    void askAndSave();
    void copy();
    void openInBrowser();
    void start(const QFuture<Outcome> &job);
    void finish();
    void saveCharts(const QString &path);
    void setNote(const QString &text, bool isError = false);

    std::unique_ptr<Ui::ShareDialog> m_ui;
    ShareContent m_content;
    Settings &m_settings;
    NoteBox *m_note;
    QString m_noteText;
    ReportPages m_pages;
    std::optional<std::vector<QPicture>> m_recorded;
    QTimer m_previewTimer;
    QFutureWatcher<QString> m_textWatcher;
    QFutureWatcher<Outcome> m_watcher;
    QString m_path;
    bool m_isForBrowser = false;
    QTemporaryDir m_scratch; // pages opened in the browser, while the dialog lives
};

// Opens the dialog over the window; what was written is said in the bar of the document.
void openShareDialog(ShareContent content, Shell &shell, MessageBar &messages);

} // namespace aisb::gui
