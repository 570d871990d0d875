using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A draft as it is stored.</summary>
/// <param name="Revision">Counts the changes and never comes back, also when a draft was thrown away; 0: there never was one.</param>
/// <param name="Content">A JSON object; null: there is no draft.</param>
/// <param name="ChangedAt">Last change; null: never.</param>
/// <param name="ChangedBy">Who made it.</param>
public sealed record SharedDraft(long Revision, JsonText? Content, DateTime? ChangedAt, string? ChangedBy)
{
    /// <summary>Of what has never had one.</summary>
    public static SharedDraft None { get; } = new(0, null, null, null);
}
