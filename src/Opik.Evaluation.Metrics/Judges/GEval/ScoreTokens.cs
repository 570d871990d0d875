using System.Globalization;
using Opik.Contracts.PythonRules;
using Opik.Llm;

namespace Opik.Evaluation.Judges;

/// <summary>
/// The score of an answer as the mean of what the model might have written in its place, weighted by probability: Liu et al.,
/// "G-Eval: NLG Evaluation using GPT-4 with Better Human Alignment" (2023), section 2.3.
/// </summary>
internal static class ScoreTokens
{
    private const int Greatest = 10;

    /// <summary>Where scores stand in answers that begin <c>{"score": </c>, for answers in which the score is not found.</summary>
    private const int UsualPlace = 3;

    /// <summary>The mean, 0 to 10; null: no whole number from 0 to 10 is among the alternatives, or there are no more than three tokens.</summary>
    public static double? Mean(IReadOnlyList<TokenLogProbability> tokens)
    {
        if (tokens.Count <= UsualPlace)
            return null;
        var (mass, sum) = (0.0, 0.0);
        foreach (var (score, logProbability) in Candidates(tokens))
        {
            var probability = Math.Exp(logProbability);
            mass += probability;
            sum += probability * score;
        }

        return mass > 0 ? sum / mass : null;
    }

    private static IEnumerable<(int Score, double LogProbability)> Candidates(IReadOnlyList<TokenLogProbability> tokens)
    {
        var places = Covering(tokens, ScoreDigits.Find(string.Concat(tokens.Select(token => token.Token))));
        if (places is not [var first, var second])
            return Alternatives(tokens[places is [var only] ? only : UsualPlace]);
        var joined = from a in tokens[first].Alternatives
                     from b in tokens[second].Alternatives
                     let score = Score(PythonText.Strip(a.Token), PythonText.Strip(b.Token))
                     where score is not null
                     select (score.Value, a.LogProbability + b.LogProbability);
        // "10" is often a token of its own, beside "1" and "0".
        return joined.Concat(Alternatives(tokens[first], PythonText.Strip(tokens[first].Token + tokens[second].Token)));
    }

    private static IEnumerable<(int Score, double LogProbability)> Alternatives(TokenLogProbability token, string? only = null)
    {
        foreach (var alternative in token.Alternatives)
        {
            var text = PythonText.Strip(alternative.Token);
            if ((only is null || text == only) && Score(text) is { } score)
                yield return (score, alternative.LogProbability);
        }
    }

    private static List<int> Covering(IReadOnlyList<TokenLogProbability> tokens, Range digits)
    {
        var places = new List<int>();
        for (var (i, start) = (0, 0); i < tokens.Count; start += tokens[i].Token.Length, i++)
        {
            if (start < digits.End.Value && start + tokens[i].Token.Length > digits.Start.Value)
                places.Add(i);
        }

        return places;
    }

    // Decimal digits of any script, as int() of Python reads them.
    private static int? Score(params ReadOnlySpan<string> parts)
    {
        var score = 0;
        foreach (var part in parts)
        {
            if (part.Length == 0)
                return null;
            for (var i = 0; i < part.Length; i += char.IsSurrogatePair(part, i) ? 2 : 1)
            {
                if (CharUnicodeInfo.GetDecimalDigitValue(part, i) is not (>= 0 and var digit) || (score = (score * 10) + digit) > Greatest)
                    return null;
            }
        }

        return score;
    }
}
