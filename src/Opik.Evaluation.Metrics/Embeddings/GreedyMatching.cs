using System.Numerics;

namespace Opik.Evaluation.Embeddings;

/// <summary>
/// Each token of one text against its most similar token of another: T. Zhang et al., "BERTScore: Evaluating Text Generation with BERT"
/// (ICLR 2020), §3. Similarity is the cosine.
/// </summary>
internal static class GreedyMatching
{
    /// <param name="output">Tokens of the output, at least one.</param>
    /// <param name="reference">Tokens of the reference, at least one.</param>
    /// <param name="weight">Weight of a token.</param>
    /// <returns>Precision, recall and F1.</returns>
    /// <exception cref="MetricComputationException">Vectors do not fit together, are all 0, or no token has any weight.</exception>
    public static MatchScore Match(IReadOnlyList<TokenEmbedding> output, IReadOnlyList<TokenEmbedding> reference, Func<string, double> weight)
    {
        float[][] left = [.. output.Select(Unit)], right = [.. reference.Select(Unit)];
        var (bestLeft, bestRight) = (new double[left.Length], new double[right.Length]);
        Array.Fill(bestLeft, double.NegativeInfinity);
        Array.Fill(bestRight, double.NegativeInfinity);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                var similarity = Dot(left[i], right[j]);
                bestLeft[i] = Math.Max(bestLeft[i], similarity);
                bestRight[j] = Math.Max(bestRight[j], similarity);
            }
        }

        var (precision, recall) = (Mean(output, bestLeft, weight), Mean(reference, bestRight, weight));
        return new MatchScore(precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static double Mean(IReadOnlyList<TokenEmbedding> tokens, double[] best, Func<string, double> weight)
    {
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < best.Length; i++)
        {
            var own = weight(tokens[i].Token);
            sum += own * best[i];
            all += own;
        }

        return all > 0 ? sum / all : throw new MetricComputationException("No token of the text has any weight: every text that the weights were counted in has all of them.");
    }

    private static float[] Unit(TokenEmbedding token)
    {
        var vector = token.Vector.ToArray();
        var length = Math.Sqrt(Dot(vector, vector));
        if (!(length > 0) || double.IsInfinity(length))
            throw new MetricComputationException($"The vector of the token '{token.Token}' has no direction.");
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)(vector[i] / length);
        return vector;
    }

    private static double Dot(float[] left, float[] right)
    {
        if (left.Length != right.Length)
            throw new MetricComputationException($"Vectors of {left.Length} and {right.Length} numbers cannot be compared.");
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= left.Length; i += Vector<float>.Count)
            sums += new Vector<float>(left, i) * new Vector<float>(right, i);
        double sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
