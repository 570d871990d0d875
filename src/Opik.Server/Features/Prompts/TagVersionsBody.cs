using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the change of tags: <c>{"ids":[…],"update":{"tags":[…]},"merge_tags":false}</c>.</summary>
internal sealed record TagVersionsBody(IReadOnlyList<Guid>? Ids, TagVersionsBody.Change? Update, bool? MergeTags)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckBatch("ids", Ids?.Count);
        violations.CheckNotNull(string.Empty, "update", Update);
        violations.CheckVersionTags("update.", Update?.Tags);
        violations.ThrowIfAny();
    }

    /// <summary>Member <c>update</c>; without tags nothing changes.</summary>
    internal sealed record Change(IReadOnlyList<string?>? Tags);
}
