using Opik.Evaluation.Lexicons.Synonyms;

namespace Opik.Evaluation.Overlap;

/// <summary>
/// English synonyms of WordNet 3.0, for every part of speech and base form of a word; read on first use. Python: NLTK's
/// <c>wordnet</c>.
/// </summary>
public sealed class WordNetSynonyms : ISynonyms
{
    private WordNetSynonyms()
    {
    }

    /// <summary>The one instance.</summary>
    public static WordNetSynonyms Instance { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public IReadOnlySet<string> Of(string word) => WordNetLexicon.Synonyms(word);
}
