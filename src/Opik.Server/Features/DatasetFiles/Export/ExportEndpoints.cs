using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Rows;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>Exports of datasets: started here, made by a job, downloaded here.</summary>
internal sealed class ExportEndpoints(RequestBody body, IDatasets datasets, IDatasetVersions versions, IJobs jobs, IBlobStore blobs)
{
    /// <summary>202 with a new job; 200 with the one that is on its way for the same version and format.</summary>
    public async Task StartAsync(HttpContext http)
    {
        var scope = http.Scope();
        var dataset = await datasets.GetAsync(scope, http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
        var format = http.QueryText("format") switch
        {
            null or "csv" => FileFormat.Csv,
            "json" => FileFormat.Json,
            "jsonl" => FileFormat.Jsonl,
            _ => throw ApiException.BadRequest("query param format must be one of [csv, json, jsonl]"),
        };
        var payload = new ExportPayload(dataset.Id, dataset.Name, await HashAsync(scope, dataset.Id, http.QueryText("version"), http.RequestAborted), format, await SelectionAsync(http));
        var open = (await jobs.FindAsync(scope, DatasetExportJob.KindName, dataset.Id, http.RequestAborted))
            .FirstOrDefault(job => job.State is JobState.Pending or JobState.Running && DatasetExportJob.PayloadOf(job) == payload);
        if (open is not null)
        {
            await http.WriteDtoAsync(200, ExportView.Of(open));
            return;
        }

        var id = await jobs.AddAsync(scope, DatasetExportJob.KindName, dataset.Id, new JsonText(JsonSerializer.SerializeToUtf8Bytes(payload, WireJson.Options)), http.RequestAborted);
        await http.WriteDtoAsync(202, ExportView.Of((await jobs.GetAsync(scope, id, http.RequestAborted))!));
    }

    public async Task FindAsync(HttpContext http)
    {
        var found = await jobs.FindAsync(http.Scope(), DatasetExportJob.KindName, null, http.RequestAborted);
        await http.WriteDtoAsync(200, found.Select(ExportView.Of).ToList());
    }

    public async Task GetAsync(HttpContext http) => await http.WriteDtoAsync(200, ExportView.Of(await RequireAsync(http)));

    public async Task MarkViewedAsync(HttpContext http)
    {
        await jobs.MarkViewedAsync(http.Scope(), (await RequireAsync(http)).Id, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DownloadAsync(HttpContext http)
    {
        var job = await RequireAsync(http);
        if (job.State != JobState.Completed)
            throw ApiException.BadRequest($"The export is not ready for download: its status is {FileJobStatus.Of(job.State)}");
        var payload = DatasetExportJob.PayloadOf(job);
        await using var file = await blobs.OpenAsync(DatasetExportJob.ResultOf(job).BlobKey, http.RequestAborted) ?? throw ApiException.NotFound("The exported file has expired");
        var (type, extension) = payload.Format switch
        {
            FileFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            FileFormat.Json => ("application/json", "json"),
            _ => ("application/x-ndjson", "jsonl"),
        };
        http.Response.ContentType = type;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{payload.DatasetName}.{extension}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.ContentLength = DatasetExportJob.ResultOf(job).Bytes;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    // The documented request has no body; an empty object is all items too.
    private async Task<ExportSelection?> SelectionAsync(HttpContext http)
    {
        using var sent = await body.ReadAsync(http);
        if (sent.WrittenSpan.IsEmpty)
            return null;
        var selection = body.Parse(sent.WrittenSpan, static (ref Utf8JsonReader reader) =>
            JsonSerializer.Deserialize<ExportSelection>(ref reader, WireJson.Options) ?? throw new JsonException("The body must be an object."));
        selection.Check();
        return selection.IsAll ? null : selection;
    }

    // Pinned now, so that what is written meanwhile is not in the file. A dataset without items has no version.
    private async Task<string?> HashAsync(Scope scope, Guid datasetId, string? reference, CancellationToken cancellationToken)
    {
        if (reference is not null)
            return (await versions.GetAsync(scope, datasetId, reference, cancellationToken)).Hash;
        return (await versions.FindAsync(scope, datasetId, 1, 1, cancellationToken)).Content is [var latest] ? latest.Hash : null;
    }

    private async Task<Job> RequireAsync(HttpContext http) =>
        await jobs.GetAsync(http.Scope(), http.RouteId("jobId"), http.RequestAborted) is { Kind: DatasetExportJob.KindName } job ? job : throw ApiException.NotFound("Export job not found");
}
