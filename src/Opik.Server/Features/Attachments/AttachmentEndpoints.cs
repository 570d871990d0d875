using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Opik.Contracts;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Attachments;

/// <summary>
/// The six attachment routes. With a folder as blob store the upload id is <c>BEMinIO</c>, which tells official clients
/// to PUT the bytes to the one URL given and to skip <c>upload-complete</c>; with S3 they upload to the bucket.
/// </summary>
internal sealed class AttachmentEndpoints(IAttachments attachments, IBlobStore blobs, IProjects projects, RequestBody body, IDirectUploads? direct = null)
{
    private const string LocalUploadId = "BEMinIO";

    public async Task StartUploadAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<StartUploadRequest>(http);
        request.Check();
        var scope = http.Scope();
        var projectId = await projects.ResolveAsync(scope, request.ProjectName, http.RequestAborted);
        var (uploadId, urls) = direct is null
            ? (LocalUploadId, [LocalUrl(request)])
            : await direct.StartAsync(BlobKey.New(scope, projectId), MimeType(request), request.NumOfFileParts!.Value, http.RequestAborted);
        await http.WriteJsonAsync(StatusCodes.Status200OK, (uploadId, urls), static (writer, answer) =>
        {
            writer.WriteString("upload_id", answer.uploadId);
            writer.WriteStartArray("pre_sign_urls");
            foreach (var url in answer.urls)
                writer.WriteStringValue(url);
            writer.WriteEndArray();
        });
    }

    public async Task CompleteUploadAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<CompleteUploadRequest>(http);
        request.Check();
        if (direct is null)
        {
            // Nothing is left to do: the PUT has stored and recorded the file.
            await http.NoContentAsync();
            return;
        }

        var scope = http.Scope();
        var parts = request.UploadedFileParts!.Select(part => (part!.PartNumber, part.ETag ?? string.Empty)).ToList();
        var key = await direct.CompleteAsync(request.UploadId!, parts, http.RequestAborted)
            ?? throw ApiException.BadRequest("uploadId is not one that upload-start has given");
        await attachments.RecordAsync(
            blobs,
            scope,
            [
                new Attachment
                {
                    Kind = request.Kind,
                    EntityId = request.EntityId!.Value,
                    ProjectId = await projects.ResolveAsync(scope, request.ProjectName, http.RequestAborted),
                    FileName = request.FileName!,
                    MimeType = MimeType(request),
                    Size = request.FileSize!.Value,
                    BlobKey = key,
                },
            ],
            http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UploadAsync(HttpContext http)
    {
        RefuseWithDirectUploads();
        var scope = http.Scope();
        var (kind, entityId) = QueryEntity(http);
        var fileName = http.QueryText("file_name") ?? throw ApiException.BadRequest("query param file_name must not be null");
        var projectId = await projects.ResolveAsync(scope, http.QueryText("project_name"), http.RequestAborted);
        var key = BlobKey.New(scope, projectId);
        var size = await blobs.PutAsync(key, http.Request.Body, http.RequestAborted);
        await attachments.RecordAsync(
            blobs,
            scope,
            [
                new Attachment
                {
                    Kind = kind,
                    EntityId = entityId,
                    ProjectId = projectId,
                    FileName = fileName,
                    MimeType = http.QueryText("mime_type") ?? MediaTypes.OfFileName(fileName),
                    Size = size,
                    BlobKey = key,
                },
            ],
            http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task ListAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(100);
        var (kind, entityId) = QueryEntity(http);
        var projectId = http.QueryId("project_id") ?? throw ApiException.BadRequest("query param project_id must not be null");
        var baseUrl = BaseUrl(http.QueryText("path") ?? throw ApiException.BadRequest("query param path must not be blank"));
        var found = await attachments.FindAsync(http.Scope(), projectId, kind, entityId, page, size, http.RequestAborted);
        var links = found.Content.Select(attachment => (attachment, Link(baseUrl, attachment))).ToList();
        await http.WriteJsonAsync(StatusCodes.Status200OK, (found, links), static (writer, answer) =>
        {
            writer.WriteNumber("page", answer.found.Number);
            writer.WriteNumber("size", answer.links.Count);
            writer.WriteNumber("total", answer.found.Total);
            writer.WriteStartArray("content");
            foreach (var (attachment, link) in answer.links)
            {
                writer.WriteStartObject();
                writer.WriteString("link", link);
                writer.WriteString("file_name", attachment.FileName);
                writer.WriteNumber("file_size", attachment.Size);
                writer.WriteString("mime_type", attachment.MimeType);
                if (attachment.RemovedAt is { } removed)
                    writer.WriteString("removed_at", removed);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("sortable_by");
            writer.WriteEndArray();
        });
    }

    public async Task DownloadAsync(HttpContext http)
    {
        var (kind, entityId) = QueryEntity(http);
        var fileName = http.QueryText("file_name") ?? throw ApiException.BadRequest("query param file_name must not be blank");
        var attachment = await attachments.GetAsync(http.Scope(), kind, entityId, fileName, http.RequestAborted);
        if (attachment?.RemovedAt is { } removed)
            throw ApiException.NotFound($"Attachment {fileName} was removed by retention on {removed:yyyy-MM-dd}");
        RefuseWithDirectUploads();
        var content = attachment is null ? null : await blobs.OpenAsync(attachment.BlobKey, http.RequestAborted);
        if (attachment is null || content is null)
            throw ApiException.NotFound($"Attachment {fileName} not found");

        // What users attach must never run as a page of this origin.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.ContentDisposition = Disposition(fileName);
        await TypedResults.Stream(content, attachment.MimeType, enableRangeProcessing: true).ExecuteAsync(http);
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var (kind, entityId, fileNames) = (await body.ReadDtoAsync<DeleteAttachmentsRequest>(http)).Checked();
        await attachments.DeleteAsync(http.Scope(), kind, entityId, fileNames, http.RequestAborted);
        await http.NoContentAsync();
    }

    private void RefuseWithDirectUploads()
    {
        if (direct is not null)
            throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "Files are in S3: use the links of upload-start and list");
    }

    private static (ScoredEntity Kind, Guid EntityId) QueryEntity(HttpContext http) => (
        AttachmentRequest.ReadKind(http.QueryText("entity_type")) ?? throw ApiException.BadRequest("query param entity_type must be one of [trace, span]"),
        http.QueryId("entity_id") ?? throw ApiException.BadRequest("query param entity_id must not be null"));

    private static string MimeType(AttachmentRequest request) => request.MimeType is { Length: > 0 } type ? type : MediaTypes.OfFileName(request.FileName!);

    private static string LocalUrl(StartUploadRequest request)
    {
        var query = QueryString.Create(
        [
            Pair("file_name", request.FileName),
            Pair("mime_type", MimeType(request)),
            Pair("entity_type", request.EntityType),
            Pair("entity_id", request.EntityId!.Value.ToString("D")),
        ]);
        if (!string.IsNullOrWhiteSpace(request.ProjectName))
            query = query.Add("project_name", request.ProjectName);
        return $"{BaseUrl(request.Path!)}/v1/private/attachment/upload{query}";
    }

    // In S3 nothing says why a removed file is not there: its link leads here.
    private string Link(string baseUrl, Attachment attachment) =>
        attachment.RemovedAt is null && direct is not null ? direct.DownloadUrl(attachment.BlobKey) : DownloadUrl(baseUrl, attachment);

    private static string DownloadUrl(string baseUrl, Attachment attachment) =>
        baseUrl + "/v1/private/attachment/download" + QueryString.Create(
        [
            Pair("workspace_name", WorkspaceResolution.DefaultName),
            Pair("container_id", attachment.ProjectId.ToString("D")),
            Pair("entity_type", AttachmentRequest.WriteKind(attachment.Kind)),
            Pair("entity_id", attachment.EntityId.ToString("D")),
            Pair("file_name", attachment.FileName),
            Pair("mime_type", attachment.MimeType),
        ]);

    private static KeyValuePair<string, StringValues> Pair(string name, string? value) => new(name, value);

    // aHR0cDovL2xvY2FsaG9zdDo1MTczL2FwaQ== -> http://localhost:5173/api
    private static string BaseUrl(string path)
    {
        var text = ClientAddress.Decode(path) ?? throw ApiException.BadRequest("path must be the base64 of the address of the API");
        return text.TrimEnd('/');
    }

    private static string Disposition(string fileName)
    {
        var header = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        header.SetHttpFileName(fileName);
        return header.ToString();
    }
}
