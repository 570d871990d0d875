using Opik.Contracts.PythonRules;
using Opik.Evaluation.Lexicons.Sentiment;

namespace Opik.Evaluation.Sentiment;

/// <summary>The valence of one token among the others.</summary>
internal readonly struct VaderValence(VaderTokens text, int at)
{
    // Constants of the paper: what degree words and capitals add, and what negation multiplies with.
    private const double Degree = 0.293;
    private const double Capitals = 0.733;
    private const double Negation = -0.74;

    /// <summary>The valence; 0 for words that have none, and for degree words.</summary>
    public double Value()
    {
        var lower = text.Lower;
        if ((at + 1 < lower.Length && lower[at] == "kind" && lower[at + 1] == "of") || text.Boosters[at] != 0)
            return 0;
        if (text.Valences[at] is not { } valence)
            return 0;
        if (text.HasSomeCapitals && PythonWords.IsUpper(text.Tokens[at]))
            valence += valence > 0 ? Capitals : -Capitals;
        for (var distance = 1; distance <= 3 && distance <= at; distance++)
        {
            if (text.Valences[at - distance] is null)
                valence = After(distance, valence);
        }

        return AfterLeast(valence);
    }

    // What the word at a distance in front changes.
    private double After(int distance, double valence)
    {
        valence += ByDegree(at - distance, valence) * (distance switch { 2 => 0.95, 3 => 0.9, _ => 1 });
        valence = distance switch
        {
            2 when IsNeverSo(2) => valence * 1.5,
            3 when IsNeverSo(3) || text.Tokens[at - 1] is "so" or "this" => valence * 1.25,
            _ when Negates(at - distance) => valence * Negation,
            _ => valence,
        };
        return distance == 3 ? AfterIdioms(valence) : valence;
    }

    private double ByDegree(int index, double valence)
    {
        var degree = text.Boosters[index] * Degree;
        if (degree == 0)
            return 0;
        if (valence < 0)
            degree = -degree;
        if (!text.HasSomeCapitals || !PythonWords.IsUpper(text.Tokens[index]))
            return degree;
        return valence > 0 ? degree + Capitals : degree - Capitals;
    }

    private bool IsNeverSo(int distance) => text.Tokens[at - distance] == "never" && text.Tokens[at - distance + 1] is "so" or "this";

    private bool Negates(int index) => SentimentLexicon.IsNegation(text.Lower[index]) || text.Lower[index].Contains("n't", StringComparison.Ordinal);

    // Idioms among the three words in front, the word and the two behind; the last one found replaces the valence.
    private double AfterIdioms(double valence)
    {
        var inFront = Idiom(at - 1, 2) ?? Idiom(at - 2, 3) ?? Idiom(at - 2, 2) ?? Idiom(at - 3, 3) ?? Idiom(at - 3, 2);
        valence = Idiom(at, 3) ?? Idiom(at, 2) ?? inFront ?? valence;
        return SentimentLexicon.Booster(Words(at - 3, 2)) != 0 || SentimentLexicon.Booster(Words(at - 2, 2)) != 0 ? valence - Degree : valence;
    }

    private double? Idiom(int start, int count) => start + count <= text.Tokens.Length ? SentimentLexicon.Idiom(Words(start, count)) : null;

    private string Words(int start, int count) => string.Join(' ', text.Tokens, start, count);

    private double AfterLeast(double valence)
    {
        if (at == 0 || text.Lower[at - 1] != "least")
            return valence;
        return at > 1 && text.Lower[at - 2] is "at" or "very" ? valence : valence * Negation;
    }
}
