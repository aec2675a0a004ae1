#pragma once
#include "studio/reference_encoding.h"
#include "studio/reference_pictures.h"
#include "studio/reference_shelf.h"
#include "studio/reference_upload.h"
#include "studio/session.h"
#include <QDeadlineTimer>

namespace mj::studio {

// What ReferencePictures is made of. reference_pictures.cpp holds the list and its upload, reference_keeping.cpp its way to the disk.
struct ReferencePictures::Impl {
    struct Removed {
        ShelvedReference picture;
        int place = 0;
    };

    Impl(ReferencePictures &owner, client::ApiClient &api, Session &who) : self(owner), session(who), upload(api, who) {}

    // reference_pictures.cpp
    void begin(std::function<Result<EncodedReference>()> task);
    void add(const Result<EncodedReference> &encoded);
    void refresh();
    Picture shownOf(const ShelvedReference &one) const;
    ShelvedReference *find(const QString &id);
    QList<QByteArray> wanted() const;
    bool wantsMask() const { return needsMask && needed > 0 && !all.isEmpty() && !all.first().mask.isEmpty(); }

    // reference_keeping.cpp
    void load();
    void save(); // what has not reached the disk yet, here and now
    void close();
    void keep();
    void keepOne(const QString &id);
    void keepOrder();
    void erase(const QString &id);
    void showError(const Error &error);

    ReferencePictures &self;
    Session &session;
    ReferenceUpload upload;
    QList<ShelvedReference> all;
    QList<Picture> shown;
    QList<Removed> removed;
    int preparing = 0;
    int needed = 0;
    bool needsMask = false;
    bool isLoaded = false; // what lies on the disk is part of `all`
    quint64 round = 0; // another one for each opened store
    QDeadlineTimer sentAgain;
};

} // namespace mj::studio
