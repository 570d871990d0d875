using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace Opik.Activities;

/// <summary>Which activity sources are recorded, by names with <c>*</c> for any text; without regard to case.</summary>
internal sealed class ActivitySourcePatterns
{
    // A process has a few dozen sources. One that makes up names without end must not make this grow for ever.
    private const int MostRemembered = 10_000;

    private readonly string[] _patterns;
    private readonly ConcurrentDictionary<string, bool> _answers = new(StringComparer.Ordinal);

    /// <param name="patterns">Names; blank ones are ignored.</param>
    public ActivitySourcePatterns(IEnumerable<string> patterns) =>
        _patterns = [.. patterns.Where(pattern => !string.IsNullOrWhiteSpace(pattern)).Select(pattern => pattern.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>True when no source can match.</summary>
    public bool IsEmpty => _patterns.Length == 0;

    /// <summary>Whether activities of the source are recorded.</summary>
    public bool Match(string source)
    {
        if (_answers.TryGetValue(source, out var known))
            return known;
        var matches = Array.Exists(_patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, source, ignoreCase: true));
        if (_answers.Count < MostRemembered)
            _answers.TryAdd(source, matches);
        return matches;
    }
}
