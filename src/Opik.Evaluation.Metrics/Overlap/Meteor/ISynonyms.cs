namespace Opik.Evaluation.Overlap;

/// <summary>A lexicon of synonyms for METEOR.</summary>
public interface ISynonyms
{
    /// <summary>
    /// Words of the same meaning as <paramref name="word"/>, in any of its meanings and parts of speech; the word itself need
    /// not be among them. Empty: the lexicon does not know it. May be called by several threads at once.
    /// </summary>
    /// <param name="word">A word, usually in small letters and stemmed.</param>
    IReadOnlySet<string> Of(string word);
}
