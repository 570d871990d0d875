using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.SharedDrafts;

/// <summary>A draft on the wire.</summary>
/// <param name="Revision">To be sent with the next write; 0: there never was a draft.</param>
/// <param name="Content">Left out when there is no draft.</param>
/// <param name="UpdatedAt">Last change.</param>
/// <param name="UpdatedBy">Who made it.</param>
internal sealed record SharedDraftAnswer<TContent>(long Revision, TContent? Content, DateTime? UpdatedAt, string? UpdatedBy)
    where TContent : class
{
    public static SharedDraftAnswer<TContent> Of(SharedDraft draft) => new(
        draft.Revision,
        draft.Content is { } content ? JsonSerializer.Deserialize<TContent>(content.Utf8.Span, WireJson.Options) : null,
        draft.ChangedAt,
        draft.ChangedBy);
}
