namespace Opik.Evaluation.Overlap.Bleu;

/// <summary>
/// The smoothing methods of NLTK's BLEU: B. Chen and C. Cherry, "A Systematic Comparison of Smoothing Techniques for
/// Sentence-Level BLEU" (WMT 2014).
/// </summary>
internal static class BleuSmoothing
{
    private const double Tiny = 2.2250738585072014e-308;
    private const double Epsilon = 0.1;
    private const double K = 5;
    private const double Alpha = 5;

    /// <param name="method">Name.</param>
    /// <param name="matches">Clipped matches by order, added up over all sentences.</param>
    /// <param name="totals">N-grams of the outputs by order, at least 1.</param>
    /// <param name="length">Words of all outputs.</param>
    /// <param name="last">The last sentence: two methods look at it once more.</param>
    /// <returns>Precisions by order.</returns>
    /// <exception cref="MetricComputationException">The method does not work for these counts.</exception>
    public static double[] Smooth(string method, int[] matches, int[] totals, int length, BleuSentence last)
    {
        var precisions = new double[matches.Length];
        for (var i = 0; i < precisions.Length; i++)
            precisions[i] = (double)matches[i] / totals[i];
        switch (method)
        {
            case "method1":
                ReplaceZeros(matches, precisions, (order, _) => Epsilon / totals[order]);
                break;
            case "method2":
                for (var i = 1; i < precisions.Length; i++)
                    precisions[i] = (matches[i] + 1.0) / (totals[i] + 1.0);
                break;
            case "method3":
                ReplaceZeros(matches, precisions, (order, count) => 1 / (Math.Pow(2, count) * totals[order]));
                break;
            case "method4":
                Shorten(matches, totals, length, precisions);
                break;
            case "method5":
                Average(precisions, last);
                break;
            case "method6":
                Interpolate(matches, precisions, last);
                break;
            case "method7":
                Shorten(matches, totals, length, precisions);
                Average(precisions, last);
                break;
            default:
                ReplaceZeros(matches, precisions, (_, _) => Tiny);
                break;
        }

        return precisions;
    }

    private static void Shorten(int[] matches, int[] totals, int length, double[] precisions)
    {
        if (length > 1)
            ReplaceZeros(matches, precisions, (order, count) => 1 / (Math.Pow(2, count) * K / Math.Log(length)) / totals[order]);
    }

    private static void Average(double[] precisions, BleuSentence last)
    {
        var before = precisions[0] + 1;
        for (var i = 0; i < precisions.Length; i++)
        {
            var after = i + 1 < precisions.Length ? precisions[i + 1] : last.FifthPrecision;
            before = precisions[i] = (before + precisions[i] + after) / 3;
        }
    }

    private static void Interpolate(int[] matches, double[] precisions, BleuSentence last)
    {
        if (precisions.Length < 3 || precisions[2] == 0)
            throw new MetricComputationException("Smoothing method6 needs n-grams of three words, and at least one that matches.");
        for (var i = 2; i < precisions.Length; i++)
        {
            var prior = precisions[i - 2] == 0 ? 0 : precisions[i - 1] * precisions[i - 1] / precisions[i - 2];
            precisions[i] = (matches[i] + (Alpha * prior)) / (last.Total(i + 1) + Alpha);
        }
    }

    // The count of zeros so far goes into what takes their place.
    private static void ReplaceZeros(int[] matches, double[] precisions, Func<int, int, double> value)
    {
        var count = 0;
        for (var i = 0; i < precisions.Length; i++)
        {
            if (matches[i] == 0)
                precisions[i] = value(i, ++count);
        }
    }
}
