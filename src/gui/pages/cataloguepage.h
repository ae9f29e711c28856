// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"
#include "gui/frame/page.h"

#include <QFutureWatcher>
#include <QThreadPool>

#include <optional>

class QComboBox;
class QLineEdit;
class QTableView;

namespace aisb::gui {

class Card;
class CatalogueDetail;
class CatalogueModel;
class DatasetPreview;
class EmptyState;
class FormLabel;
class PageContext;
class SegmentedControl;

// Everything a run can name: data sets, models, summarizers. Search, whether data is installed and
// what is missing, the prompts of a data set, and the way into a new run. Read in a pool thread.
class CataloguePage : public Page
{
    Q_OBJECT
public:
    // In the order of the control.
    enum Kind
    {
        Datasets,
        Models,
        Summarizers,
        KindCount
    };

    CataloguePage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~CataloguePage() override;

    [[nodiscard]] QWidget *filterField() const override;
    void showKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] CatalogueModel *model() const;
    // The row the cursor is on, nothing when there is none.
    [[nodiscard]] std::optional<CatalogueRow> current() const;
    void useCurrent();
    [[nodiscard]] bool isBusy() const { return m_isReading; }
    [[nodiscard]] DatasetPreview *preview() const { return m_preview; }

protected:
    void activate() override;
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void buildDetail();
    void load();
    void take();
    void search();
    void showCurrent();
    void refreshNote();
    void showFile() const;

    PageContext &m_context;
    SegmentedControl *m_kindControl;
    QLineEdit *m_search;
    QComboBox *m_files;
    Card *m_listCard;
    QTableView *m_table;
    FormLabel *m_note;
    EmptyState *m_empty;
    CatalogueDetail *m_detail;
    DatasetPreview *m_preview;
    std::vector<CatalogueModel *> m_models; // by kind
    QStringList m_roots; // folders data is looked for in
    Kind m_kind = Datasets;
    bool m_isReading = false;
    QThreadPool m_pool; // one thread: reading many files must not hold up other work
    QFutureWatcher<std::vector<CatalogueList>> m_watcher; // one list a kind
};

} // namespace aisb::gui
