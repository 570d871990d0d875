using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Protection;

/// <summary>Body of the protection of an environment. Without <c>protected</c>, or with false, it has none.</summary>
internal sealed record ProtectionBody(bool? Protected, bool? Enforce, double? MinimumPassRate, IReadOnlyList<Guid>? SuiteIds)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "protected", Protected);
        if (MinimumPassRate is { } rate && !(rate is >= 0 and <= 1))
            violations.Add(string.Empty, "minimumPassRate must be between 0 and 1");
        if (SuiteIds?.Count > IEnvironmentProtections.MostSuites)
            violations.Add(string.Empty, $"suiteIds size must be between 0 and {IEnvironmentProtections.MostSuites}");
        violations.ThrowIfAny();
    }

    public EnvironmentProtection ToProtection(Guid environmentId) => new()
    {
        EnvironmentId = environmentId,
        Enforce = Enforce == true,
        MinimumPassRate = MinimumPassRate,
        SuiteIds = [.. (SuiteIds ?? []).Distinct()],
    };
}
