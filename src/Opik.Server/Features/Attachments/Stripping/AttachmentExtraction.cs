using Opik.Contracts;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Stores the files of a payload as attachments and hands back the payload with placeholders.</summary>
internal sealed class AttachmentExtraction(IAttachments attachments, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>
    /// The payloads without files; the same ones when there are none. Blobs and rows are on disk when the task completes,
    /// before the entity itself is written: a crash in between leaves an attachment too many, never one too few.
    /// </summary>
    public async ValueTask<(JsonText? Input, JsonText? Output, JsonText? Metadata)> ExtractAsync(
        Scope scope, ScoredEntity kind, Guid entityId, Guid projectId, JsonText? input, JsonText? output, JsonText? metadata, CancellationToken cancellationToken)
    {
        if (IsShort(input) && IsShort(output) && IsShort(metadata))
            return (input, output, metadata);
        var time = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var files = new List<ExtractedFile>();
        input = Extract(input, "input", time, files);
        output = Extract(output, "output", time, files);
        metadata = Extract(metadata, "metadata", time, files);
        if (files.Count > 0)
            await StoreAsync(scope, kind, entityId, projectId, files, cancellationToken);
        return (input, output, metadata);
    }

    /// <summary>Removes files that an earlier version of the entity had in its payloads.</summary>
    public async Task RemoveEarlierAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken)
    {
        foreach (var group in (await attachments.GetAutomaticAsync(scope, kind, entityIds, cancellationToken)).GroupBy(file => file.EntityId))
            await attachments.DeleteAsync(scope, kind, group.Key, group.Select(file => file.FileName).ToList(), cancellationToken);
    }

    private static bool IsShort(JsonText? text) => text is not { } json || json.Utf8.Length < AttachmentText.MinRunLength;

    private static JsonText? Extract(JsonText? text, string field, long time, List<ExtractedFile> files)
    {
        if (text is not { } json || AttachmentText.Extract(json, field, time) is not { } extracted)
            return text;
        files.AddRange(extracted.Files);
        return extracted.Text;
    }

    private async Task StoreAsync(Scope scope, ScoredEntity kind, Guid entityId, Guid projectId, List<ExtractedFile> files, CancellationToken cancellationToken)
    {
        var rows = new List<Attachment>();
        foreach (var file in files)
        {
            var key = BlobKey.New(scope, projectId);
            using var content = new MemoryStream(file.Content, writable: false);
            var size = await blobs.PutAsync(key, content, cancellationToken);
            rows.Add(new Attachment { Kind = kind, EntityId = entityId, ProjectId = projectId, FileName = file.FileName, MimeType = file.MimeType, Size = size, BlobKey = key, Automatic = true });
        }

        await attachments.PutAsync(scope, rows, cancellationToken);
    }
}
