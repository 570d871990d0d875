using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the look-up by commits: <c>{"commits":["0a1b2c3d"]}</c>.</summary>
internal sealed record CommitsBody(IReadOnlyList<string?>? Commits)
{
    /// <summary>The commits; 422 unless there are 1 to 1000 and none is blank.</summary>
    public IReadOnlyList<string> ToCommits()
    {
        var violations = new Violations();
        violations.CheckBatch("commits", Commits?.Count);
        if (Commits?.Any(string.IsNullOrWhiteSpace) == true)
            violations.Add(string.Empty, "commits[] must not be blank");
        violations.ThrowIfAny();
        return Commits.WithoutNulls()!;
    }
}
