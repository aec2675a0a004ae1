#include "base/log.h"
#include "studio/reference_pictures_impl.h"
#include "studio/store_work.h"

namespace mj::studio {

void ReferencePictures::Impl::load()
{
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    preparing = 0; // what is on its way belongs to the round before
    work->run([](client::GalleryStore &store) { return reference_shelf::read(store); }, &self,
              [this, mine = ++round](Result<QList<ShelvedReference>> pictures) {
                  if (mine != round)
                      return;
                  if (!pictures)
                      return showError(pictures.error());
                  for (const ShelvedReference &one : std::as_const(*pictures)) {
                      upload.know(one.hash, one.remoteId);
                      upload.know(one.maskHash, one.remoteMask);
                  }
                  const bool hasNew = !all.isEmpty();
                  all = *pictures + all; // what was added meanwhile comes behind
                  isLoaded = true;
                  if (hasNew)
                      keep();
                  refresh();
              });
}

void ReferencePictures::Impl::save()
{
    client::GalleryStore *store = session.store();
    if (!store)
        return;
    for (ShelvedReference &one : all) {
        if (!one.isKept)
            one.isKept = bool(reference_shelf::putPicture(*store, one.id, one.bytes));
        if (!one.isMaskKept && !one.mask.isEmpty())
            one.isMaskKept = bool(reference_shelf::putMask(*store, one.id, one.mask));
    }
    keepOrder();
}

void ReferencePictures::Impl::close()
{
    save();
    ++round;
    isLoaded = false;
    upload.clear();
    all.clear();
    removed.clear();
    preparing = 0;
    refresh();
}

void ReferencePictures::Impl::keep()
{
    const QList<ShelvedReference> now = all;
    for (const ShelvedReference &one : now) {
        if (!one.isKept || !one.isMaskKept)
            keepOne(one.id);
    }
    keepOrder();
}

void ReferencePictures::Impl::keepOne(const QString &id)
{
    const ShelvedReference *one = find(id);
    StoreWork *work = session.storeWork();
    if (!one || !work)
        return;
    const auto put = [id, bytes = one->isKept ? QByteArray() : one->bytes, mask = one->mask](client::GalleryStore &store) -> Result<void> {
        const Result<void> file = bytes.isEmpty() ? Result<void>() : reference_shelf::putPicture(store, id, bytes);
        return file ? reference_shelf::putMask(store, id, mask) : file;
    };
    work->run(put, &self, [this, id, mask = one->maskHash, mine = round](const Result<void> &kept) {
        if (mine != round)
            return;
        ShelvedReference *now = find(id);
        if (!now) // removed before it had arrived
            return erase(id);
        if (!kept)
            return showError(kept.error());
        now->isKept = true;
        now->isMaskKept = now->maskHash == mask;
        keepOrder();
    });
}

void ReferencePictures::Impl::keepOrder()
{
    client::GalleryStore *store = session.store();
    if (!store || !isLoaded) // an order that is not known yet must not be written over
        return;
    if (const Result<void> put = reference_shelf::putOrder(*store, all); !put)
        qCWarning(mjStore) << "the order of a draft's pictures was not kept:" << static_cast<int>(put.error().code);
}

void ReferencePictures::Impl::erase(const QString &id)
{
    StoreWork *work = session.storeWork();
    if (!work)
        return;
    work->run([id](client::GalleryStore &store) { return reference_shelf::remove(store, id); }, &self, [](const Result<void> &gone) {
        if (!gone && gone.error().code != Code::Canceled) // the next start sweeps it
            qCWarning(mjStore) << "a removed picture of a draft is still there:" << static_cast<int>(gone.error().code);
    });
}

void ReferencePictures::Impl::showError(const Error &failure)
{
    if (failure.code != Code::Canceled)
        emit self.notKept(failure);
}

} // namespace mj::studio
