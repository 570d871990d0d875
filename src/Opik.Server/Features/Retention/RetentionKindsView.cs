using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Times of kinds of data in a workspace.</summary>
/// <param name="Scored">Of traces that were scored or annotated; null: they go with the others.</param>
/// <param name="Attachments">Of files; null: they go with their traces.</param>
internal sealed record RetentionKindsView(RetentionKindView? Scored, RetentionKindView? Attachments)
{
    public static RetentionKindsView Of(RetentionKinds kinds) => new(RetentionKindView.Of(kinds.Scored), RetentionKindView.Of(kinds.Attachments));
}
