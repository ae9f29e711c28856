// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/mainwindow.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/dropframe.h"
#include "gui/frame/factsbar.h"
#include "gui/frame/navview.h"
#include "gui/frame/page.h"
#include "gui/frame/topbar.h"
#include "gui/settings/settings.h"
#include "gui/theme/fonts.h"
#include "gui/theme/icons.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/elidedlabel.h"
#include "store/experimentfolder.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kCompactBelow = 1300;

// The right edge of the navigation.
class NavFrame : public QFrame
{
public:
    explicit NavFrame(QWidget *parent)
        : QFrame(parent)
    {
        setObjectName(u"navigationFrame"_s);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.fillRect(QRect(width() - 1, 0, 1, height()), currentTheme().color(Token::Border));
    }
};

struct DroppedPaths
{
    QStringList folders;
    QStringList files;
};

DroppedPaths pathsOf(const QMimeData &data)
{
    DroppedPaths paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            const QString path = url.toLocalFile();
            // A configuration is set up as a new run, also one that lies in an experiment.
            const bool isOpened = QFileInfo(path).isDir()
                || (!path.endsWith(".py"_L1, Qt::CaseInsensitive)
                    && store::experimentAround(path) != path);
            (isOpened ? paths.folders : paths.files).append(path);
        }
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(PageRegistry registry, Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_registry(std::move(registry))
    , m_settings(settings)
    , m_commands(new CommandRegistry(this))
    , m_navModel(new NavModel(m_registry, this))
    , m_topBar(new TopBar)
{
    setWindowIcon(QIcon(u":/icons/studio.svg"_s));
    setMinimumSize(1024, 680);
    setAcceptDrops(true);
    setMenuWidget(m_topBar);
    buildCentral();
    buildStatusBar();
    connectFrame();
    addFrameCommands();
    addNavigationCommands();
    bindFrameCommands();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentral()
{
    auto *central = new QWidget;
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *frame = new NavFrame(central);
    auto *frameLayout = new QHBoxLayout(frame);
    frameLayout->setContentsMargins(0, 0, 1, 0);
    m_nav = new NavView(*m_navModel, frame);
    frameLayout->addWidget(m_nav);
    m_stack = new QStackedWidget(central);
    layout->addWidget(frame);
    layout->addWidget(m_stack, 1);
    setCentralWidget(central);
    m_dropFrame = new DropFrame(central);
}

void MainWindow::buildStatusBar()
{
    QStatusBar *bar = statusBar();
    bar->setSizeGripEnabled(false);
    bar->setFixedHeight(27);
    m_status = new ElidedLabel(bar);
    m_status->setColor(Token::Text2);
    m_status->setFont(textFont(TextSize::Table));
    m_status->setContentsMargins(10, 0, 0, 0);
    m_facts = new FactsBar(bar);
    bar->addWidget(m_status, 1);
    bar->addPermanentWidget(m_facts);
}

void MainWindow::connectFrame()
{
    connect(m_nav, &NavView::visitRequested, this, &MainWindow::visit);
    connect(m_nav, &NavView::closeRequested, this, &MainWindow::closeDocument);
    connect(&m_topBar->search(), &QAbstractButton::clicked, this, [this] { showPalette(); });
    connect(
        &m_topBar->languageButton(), &QToolButton::clicked, this, &MainWindow::showLanguageMenu);
    connect(&m_topBar->themeButton(), &QToolButton::clicked, this, &MainWindow::toggleTheme);
    connect(m_commands, &CommandRegistry::refused, this,
        [this](const QString &, const QString &reason) { showStatus(reason); });
    connect(m_commands, &CommandRegistry::commandAdded, this, [this](const QString &id) {
        if (!m_commands->find(id)->isLocal) {
            addAction(m_commands->action(id));
        }
        m_areMenusStale = true;
    });
}

void MainWindow::restore()
{
    if (!restoreGeometry(m_settings.windowState(u"main/geometry"_s))) {
        resize(1440, 900);
    }
    // Not the search, nor a field of the page: what is typed must not change a form by accident.
    m_nav->setFocus(Qt::OtherFocusReason);
    restoreDocuments();
    const QString last = m_settings.value(u"page"_s).toString();
    const PageEntry *entry = m_registry.find(last);
    if (m_navModel->findDocument(last) || (entry && entry->place != NavPlace::Document)) {
        visit(last);
    } else if (!m_current) {
        const auto top = m_registry.entriesAt(NavPlace::Top);
        if (!top.empty()) {
            visit(top.front()->id);
        }
    }
}

void MainWindow::setDocumentMaker(DocumentMaker maker)
{
    m_documentMaker = std::move(maker);
}

void MainWindow::setCloseGuard(std::function<bool()> guard)
{
    m_closeGuard = std::move(guard);
}

void MainWindow::addPaletteSource(PaletteSource source)
{
    m_paletteSources.push_back(std::move(source));
}

void MainWindow::goTo(const QString &pageId, const QVariant &argument)
{
    const PageEntry *entry = m_registry.find(pageId);
    if (!entry || entry->place == NavPlace::Document) {
        return;
    }
    Page *page = pageOf(pageId);
    if (page && argument.isValid()) {
        page->open(argument);
    }
    visit(pageId);
}

void MainWindow::openDocument(const Document &document)
{
    const PageEntry *entry = m_registry.find(document.pageId);
    if (!entry || document.key.isEmpty()) {
        return;
    }
    const Document *known = m_navModel->findDocument(document.key);
    Page *page = m_pages.value(document.key);
    if (!known) {
        m_navModel->addDocument(document);
    } else if (page && document.argument.isValid() && document.argument != known->argument) {
        page->open(document.argument); // it names a place in the document
    }
    visit(document.key);
}

void MainWindow::closeDocument(const QString &key)
{
    if (!m_navModel->findDocument(key)) {
        return;
    }
    Page *page = m_pages.value(key);
    if (page && !page->mayClose()) {
        return;
    }
    m_pages.remove(key);
    std::erase(m_history, key);
    m_historyPlace = m_history.empty() ? 0 : m_history.size() - 1;
    m_navModel->removeDocument(key);
    if (page && page == m_current) {
        page->setActive(false);
        m_current = nullptr;
        const auto top = m_registry.entriesAt(NavPlace::Top);
        if (!m_history.empty()) {
            visit(m_history[m_historyPlace]);
        } else if (!top.empty()) {
            visit(top.front()->id);
        }
    }
    if (page) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    refreshTravel();
}

QStringList MainWindow::openDocuments() const
{
    QStringList keys;
    for (const Document &document : m_navModel->documents()) {
        keys.append(document.key);
    }
    return keys;
}

void MainWindow::openFolders(const QStringList &folders)
{
    if (folders.isEmpty()) {
        return;
    }
    Q_EMIT foldersRequested(folders);
    if (!m_documentMaker) {
        return;
    }
    for (const QString &folder : folders) {
        openDocument(m_documentMaker(store::experimentAround(folder)));
    }
}

void MainWindow::showStatus(const QString &text)
{
    m_status->setText(text);
}

void MainWindow::setBadge(const QString &pageId, int count)
{
    m_navModel->setBadge(pageId, count);
}

void MainWindow::visit(const QString &id)
{
    if (Page *page = pageOf(id)) {
        bringToFront(id, page);
    }
}

Page *MainWindow::pageOf(const QString &id)
{
    if (Page *known = m_pages.value(id)) {
        return known;
    }
    const Document *found = m_navModel->findDocument(id);
    const PageEntry *entry = m_registry.find(found ? found->pageId : id);
    if (!entry || !entry->make) {
        return nullptr;
    }
    // A copy: building may open or close documents.
    const std::optional<Document> document = found ? std::optional(*found) : std::nullopt;
    Page *page = build(*entry, id);
    if (document) {
        page->open(document->argument.isValid() ? document->argument : QVariant(document->key));
    }
    return page;
}

Page *MainWindow::build(const PageEntry &entry, const QString &id)
{
    Page *page = entry.make(*this);
    m_pages.insert(id, page);
    m_stack->addWidget(page);
    connect(page, &Page::titleChanged, this,
        [this, id](const QString &title) { m_navModel->renameDocument(id, title); });
    const auto refreshIfShown = [this, page] {
        if (page == m_current) {
            refreshStatus();
        }
    };
    connect(page, &Page::statusChanged, this, refreshIfShown);
    connect(page, &Page::factsChanged, this, refreshIfShown);
    return page;
}

void MainWindow::bringToFront(const QString &id, Page *page)
{
    if (page != m_current) {
        if (m_current) {
            m_current->setActive(false);
        }
        m_current = page;
        m_currentId = id;
        m_stack->setCurrentWidget(page);
        page->setActive(true);
        remember(id);
    }
    m_nav->showCurrent(id);
    refreshStatus();
    refreshTravel();
    Q_EMIT currentPageChanged(page);
}

void MainWindow::remember(const QString &id)
{
    if (m_isTravelling || (!m_history.empty() && m_history[m_historyPlace] == id)) {
        return;
    }
    if (!m_history.empty()) {
        m_history.resize(m_historyPlace + 1);
    }
    m_history.push_back(id);
    m_historyPlace = m_history.size() - 1;
}

void MainWindow::travel(int step)
{
    const auto target = static_cast<qsizetype>(m_historyPlace) + step;
    if (target < 0 || target >= static_cast<qsizetype>(m_history.size())) {
        return;
    }
    m_historyPlace = static_cast<std::size_t>(target);
    m_isTravelling = true;
    visit(m_history[m_historyPlace]);
    m_isTravelling = false;
    refreshTravel();
}

void MainWindow::back()
{
    travel(-1);
}

void MainWindow::forward()
{
    travel(1);
}

void MainWindow::refreshStatus()
{
    m_status->setText(m_current ? m_current->status() : QString());
    m_facts->setFacts(m_current ? m_current->facts() : QList<ChipSpec>());
    const QString title = m_current ? m_current->title() : QString();
    setWindowTitle(title.isEmpty() ? u"AISBench Studio"_s : title + u" – AISBench Studio"_s);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && !m_closeGuard()) {
        event->ignore();
        return;
    }
    for (Page *page : std::as_const(m_pages)) {
        if (!page->mayClose()) {
            event->ignore();
            return;
        }
    }
    saveState();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_nav->setCompact(width() < kCompactBelow);
    m_dropFrame->setGeometry(m_stack->geometry());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const DroppedPaths paths = pathsOf(*event->mimeData());
    if (paths.folders.isEmpty() && paths.files.isEmpty()) {
        return;
    }
    event->acceptProposedAction();
    m_dropFrame->setVerb(paths.folders.isEmpty()
            ? tr("Use %n file(s) in a new run", nullptr, static_cast<int>(paths.files.size()))
            : tr("Open %n folder(s)", nullptr, static_cast<int>(paths.folders.size())));
    m_dropFrame->setGeometry(m_stack->geometry());
    m_dropFrame->raise();
    m_dropFrame->show();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    Q_UNUSED(event)
    m_dropFrame->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_dropFrame->hide();
    const DroppedPaths paths = pathsOf(*event->mimeData());
    event->acceptProposedAction();
    openFolders(paths.folders);
    if (!paths.files.isEmpty()) {
        Q_EMIT filesRequested(paths.files);
    }
}

} // namespace aisb::gui
