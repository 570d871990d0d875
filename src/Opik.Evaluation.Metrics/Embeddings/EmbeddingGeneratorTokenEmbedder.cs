using System.Text;
using Microsoft.Extensions.AI;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Embeddings;

/// <summary>
/// Tokens by any embedding model of Microsoft.Extensions.AI: texts are divided into words, and each different word is embedded once. The
/// vectors do not depend on the sentence, unlike those of a BERT model, so that scores cannot be compared with those of one.
/// </summary>
public sealed class EmbeddingGeneratorTokenEmbedder : ITokenEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly EmbeddingGenerationOptions? _options;
    private readonly Func<string, IReadOnlyList<string>> _tokenizer;

    /// <param name="generator">The model; it is not disposed.</param>
    /// <param name="options">Options of its calls; null: its own.</param>
    /// <param name="tokenizer">Tokens of a text; null: runs of letters, marks and numerals in small letters.</param>
    public EmbeddingGeneratorTokenEmbedder(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        EmbeddingGenerationOptions? options = null,
        Func<string, IReadOnlyList<string>>? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        (_generator, _options, _tokenizer) = (generator, options, tokenizer ?? Words);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<TokenEmbedding>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var tokens = texts.Select(_tokenizer).ToList();
        List<string> distinct = [.. tokens.SelectMany(each => each).Distinct(StringComparer.Ordinal)];
        if (distinct.Count == 0)
            return [.. tokens.Select(_ => (IReadOnlyList<TokenEmbedding>)[])];
        var vectors = await _generator.GenerateAsync(distinct, _options, cancellationToken).ConfigureAwait(false);
        if (vectors.Count != distinct.Count)
            throw new MetricComputationException($"The embedding model gave {vectors.Count} vectors for {distinct.Count} words.");
        var byToken = new Dictionary<string, TokenEmbedding>(distinct.Count, StringComparer.Ordinal);
        for (var i = 0; i < distinct.Count; i++)
            byToken.Add(distinct[i], new TokenEmbedding(distinct[i], vectors[i].Vector));
        return [.. tokens.Select(each => (IReadOnlyList<TokenEmbedding>)[.. each.Select(token => byToken[token])])];
    }

    private static List<string> Words(string text)
    {
        var lower = PythonCase.Lower(text);
        var words = new List<string>();
        var start = 0;
        for (var position = 0; position <= lower.Length;)
        {
            var length = 1;
            if (position < lower.Length && IsPart(PythonText.At(lower, position, out length)))
            {
                position += length;
                continue;
            }

            if (position > start)
                words.Add(lower[start..position]);
            position += length;
            start = position;
        }

        return words;
    }

    private static bool IsPart(Rune rune) =>
        PythonText.IsAlphanumeric(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
