using System.Globalization;
using System.Text.RegularExpressions;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts;

/// <summary>Rules that several bodies of the prompt library share.</summary>
internal static partial class PromptRules
{
    // v and at most nine digits.
    private const int VersionNameLength = 10;

    /// <summary>A text that may be absent, but not blank.</summary>
    public static void CheckNotBlankIfAny(this Violations violations, string path, string name, string? value)
    {
        if (value is not null)
            violations.CheckNotBlank(path, name, value);
    }

    /// <summary>Commits: 8 letters or digits.</summary>
    public static bool IsCommit(string text) => Commit().IsMatch(text);

    /// <summary>Reads <c>v12</c>.</summary>
    public static bool TryReadVersionName(string text, out long number)
    {
        number = 0;
        return text.Length is > 1 and <= VersionNameLength && text[0] == 'v' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Names of environments, 100 at most.</summary>
    public static void CheckEnvironments(this Violations violations, string path, IReadOnlyList<string?>? names)
    {
        if (names?.Count > 100)
            violations.Add(path, "environments size must be between 0 and 100");
        foreach (var name in names ?? [])
            violations.CheckEnvironment(path, "environments[]", name ?? string.Empty);
    }

    /// <summary>Name of an environment.</summary>
    public static void CheckEnvironment(this Violations violations, string path, string member, string? name)
    {
        violations.CheckLength(path, member, name, Limits.EnvironmentLength);
        if (name is not null && !Environment().IsMatch(name))
            violations.Add(path, $"{member} must contain only letters, digits, '_' and '-'");
    }

    /// <summary>Tags of a version: none empty.</summary>
    public static void CheckVersionTags(this Violations violations, string path, IReadOnlyList<string?>? tags)
    {
        violations.CheckTags(path, "tags", tags.WithoutNulls());
        if (tags?.Any(string.IsNullOrEmpty) == true)
            violations.Add(path, "tags[] must not be blank");
    }

    /// <summary>The texts, each once; nulls are left out. Null stays null.</summary>
    public static IReadOnlyList<string>? WithoutNulls(this IReadOnlyList<string?>? texts) => texts is null ? null : [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^[A-Za-z0-9]{8}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Commit();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Environment();
}
