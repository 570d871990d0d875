using Opik.Contracts;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Stores the files of a payload as attachments and hands back the payload with placeholders.</summary>
internal sealed class AttachmentExtraction(IAttachments attachments, IBlobStore blobs)
{
    /// <summary>
    /// The payloads without files; the same ones when there are none. Blobs and rows are on disk when the task completes,
    /// before the entity itself is written: a crash in between leaves an attachment too many, never one too few.
    /// </summary>
    public async Task<(JsonText? Input, JsonText? Output, JsonText? Metadata)> ExtractAsync(
        Scope scope, ScoredEntity kind, Guid entityId, Guid projectId, JsonText? input, JsonText? output, JsonText? metadata, CancellationToken cancellationToken)
    {
        // The time of the id, not of the request: what is sent twice (open, then complete) gets the same names both times.
        var time = UuidV7.UnixMilliseconds(entityId);
        var files = new List<ExtractedFile>();
        input = Extract(input, "input", time, files);
        output = Extract(output, "output", time, files);
        metadata = Extract(metadata, "metadata", time, files);
        if (files.Count > 0)
            await StoreAsync(scope, kind, entityId, projectId, files, cancellationToken);
        return (input, output, metadata);
    }

    /// <summary>Whether a payload is long enough to hold a file.</summary>
    public static bool MayHoldFiles(JsonText? input, JsonText? output, JsonText? metadata) => IsLong(input) || IsLong(output) || IsLong(metadata);

    private static bool IsLong(JsonText? text) => text is { } json && json.Utf8.Length >= AttachmentText.MinRunLength;

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

        await attachments.RecordAsync(blobs, scope, rows, cancellationToken);
    }
}
