using System.Collections.Frozen;

namespace Opik.Evaluation.Overlap;

/// <summary>No word has a synonym: METEOR then matches words and stems only.</summary>
public sealed class NoSynonyms : ISynonyms
{
    private NoSynonyms()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoSynonyms Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlySet<string> Of(string word) => FrozenSet<string>.Empty;
}
