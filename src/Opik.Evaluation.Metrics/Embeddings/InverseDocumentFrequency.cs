using System.Collections.Frozen;

namespace Opik.Evaluation.Embeddings;

/// <summary>
/// Weights of tokens by how few texts have them, so that common words count for less: <c>ln((M + 1) / (n + 1))</c> for a token in n of M
/// texts. T. Zhang et al., "BERTScore: Evaluating Text Generation with BERT" (ICLR 2020), §3.
/// </summary>
public sealed class InverseDocumentFrequency
{
    private readonly FrozenDictionary<string, int> _texts;
    private readonly int _count;

    /// <param name="texts">Tokens of texts as they are usual for the task: commonly all its references.</param>
    public InverseDocumentFrequency(IEnumerable<IEnumerable<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            _count++;
            foreach (var token in text.Distinct(StringComparer.Ordinal))
                counts[token] = counts.GetValueOrDefault(token) + 1;
        }

        _texts = counts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Counts the tokens of texts.</summary>
    /// <param name="embedder">What divides texts into tokens when they are scored.</param>
    /// <param name="texts">The texts; blank ones are left out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<InverseDocumentFrequency> OfAsync(ITokenEmbedder embedder, IEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(texts);
        var embedded = await embedder.EmbedAsync([.. texts.Where(text => !string.IsNullOrWhiteSpace(text))], cancellationToken).ConfigureAwait(false);
        return new InverseDocumentFrequency(embedded.Select(text => text.Select(token => token.Token)));
    }

    /// <summary>The weight of a token: 0 for one that every text has, the largest for one that none has.</summary>
    public double Of(string token) => Math.Log((_count + 1.0) / (_texts.GetValueOrDefault(token) + 1.0));
}
