using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets;

/// <summary>Rules that several bodies share.</summary>
internal static class DatasetRules
{
    private const int LongestText = 255;

    /// <summary>Name, description and tags of a dataset.</summary>
    public static void CheckHead(Violations violations, string? name, string? description, IReadOnlyList<string>? tags)
    {
        violations.CheckNotBlank(string.Empty, "name", name);
        violations.CheckLength(string.Empty, "name", name, LongestText);
        CheckNotBlankIfAny(violations, string.Empty, "description", description);
        violations.CheckLength(string.Empty, "description", description, LongestText);
        violations.CheckTags(string.Empty, "tags", tags);
    }

    /// <summary>A text may be absent, but not blank.</summary>
    public static void CheckNotBlankIfAny(Violations violations, string path, string name, string? value)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
            violations.Add(path, $"{name} must not be blank");
    }

    /// <summary>A null among tags says nothing.</summary>
    public static IReadOnlyList<string>? WithoutNulls(IReadOnlyList<string?>? tags) => tags is null ? null : [.. tags.OfType<string>()];
}
