using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>
/// <c>PUT /experiments/items/bulk</c>: runs with their traces, spans and scores in one request, stored when the answer comes.
/// </summary>
internal sealed class BulkUploadEndpoint(RequestBody body, BulkUpload upload, RepeatedUploads repeated)
{
    /// <summary>Bytes of a body after decompression; a larger one is 413, upon which clients send its halves.</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    public async Task PutAsync(HttpContext http)
    {
        var scope = http.Scope();
        // Refused here and not before the body is read: a connection that closes while a client still sends looks like a
        // fault of the network, and is tried again instead of being halved.
        using var buffer = await body.ReadAsync(http, MaxBytes);
        var draft = body.ParseObject(buffer.WrittenSpan, BulkUploadDraft.Read);
        var seed = repeated.Seed(scope.WorkspaceId, buffer.WrittenSpan);
        if (string.IsNullOrWhiteSpace(draft.ProjectName) && draft.Items!.TrueForAll(record => string.IsNullOrWhiteSpace(record.Trace?.ProjectName)))
            http.Response.Headers["X-Opik-Deprecation"] = "No project_name was given: the default project is used.";
        await upload.StoreAsync(scope, draft, seed, http.RequestAborted);
        await http.NoContentAsync();
    }
}
