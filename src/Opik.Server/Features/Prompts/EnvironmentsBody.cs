using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the assignment of environments: <c>{"environments":["production"]}</c>, all of them.</summary>
internal sealed record EnvironmentsBody(IReadOnlyList<string?>? Environments)
{
    /// <summary>The names; 422 unless they keep the rules.</summary>
    public IReadOnlyList<string> ToNames()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "environments", Environments);
        violations.CheckEnvironments(string.Empty, Environments);
        violations.ThrowIfAny();
        return Environments.WithoutNulls()!;
    }
}
