#pragma once
#include "base/ids.h"
#include "client/gallery_store.h"
#include "imaging/label_files.h"
#include "imaging/source_type.h"
#include "imaging/thumbnail.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/picture_actions.h"
#include "ui/gallery/picture_canvas.h"
#include "ui/gallery/picture_viewer.h"
#include "ui/generation/rich_member.h"
#include <QAction>
#include <QCryptographicHash>
#include <QMimeData>

namespace mj::ui {

// A member's gallery page with pictures of chosen formats and origins in the real sealed store, and doors that write down what went out.
struct OutRoom {
    struct Piece {
        QString id;
        QByteArray received;
        QString suffix;
        SourceType source = SourceType::TrainedAlgorithmicMedia;
    };

    OutRoom() : desk(server.url())
    {
        joinAs(desk, server, QStringLiteral("canary.out@example.com"));
        REQUIRE(until([&] { return desk.session.store() != nullptr; }));
        for (const char *format : {"png", "jpeg", "webp"}) {
            for (const SourceType source : {SourceType::TrainedAlgorithmicMedia, SourceType::CompositeWithTrainedAlgorithmicMedia})
                add(format, source);
        }
        gallery = std::make_unique<studio::Gallery>(desk.session);
        REQUIRE(until([&] { return gallery->isOpen(); }));
        doors.askFile = [this](const QString &) { return nextFile; };
        doors.askFolder = [this](const QString &) { return nextFolder; };
        doors.openFile = [this](const QString &file) {
            opened.append(file);
            return canOpen;
        };
        doors.drag = [this](QMimeData *data) {
            dragged = data->urls();
            delete data;
        };
        doors.askPrinter = [this](QPrinter &printer) { return setUp && setUp(printer); };
    }

    void openPage()
    {
        page = std::make_unique<GalleryPage>(Features{desk.session, desk.topUp, desk.generation, *gallery, desk.privacy, desk.membership, desk.google,
                                                      desk.accounts, desk.ledger, desk.refund, desk.upscale},
                                             desk.preferences(), nullptr, doors);
        QObject::connect(page.get(), &Page::noticeRequested, page.get(), [this](const QString &text) { notices.append(text); });
        page->resize(1180, 720);
        page->show();
    }

    bool act(const char *name) const
    {
        auto *action = page->findChild<QAction *>(QLatin1String(name));
        if (!action || !action->isEnabled())
            return false;
        action->trigger();
        return true;
    }
    GalleryView *grid() const { return named<GalleryView>(*page, "gallery_view"); }
    PictureViewer *viewer() const { return page->findChild<PictureViewer *>(); }

    void add(const char *format, SourceType source)
    {
        const QByteArray bytes = pictures::encoded(pictures::busy(512, 384), format, 90);
        if (bytes.isEmpty())
            return; // no WebP plugin
        client::PictureRecord record;
        record.id = newId(QLatin1String("img"));
        record.generationId = newId(QLatin1String("gen"));
        record.prompt = QStringLiteral("canary prompt 7391");
        record.modelName = QStringLiteral("Painter");
        record.size = QSize(512, 384);
        record.bytes = bytes.size();
        record.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        record.generativeAi = source != SourceType::AlgorithmicMedia;
        record.fromPicture = source == SourceType::CompositeWithTrainedAlgorithmicMedia;
        record.createdAt = QDateTime::currentDateTimeUtc().addSecs(-int(pieces.size()));
        REQUIRE(desk.session.store()->add(record, bytes, makeThumbnail(bytes, 256).value()));
        const QString suffix = QLatin1String(format) == QLatin1String("jpeg") ? QStringLiteral("jpg") : QString::fromLatin1(format);
        pieces.append({record.id, bytes, suffix, source});
    }

    RealServer server;
    StudioDesk desk;
    QTemporaryDir out;
    QList<Piece> pieces;
    PictureDoors doors;
    QString nextFile;
    QString nextFolder;
    bool canOpen = true;
    QStringList opened;
    QList<QUrl> dragged;
    std::function<bool(QPrinter &)> setUp;
    QStringList notices;
    std::unique_ptr<studio::Gallery> gallery;
    std::unique_ptr<GalleryPage> page;
};

} // namespace mj::ui
