using Opik.Contracts.PythonRules;
using Opik.Evaluation.Lexicons.Sentiment;

namespace Opik.Evaluation.Sentiment;

/// <summary>
/// VADER as NLTK has it: a lexicon of words with valences, and rules for degree words, negation, capitals, "but" and punctuation.
/// English only; emoji are not known, emoticons are. Paper: Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for
/// Sentiment Analysis of Social Media Text", ICWSM 2014, https://doi.org/10.1609/icwsm.v8i1.14550. Python:
/// <c>SentimentIntensityAnalyzer</c>.
/// </summary>
/// <remarks>As in NLTK, a token that is there several times always has the surroundings of its first place.</remarks>
public sealed class VaderAnalyzer : ISentimentAnalyzer
{
    // Constants of the paper, found by experiments there: the pull of the sum towards ±1, and of punctuation.
    private const double Normalization = 15;
    private const double ForExclamation = 0.292;
    private const double ForQuestion = 0.18;
    private const double ForManyQuestions = 0.96;

    /// <inheritdoc/>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public SentimentScores Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new VaderTokens(text);
        return tokens.Tokens.Length == 0 ? new(0, 0, 0, 0) : Combined(AroundBut(Valences(tokens), tokens.Lower), Emphasis(text));
    }

    private static double[] Valences(VaderTokens tokens)
    {
        var first = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Tokens.Length; i++)
        {
            if (!first.ContainsKey(tokens.Tokens[i]))
                first[tokens.Tokens[i]] = new VaderValence(tokens, i).Value();
        }

        return [.. tokens.Tokens.Select(token => first[token])];
    }

    // What stands in front of the first "but" counts half, what stands behind it half as much again.
    private static double[] AroundBut(double[] valences, string[] lower)
    {
        var but = Array.IndexOf(lower, "but");
        for (var i = 0; but >= 0 && i < valences.Length; i++)
            valences[i] *= i < but ? 0.5 : i > but ? 1.5 : 1;
        return valences;
    }

    private static double Emphasis(string text)
    {
        var (exclamations, questions) = (text.Count(c => c == '!'), text.Count(c => c == '?'));
        return (Math.Min(exclamations, 4) * ForExclamation) + (questions switch { < 2 => 0, 2 or 3 => questions * ForQuestion, _ => ForManyQuestions });
    }

    private static SentimentScores Combined(double[] valences, double emphasis)
    {
        var sum = PlainSum(valences);
        sum += Math.Sign(sum) * emphasis;
        var compound = sum / Math.Sqrt((sum * sum) + Normalization);

        // Each token adds one, so that neutral ones can be set against them.
        var positive = PlainSum(valences.Where(valence => valence > 0).Select(valence => valence + 1));
        var negative = PlainSum(valences.Where(valence => valence < 0).Select(valence => 1 - valence));
        var neutral = valences.Count(valence => valence == 0);
        if (positive > negative)
            positive += emphasis;
        else if (positive < negative)
            negative += emphasis;
        var total = positive + negative + neutral;
        return new(PythonRounding.Round(negative / total, 3), PythonRounding.Round(neutral / total, 3), PythonRounding.Round(positive / total, 3), PythonRounding.Round(compound, 4));
    }

    // Added one after the other: sums of Enumerable.Sum may be grouped by vectors, which changes the last bits.
    private static double PlainSum(IEnumerable<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }
}
