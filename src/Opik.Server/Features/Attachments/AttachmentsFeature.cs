using Opik.Contracts;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Server.Features.Attachments.Stripping;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Attachments;

/// <summary>Files attached to traces and spans (5-wire-contract §7), and those cut out of payloads (§2).</summary>
internal sealed class AttachmentsFeature : IFeature
{
    private const long MaxUploadBytes = 2L * 1024 * 1024 * 1024;

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        if (S3Settings.FromEnvironment() is { } s3)
        {
            services.AddSingleton(_ => new S3BlobStore(s3));
            services.AddSingleton<IBlobStore>(static provider => provider.GetRequiredService<S3BlobStore>());
            services.AddSingleton<IDirectUploads>(static provider => provider.GetRequiredService<S3BlobStore>());
        }
        else
        {
            services.AddSingleton<IBlobStore>(_ => new FolderBlobStore(Path.Combine(options.DataDirectory, "attachments")));
        }

        services.AddSingleton<AttachmentEndpoints>();
        services.AddSingleton<AttachmentExtraction>();
        services.AddSingleton<AttachmentRestoration>();
        services.AddHostedService<BlobGarbageWorker>();
        services.Decorate<ITraceWrites>(static (provider, inner) => new ExtractingTraceWrites(inner, provider.GetRequiredService<AttachmentExtraction>()));
        services.Decorate<ISpanWrites>(static (provider, inner) => new ExtractingSpanWrites(inner, provider.GetRequiredService<AttachmentExtraction>()));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<AttachmentEndpoints>("/v1/private/attachment/upload-start", static (e, http) => e.StartUploadAsync(http))
            .Says("Begins an upload in parts").Takes<StartUploadRequest>().Gives<UploadStartedShape>();
        api.Post<AttachmentEndpoints>("/v1/private/attachment/upload-complete", static (e, http) => e.CompleteUploadAsync(http))
            .Says("Ends an upload in parts").Takes<CompleteUploadRequest>().GivesNothing();
        api.Put<AttachmentEndpoints>("/v1/private/attachment/upload", static (e, http) => e.UploadAsync(http)).WithMetadata(new BodySizeLimit(MaxUploadBytes))
            .Says("Takes a file or a part of one").TakesBytes().GivesNothing()
            .Asks(Query.Text("file_name"), Query.Text("project_name"), Query.Text("mime_type"), Query.Text("entity_type"), Query.Id("entity_id"));
        api.Get<AttachmentEndpoints>("/v1/private/attachment/list", static (e, http) => e.ListAsync(http))
            .Says("Files of a trace or span").Gives<PageAnswer<AttachmentShape>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Text("path"), Query.Text("entity_type"), Query.Id("entity_id")]);
        api.Get<AttachmentEndpoints>("/v1/private/attachment/download", static (e, http) => e.DownloadAsync(http))
            .Says("A file, as the type it was uploaded with").GivesBytes("*/*")
            .Asks(Query.Text("file_name"), Query.Text("entity_type"), Query.Id("entity_id"));
        api.Post<AttachmentEndpoints>("/v1/private/attachment/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes files").Takes<DeleteAttachmentsRequest>().GivesNothing();
    }
}
