namespace Opik.Rest;

/// <summary>Body of deletions: <c>{"ids":["…"]}</c>.</summary>
internal sealed record IdsBody(IReadOnlyCollection<Guid> Ids)
{
    /// <summary>Project that the ids are looked for in; null: any.</summary>
    public Guid? ProjectId { get; init; }
}
