#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;

namespace mj::ui {

// Above the grid: search, favourites, how many, zoom; and what can be done with the selection. GUI thread.
class GalleryBar : public QWidget
{
    Q_OBJECT
public:
    explicit GalleryBar(QWidget *parent = nullptr);

    void setCounts(int shown, int total);
    void setSelected(int count, bool allFavourites);
    void setSide(int side);
    int side() const;
    QLineEdit *search() const { return m_search; }
    void clearFilters();

signals:
    void searchChanged(const QString &text);
    void favouritesToggled(bool only);
    void sideChanged(int side);
    void openRequested();
    void favouriteRequested(bool favourite);
    void exportRequested();
    void menuRequested(const QPoint &globalPosition);
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFilters();
    QWidget *makeDeeds();
    void retranslate();

    int m_shown = 0;
    int m_total = 0;
    int m_selected = 0;
    bool m_allFavourites = false;
    QLineEdit *m_search;
    QPushButton *m_favourites;
    QLabel *m_count;
    QSlider *m_zoom;
    QWidget *m_deeds;
    QLabel *m_selection;
    QPushButton *m_open;
    QPushButton *m_star;
    QPushButton *m_export;
    QPushButton *m_more;
    QPushButton *m_remove;
};

} // namespace mj::ui
