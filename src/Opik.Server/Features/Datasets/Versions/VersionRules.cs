using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Rules of tags of versions.</summary>
internal static class VersionRules
{
    private const int MostTags = 100;
    private const int LongestTag = 100;

    /// <summary>Number and lengths.</summary>
    public static void CheckTags(Violations violations, string name, IReadOnlyList<string>? tags)
    {
        if (tags is null)
            return;
        if (tags.Count > MostTags)
            violations.Add(string.Empty, $"{name} size must be between 0 and {MostTags}");
        foreach (var tag in tags)
            CheckTag(violations, $"{name} tag", tag);
    }

    /// <summary>One tag.</summary>
    public static void CheckTag(Violations violations, string name, string? tag)
    {
        violations.CheckNotBlank(string.Empty, name, tag);
        violations.CheckLength(string.Empty, name, tag, LongestTag);
    }
}
