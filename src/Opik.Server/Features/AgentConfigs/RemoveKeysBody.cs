using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Body that removes settings.</summary>
internal sealed record RemoveKeysBody(Guid? ProjectId, string? ProjectName, IReadOnlyList<string?>? Keys)
{
    /// <summary>The keys; 422 unless the members keep the rules.</summary>
    public IReadOnlySet<string> ToKeys()
    {
        var violations = new Violations();
        if (ProjectId is null)
            violations.CheckNotBlank(string.Empty, "projectId or projectName", ProjectName);
        if (Keys is null)
            violations.Add(string.Empty, "keys must not be null");
        else if (Keys.Count > BlueprintBody.MaxValues)
            violations.Add(string.Empty, $"keys size must be between 0 and {BlueprintBody.MaxValues}");
        if (Keys?.Any(string.IsNullOrWhiteSpace) == true)
            violations.Add(string.Empty, "keys[] must not be blank");
        violations.ThrowIfAny();
        return Keys!.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
