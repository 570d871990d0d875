using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Storage;

namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>Puts files that were cut out of payloads back in their place, for reads without <c>strip_attachments</c>.</summary>
internal sealed class AttachmentRestoration(IAttachments attachments, IBlobStore blobs)
{
    /// <summary>The traces with whole payloads; the same list when none of them has a placeholder or the answer wants none.</summary>
    public async Task<IReadOnlyList<TraceView>> RestoreAsync(Scope scope, IReadOnlyList<TraceView> views, ReadShape shape, CancellationToken cancellationToken)
    {
        if (!shape.RestoresFiles)
            return views;
        var suspects = views.Where(view => MayHold(view.Trace.Input) || MayHold(view.Trace.Output) || MayHold(view.Trace.Metadata)).Select(view => view.Trace.Id).ToList();
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
        var suspects = views.Where(view => MayHold(view.Span.Input) || MayHold(view.Span.Output) || MayHold(view.Span.Metadata)).Select(view => view.Span.Id).ToList();
        if (suspects.Count == 0)
            return views;
        var files = await FilesAsync(scope, ScoredEntity.Span, suspects, cancellationToken);
        return views.Select(view => files.TryGetValue(view.Span.Id, out var own)
            ? view with { Span = view.Span with { Input = Restore(view.Span.Input, own), Output = Restore(view.Span.Output, own), Metadata = Restore(view.Span.Metadata, own) } }
            : view).ToList();
    }

    private static bool MayHold(JsonText? text) => text is { } json && json.Utf8.Span.IndexOf("-attachment-"u8) >= 0;

    private static JsonText? Restore(JsonText? text, List<(string Name, byte[] Content)> files)
    {
        if (text is not { } json)
            return text;
        foreach (var (name, content) in files)
            json = AttachmentText.Restore(json, name, content);
        return json;
    }

    private async Task<Dictionary<Guid, List<(string Name, byte[] Content)>>> FilesAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var files = new Dictionary<Guid, List<(string, byte[])>>();
        foreach (var attachment in await attachments.GetAutomaticAsync(scope, kind, ids, cancellationToken))
        {
            await using var blob = await blobs.OpenAsync(attachment.BlobKey, cancellationToken);
            if (blob is null)
                continue;
            using var content = new MemoryStream((int)attachment.Size);
            await blob.CopyToAsync(content, cancellationToken);
            if (!files.TryGetValue(attachment.EntityId, out var own))
                files.Add(attachment.EntityId, own = []);
            own.Add((attachment.FileName, content.ToArray()));
        }

        return files;
    }
}
