using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>Uploads of files with items: stored first, checked and imported by a job.</summary>
internal sealed class ImportEndpoints(IDatasets datasets, IJobs jobs, IBlobStore blobs)
{
    public Task FromCsvAsync(HttpContext http) => StartAsync(http, static _ => FileFormat.Csv);

    public Task FromJsonAsync(HttpContext http) => StartAsync(http, static form => form.Field("format") switch
    {
        "json" => FileFormat.Json,
        "jsonl" => FileFormat.Jsonl,
        null => throw ApiException.BadRequest("format must not be null"),
        _ => throw ApiException.BadRequest("format must be one of [json, jsonl]"),
    });

    /// <summary>The imports of a dataset, newest first.</summary>
    public async Task FindAsync(HttpContext http)
    {
        var id = http.RouteId();
        _ = await datasets.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
        var found = await jobs.FindAsync(http.Scope(), DatasetImportJob.KindName, id, http.RequestAborted);
        await http.WriteDtoAsync(200, found.Select(ImportView.Of).ToList());
    }

    /// <summary>The rows of an import that were not taken: <see cref="RejectedRow.MostKept"/> at most, and how many there are.</summary>
    public async Task FindRejectedAsync(HttpContext http)
    {
        var job = await jobs.GetAsync(http.Scope(), http.RouteId("importId"), http.RequestAborted);
        if (job is not { Kind: DatasetImportJob.KindName } || job.Subject != http.RouteId())
            throw ApiException.NotFound("Import not found");
        var progress = DatasetImportJob.ProgressOf(job);
        await http.WriteDtoAsync(200, new RejectedRowsView(progress.Rejected, progress.FirstRejected ?? []));
    }

    private async Task StartAsync(HttpContext http, Func<UploadedForm, FileFormat> formatOf)
    {
        var scope = http.Scope();
        var form = await UploadedForm.ReadAsync(http, blobs, $"{scope.WorkspaceId:N}/imports/{Guid.CreateVersion7():N}");
        var accepted = false;
        try
        {
            var format = formatOf(form);
            var dataset = await RequireAsync(http, form);
            if (form.BlobKey is null)
                throw ApiException.BadRequest("file must not be null");
            var payload = new ImportPayload(dataset.Id, form.BlobKey, form.FileName, format, form.Bytes);
            await datasets.SetStatusAsync(scope, dataset.Id, DatasetStatus.Processing, http.RequestAborted);
            await jobs.AddAsync(scope, DatasetImportJob.KindName, dataset.Id, new JsonText(JsonSerializer.SerializeToUtf8Bytes(payload, WireJson.Options)), http.RequestAborted);
            accepted = true;
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        finally
        {
            if (!accepted && form.BlobKey is not null)
                await blobs.DeleteAsync([form.BlobKey], CancellationToken.None);
        }
    }

    private async Task<Dataset> RequireAsync(HttpContext http, UploadedForm form)
    {
        if (form.Field("dataset_id") is not { } text)
            throw ApiException.BadRequest("dataset_id must not be null");
        if (!Guid.TryParseExact(text, "D", out var id))
            throw ApiException.BadRequest("dataset_id must be a UUID");
        return await datasets.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
    }
}
