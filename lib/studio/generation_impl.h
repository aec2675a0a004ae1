#pragma once
#include "studio/draft.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/job_follower.h"
#include "studio/job_list.h"
#include "studio/mail_deliveries.h"
#include "studio/partial_pictures.h"
#include "studio/picture_delivery.h"
#include "studio/pricing.h"
#include "studio/prompt_history.h"
#include "studio/prompt_templates.h"
#include "studio/reference_pictures.h"
#include "studio/queue_places.h"
#include "studio/rescue.h"
#include "studio/session.h"
#include "studio/sure_send.h"

namespace mj::studio {

// What a Generation is made of. generation.cpp holds models and submission, generation_jobs.cpp what becomes of the jobs.
struct Generation::Impl {
    Impl(Generation &owner, client::ApiClient &apiClient, Session &who, Gallery &pictures);

    // generation.cpp
    void watchSession();
    void begin();
    void loadModels();
    void endLoading(const std::optional<Error> &failure);
    void forgetAll();
    std::optional<Error> order(api::CreateGenerations call); // with a key of its own, stored before it is sent; an error: not sent
    void send(const api::CreateGenerations &call, bool isResumed);
    void onSubmitted(const Result<api::Listing<api::Generation>> &made, const QByteArray &key, bool isResumed);
    void resumeCalls();
    bool settle(const QByteArray &key);
    QString modelName(const QString &id) const;
    void remember(const QList<api::Recipe> &sent);
    void noticeLost(const Error &failure);

    // generation_jobs.cpp
    void watchJobs();
    void take(const QList<api::Generation> &changed, bool isForList);
    void takeOne(const api::Generation &job);
    void settleRescue();

    // generation_queue.cpp
    void watchPlaces();
    void followPlaces();
    void watchMails();
    api::CreateGenerations again(const QStringList &ids) const;

    Generation &self;
    client::ApiClient &api;
    Session &session;
    Gallery &gallery;

    QList<api::Model> models;
    Draft draft;
    Pricing pricing;
    ReferencePictures references;
    PromptHistory history;
    PromptTemplates templates;
    SureSend sending;
    JobList jobs;
    JobFollower follower;
    Rescue rescue;
    QueuePlaces places;
    MailDeliveries mails;
    PartialPictures partials;
    PictureDelivery delivery;

    bool isLoading = false;
    bool isLoadingModels = false;
    quint64 round = 0; // another one for each sign-in
    std::optional<Error> loadFailure;
};

} // namespace mj::studio
