using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Puts files that were cut out of payloads back in their place, for reads without <c>strip_attachments</c>.</summary>
internal sealed class AttachmentRestoration(IAttachments attachments, IBlobStore blobs)
{
    /// <summary>Bytes of the largest file that is put back: as base64 the longest text that a payload may hold, 100 MB.</summary>
    private const long MaxFileSize = 75_000_000;

    /// <summary>The traces with whole payloads; the same list when none of them has a placeholder or the answer wants none.</summary>
    public async Task<IReadOnlyList<TraceView>> RestoreAsync(Scope scope, IReadOnlyList<TraceView> views, ReadShape shape, CancellationToken cancellationToken)
    {
        if (!shape.RestoresFiles)
            return views;
        var suspects = Suspects(views.Select(view => (view.Trace.Id, new[] { view.Trace.Input, view.Trace.Output, view.Trace.Metadata })));
        if (suspects.Count == 0)
            return views;
        var files = await FilesAsync(scope, ScoredEntity.Trace, suspects, cancellationToken);
        return views.Select(view => files.TryGetValue(view.Trace.Id, out var own)
            ? view with { Trace = view.Trace with { Input = Restore(view.Trace.Input, own), Output = Restore(view.Trace.Output, own), Metadata = Restore(view.Trace.Metadata, own) } }
            : view).ToList();
    }

    /// <summary>The spans with whole payloads; the same list when none of them has a placeholder or the answer wants none.</summary>
    public async Task<IReadOnlyList<SpanView>> RestoreAsync(Scope scope, IReadOnlyList<SpanView> views, ReadShape shape, CancellationToken cancellationToken)
    {
        if (!shape.RestoresFiles)
            return views;
        var suspects = Suspects(views.Select(view => (view.Span.Id, new[] { view.Span.Input, view.Span.Output, view.Span.Metadata })));
        if (suspects.Count == 0)
            return views;
        var files = await FilesAsync(scope, ScoredEntity.Span, suspects, cancellationToken);
        return views.Select(view => files.TryGetValue(view.Span.Id, out var own)
            ? view with { Span = view.Span with { Input = Restore(view.Span.Input, own), Output = Restore(view.Span.Output, own), Metadata = Restore(view.Span.Metadata, own) } }
            : view).ToList();
    }

    private static Dictionary<Guid, JsonText?[]> Suspects(IEnumerable<(Guid Id, JsonText?[] Payloads)> entities) =>
        entities.Where(entity => entity.Payloads.Any(MayHold)).ToDictionary(entity => entity.Id, entity => entity.Payloads);

    private static bool MayHold(JsonText? text) => text is { } json && json.Utf8.Span.IndexOf("-attachment-"u8) >= 0;

    private static JsonText? Restore(JsonText? text, List<(Attachment File, byte[] Content)> files)
    {
        if (text is not { } json)
            return text;
        foreach (var (file, content) in files)
            json = AttachmentText.Restore(json, file.FileName, file.MimeType, content);
        return json;
    }

    private async Task<Dictionary<Guid, List<(Attachment File, byte[] Content)>>> FilesAsync(Scope scope, ScoredEntity kind, Dictionary<Guid, JsonText?[]> suspects, CancellationToken cancellationToken)
    {
        var files = new Dictionary<Guid, List<(Attachment, byte[])>>();
        foreach (var attachment in await attachments.GetCutOutAsync(scope, kind, [.. suspects.Keys], cancellationToken))
        {
            if (!CanRestore(attachment, suspects[attachment.EntityId]))
                continue;
            await using var blob = await blobs.OpenAsync(attachment.BlobKey, cancellationToken);
            if (blob is null)
                continue;
            using var content = new MemoryStream((int)attachment.Size);
            await blob.CopyToAsync(content, cancellationToken);
            if (!files.TryGetValue(attachment.EntityId, out var own))
                files.Add(attachment.EntityId, own = []);
            own.Add((attachment, content.ToArray()));
        }

        return files;
    }

    /// <summary>Whether a file goes back into one of the payloads; a client may have uploaded any file of any size and name.</summary>
    private static bool CanRestore(Attachment file, JsonText?[] payloads) =>
        (file.Automatic || AttachmentText.IsMadeByClient(file.FileName)) && file.Size <= MaxFileSize
        && payloads.Any(payload => payload is { } json && AttachmentText.Holds(json, file.FileName));
}
