namespace Opik.Storage;

/// <summary>The times that a workspace has set for kinds of data.</summary>
/// <param name="Scored">Of scored traces; null: they go with the others.</param>
/// <param name="Attachments">Of files; null: they go with their traces.</param>
public sealed record RetentionKinds(RetentionKindRule? Scored, RetentionKindRule? Attachments)
{
    /// <summary>Nothing is set.</summary>
    public static RetentionKinds None { get; } = new(null, null);

    /// <summary>Which files go at a time; null: none because of their own age.</summary>
    public RetentionRange? AttachmentsAt(DateTime now) =>
        Attachments is { } rule && rule.Period.Length() is { } length ? new RetentionRange(rule.ApplyToPast ? null : rule.Since - length, now - length) : null;
}
